"""Pictures for the conversations: painted here, so that nobody's rights are in them."""

import random
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

Color = tuple[int, int, int]
SIZE = (1200, 800)
SKIES: dict[str, tuple[Color, Color]] = {
    "harbour.jpg": ((34, 48, 92), (246, 160, 92)),
    "dunes.jpg": ((150, 190, 214), (250, 226, 186)),
}
SILHOUETTES: dict[str, list[Color]] = {
    "harbour.jpg": [(70, 66, 104), (44, 46, 82), (22, 26, 52)],
    "dunes.jpg": [(226, 190, 140), (204, 160, 108), (166, 120, 78)],
}


def painted(name: str) -> bytes:
    """Give a landscape as JPEG: a sky, a sun, and three ridges before them."""
    chance = random.Random(name)
    image = _ramp(SIZE, *SKIES[name])
    draw = ImageDraw.Draw(image)
    width, height = SIZE
    draw.ellipse((width * 0.62, height * 0.28, width * 0.62 + 130, height * 0.28 + 130), fill=(255, 236, 200))
    image = image.filter(ImageFilter.GaussianBlur(3))
    for depth, color in enumerate(SILHOUETTES[name]):
        ridge = _ridge(chance, width, height * (0.58 + 0.13 * depth), 60 - 8 * depth)
        ImageDraw.Draw(image).polygon([(0, height), *ridge, (width, height)], fill=color)
    return _encoded(image.filter(ImageFilter.GaussianBlur(0.8)), "JPEG")


def portrait(seed: str) -> bytes:
    """Give a person's picture as PNG: head and shoulders before a wall, in colours of their own."""
    chance = random.Random(seed)
    hue = chance.randrange(360)
    image = _ramp((256, 256), _hsl(hue, 45, 72), _hsl(hue + 40, 50, 52))
    draw = ImageDraw.Draw(image)
    skin, hair, cloth = (
        _hsl(25, 45, chance.randrange(38, 76)),
        _hsl(28, 30, chance.randrange(10, 34)),
        _hsl(hue + 190, 40, 40),
    )
    draw.ellipse((28, 186, 228, 380), fill=cloth)
    draw.rounded_rectangle((106, 140, 150, 214), 22, fill=skin)
    draw.ellipse((68, 46, 188, 176), fill=hair)
    draw.ellipse((80, 66, 176, 182), fill=skin)
    draw.chord((76, 50, 180, 150), 180, 360, fill=hair)
    return _encoded(image.filter(ImageFilter.GaussianBlur(0.6)), "PNG")


def _ridge(chance: random.Random, width: int, level: float, swing: float) -> list[tuple[float, float]]:
    points, height = [], level
    for x in range(0, width + 40, 40):
        height += chance.uniform(-swing, swing) * 0.4 + (level - height) * 0.3
        points.append((float(x), height))
    return points


def _ramp(size: tuple[int, int], top: Color, bottom: Color) -> Image.Image:
    mask = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), mask)


def _hsl(hue: int, saturation: int, lightness: int) -> Color:
    red, green, blue = Image.new("RGB", (1, 1), f"hsl({hue % 360}, {saturation}%, {lightness}%)").tobytes()
    return red, green, blue


def _encoded(image: Image.Image, form: str) -> bytes:
    content = BytesIO()
    image.save(content, form, quality=88)
    return content.getvalue()
