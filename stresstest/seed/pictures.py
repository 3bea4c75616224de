"""Pictures: each another one, of another size, cheap to make and not trivial to compress."""

import io
from random import Random

from PIL import Image, ImageDraw

_SHAPES = 6


def picture(number: int) -> tuple[bytes, str, str]:
    """Give the bytes, the content type and the usual name ending of picture 1, 2, 3 …"""
    image = _painted(Random(f"picture {number}"), number)
    content = io.BytesIO()
    if number % 3:
        image.save(content, "JPEG", quality=80)
        return content.getvalue(), "image/jpeg", "jpg"
    image.save(content, "PNG", compress_level=1)
    return content.getvalue(), "image/png", "png"


def _painted(random: Random, number: int) -> Image.Image:
    size = (random.randrange(160, 801, 16), random.randrange(120, 641, 16))
    ramp = Image.linear_gradient("L")
    bands = [ramp.rotate(90 * random.randrange(4)).point(_between(random)).resize(size) for _ in "RGB"]
    image = Image.merge("RGB", bands)
    draw = ImageDraw.Draw(image)
    for _ in range(_SHAPES):
        x, y, radius = random.randrange(size[0]), random.randrange(size[1]), random.randrange(10, 90)
        colour = (random.randrange(256), random.randrange(256), random.randrange(256))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    draw.text((8, 8), f"{number}", fill="white", stroke_width=1, stroke_fill="black")
    return image


def _between(random: Random) -> list[int]:
    low, high = random.randrange(128), random.randrange(128, 256)
    return [low + (high - low) * value // 255 for value in range(256)]
