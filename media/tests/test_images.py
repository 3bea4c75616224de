"""What is known of an image before it is shown."""

from io import BytesIO

import pytest
from PIL import Image

from media import images
from media.images import NotAnImage, image_facts, thumbnail
from media.tests.objects import png


def encoded(image: Image.Image, file_format: str, **options: object) -> BytesIO:
    content = BytesIO()
    image.save(content, file_format, **options)
    content.seek(0)
    return content


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_every_format_tells_its_type_its_size_and_a_blur(file_format: str):
    facts = image_facts(encoded(Image.new("RGB", (40, 30), "navy"), file_format))
    assert (facts.content_type, facts.width, facts.height) == (f"image/{file_format.lower()}", 40, 30)
    assert 6 <= len(facts.placeholder) <= 100


def test_a_cameras_jpeg_with_a_preview_behind_it_is_a_jpeg():
    preview = Image.new("RGB", (10, 8))
    content = encoded(Image.new("RGB", (40, 30), "navy"), "MPO", save_all=True, append_images=[preview])
    facts = image_facts(content)
    assert (facts.content_type, facts.width, facts.height) == ("image/jpeg", 40, 30)
    assert Image.open(thumbnail(content)).size == (40, 30)


def test_a_picture_taken_sideways_is_measured_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    facts = image_facts(encoded(Image.new("RGB", (40, 30)), "JPEG", exif=exif))
    assert (facts.width, facts.height) == (30, 40)


def test_the_blur_shows_the_colours_and_takes_transparent_for_white():
    clear = image_facts(encoded(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG")).placeholder
    assert clear == image_facts(BytesIO(png(8, 8, "white"))).placeholder
    assert clear != image_facts(BytesIO(png(8, 8, "black"))).placeholder


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", png()[:40], b"%PDF-1.4"])
def test_what_is_no_image_is_refused(content: bytes):
    with pytest.raises(NotAnImage):
        image_facts(BytesIO(content))


def test_an_image_that_would_fill_the_memory_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(images, "MAX_PIXELS", 100)
    with pytest.raises(NotAnImage, match="too many pixels"):
        image_facts(BytesIO(png(11, 10)))
