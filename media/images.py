"""What a client wants to know of an image before its bytes are there: its size, and a blur to stand in for it."""

from dataclasses import dataclass
from typing import BinaryIO

from blurhash_rs import blurhash_encode
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PIXELS = 64_000_000  # what decoding may cost: 64 million pixels are 192 MB
FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp", "AVIF": "image/avif"}
_BLUR_EDGE = 32  # pixels; BlurHash reads few waves, so more would not show


class NotAnImage(Exception):
    """These bytes are no image that can be shown."""


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """An image as it is shown, its orientation applied: pixels wide and high, and its BlurHash (https://blurha.sh)."""

    content_type: str
    width: int
    height: int
    placeholder: str


def image_facts(content: BinaryIO) -> ImageFacts:
    """Read an image once. Raises NotAnImage where it is damaged, of no known format or larger than `MAX_PIXELS`."""
    try:
        with Image.open(content, formats=tuple(FORMATS)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise NotAnImage("too many pixels")
            content_type = FORMATS[image.format or ""]
            turned = image.getexif().get(0x0112, 1) >= 5  # Exif orientation 5 to 8: lies on its side
            width, height = (image.height, image.width) if turned else image.size
            return ImageFacts(content_type, width, height, _placeholder(image))
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise NotAnImage(str(error)) from error


def _placeholder(image: Image.Image) -> str:
    image.draft("RGB", (_BLUR_EDGE, _BLUR_EDGE))  # a JPEG decodes to an eighth at once
    image.thumbnail((_BLUR_EDGE, _BLUR_EDGE))
    small = ImageOps.exif_transpose(image).convert("RGBA")
    ground = Image.new("RGBA", small.size, "white")  # BlurHash knows no transparency
    blur: str = blurhash_encode(Image.alpha_composite(ground, small).convert("RGB"), x_components=4, y_components=3)
    return blur
