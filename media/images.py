"""What a client wants to know of an image before its bytes are there, and a small copy of it.

Everything here may raise anything while it decodes: the bytes are somebody's. Whatever it is, it means "no image".
"""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from blurhash_rs import blurhash_encode
from PIL import Image, ImageOps

MAX_PIXELS = 64_000_000  # what decoding may cost: 64 million pixels are 256 MB
FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp", "AVIF": "image/avif"}
# A JPEG with further pictures behind it, as cameras write them. Pillow reads it as a JPEG and then gives it this name.
TYPES = FORMATS | {"MPO": "image/jpeg"}
THUMBNAIL_TYPE = "image/webp"
THUMBNAIL_EDGE = 640  # pixels, of the longer side
AVATAR_EDGE = 256  # pixels
_ORIENTATION = 0x0112  # Exif's tag; 5 to 8: the picture lies on its side
_BLUR_EDGE = 32  # pixels; BlurHash reads few waves, so more would not show
warnings.filterwarnings("ignore", module=r"PIL\.")  # a picture made for it has thousands of things to complain of
_decoding = threading.Lock()  # one picture at a time: a process's memory is bounded by one, not by its threads


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
    with opened(content) as image:
        content_type = TYPES[image.format or ""]
        turned = image.getexif().get(_ORIENTATION, 1) >= 5
        width, height = (image.height, image.width) if turned else image.size
        return ImageFacts(content_type, width, height, _placeholder(image))


def thumbnail(content: BinaryIO) -> BytesIO:
    """Give a WebP no larger than `THUMBNAIL_EDGE`, upright, of the first frame, without Exif, XMP or comments.

    Raises NotAnImage.
    """
    with opened(content) as image:
        profile = image.info.get("icc_profile") if image.mode in {"RGB", "RGBA"} else None
        small = _reduced(image, THUMBNAIL_EDGE)
        has_alpha = small.mode in {"RGBA", "LA", "PA"} or "transparency" in small.info
        written = BytesIO()
        small.convert("RGBA" if has_alpha else "RGB").save(
            written, "WEBP", quality=80, method=4, exif=b"", xmp=b"", icc_profile=profile
        )
        written.seek(0)
        return written


def square(content: BinaryIO) -> bytes:
    """Give the middle of an image as a square WebP of `AVATAR_EDGE`, upright, without Exif or comments.

    Raises NotAnImage.
    """
    with opened(content) as image:
        image.draft("RGB", (AVATAR_EDGE * 2, AVATAR_EDGE * 2))
        upright = ImageOps.exif_transpose(image).convert("RGBA")
        written = BytesIO()
        ImageOps.fit(upright, (AVATAR_EDGE, AVATAR_EDGE)).save(written, "WEBP", quality=80, method=4, exif=b"", xmp=b"")
        return written.getvalue()


@contextmanager
def opened(content: BinaryIO) -> Iterator[Image.Image]:
    """Open an image for a block; nothing is decoded before its size is known to be bearable. Raises NotAnImage."""
    try:
        content.seek(0)
        with _decoding, Image.open(content, formats=tuple(FORMATS)) as image:
            _require_bearable(image)
            yield image
    except NotAnImage:
        raise
    except Exception as error:
        raise NotAnImage(str(error)) from error


def _require_bearable(image: Image.Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise NotAnImage("too many pixels")


def _placeholder(image: Image.Image) -> str:
    small = _reduced(image, _BLUR_EDGE).convert("RGBA")
    ground = Image.new("RGBA", small.size, "white")  # BlurHash knows no transparency
    blur: str = blurhash_encode(Image.alpha_composite(ground, small).convert("RGB"), x_components=4, y_components=3)
    return blur


def _reduced(image: Image.Image, edge: int) -> Image.Image:
    image.draft("RGB", (edge, edge))  # a JPEG decodes to an eighth at once
    image.thumbnail((edge, edge))
    return ImageOps.exif_transpose(image)
