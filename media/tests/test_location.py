"""Where a picture was taken does not reach anybody; nothing else of the picture changes."""

import hashlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from rest_framework.test import APIClient

from media.location import location_patches
from media.tests.objects import png
from media.tests.test_uploading import upload
from media.tests.web import Web

ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825
XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,31.2N" exif:GPSLongitude='13,24.3E'
 exif:PixelXDimension="40"><exif:GPSAltitude>34/1</exif:GPSAltitude></rdf:Description></rdf:RDF></x:xmpmeta>"""


def picture(kind: str, *, is_located: bool = True) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = 6, "A camera of some length"
    if is_located:
        exif.get_ifd(GPS).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0), 29: "2026:02:23"})
    content = BytesIO()
    more: dict[str, Any] = {"xmp": XMP} if is_located and kind != "PNG" else {}
    Image.radial_gradient("L").convert("RGB").save(content, kind, exif=exif, **more)
    return content.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.usefixtures("each_store")
def test_a_picture_is_served_without_its_location_and_is_otherwise_the_same(kind: str, as_alice: APIClient, web: Web):
    sent = picture(kind)
    before = Image.open(BytesIO(sent))
    assert before.getexif().get_ifd(GPS)
    fields = {"content_type": f"image/{kind.lower()}", "sha256": hashlib.sha256(sent).hexdigest()}
    completed = upload(as_alice, sent, **fields)
    assert completed.status_code == 200, completed.content
    served = web.get(completed.json()["data"]["url"]).content
    after = Image.open(BytesIO(served))
    assert len(served) == len(sent)
    assert not after.getexif().get_ifd(GPS)
    assert (after.getexif()[ORIENTATION], after.getexif()[MAKE]) == (6, "A camera of some length")
    assert after.tobytes() == before.tobytes()
    for told in (b"52,31.2N", b"13,24.3E", b"34/1", b"2026:02:23"):
        assert told not in served
    if kind != "PNG":
        assert b'exif:PixelXDimension="40"' in served


def test_no_picture_of_a_jpeg_with_several_tells_its_place():
    content = BytesIO()
    first, second = (Image.open(BytesIO(picture("JPEG", is_located=False))) for _ in range(2))
    exif = Image.Exif()
    exif.get_ifd(GPS).update({2: (52.0, 31.0, 12.0), 29: "2026:02:23"})
    second.encoderinfo = {"exif": exif.tobytes()}
    first.save(content, "MPO", save_all=True, append_images=[second])
    changed = bytearray(content.getvalue())
    assert b"2026:02:23" in changed
    for patch in location_patches(content):
        changed[patch.start : patch.start + len(patch.content)] = patch.content
    assert b"2026:02:23" not in changed
    Image.open(BytesIO(changed)).seek(1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_without_a_location_needs_no_patch(kind: str):
    assert location_patches(BytesIO(picture(kind, is_located=False))) == []
    assert location_patches(BytesIO(png())) == []


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow says what is wrong with it
@pytest.mark.parametrize("cut", range(8, 60, 3))
def test_damaged_exif_is_left_alone(cut: int):
    whole = picture("JPEG")
    tiff = Image.open(BytesIO(whole)).info["exif"][6:]
    damaged = whole.replace(tiff, tiff[:cut] + b"\xff" * (len(tiff) - cut))
    for patch in location_patches(BytesIO(damaged)):
        assert patch.start + len(patch.content) <= len(damaged)


@pytest.mark.parametrize(
    "repeated", [b"<exif:GPSA ", b"<exif:GPS" + b"A" * 50, b"exif:GPSA=\"\n'", b"exif:GPSA= ", b"<exif:GPSA>"]
)
def test_a_place_is_looked_for_in_time_that_grows_with_the_file_alone(repeated: bytes):
    content = BytesIO()
    xmp = b"exif:GPSA=" + b" " * 50_000 + repeated * (2_000_000 // len(repeated))  # hours, if it grew with the square
    Image.new("RGB", (8, 6)).save(content, "WEBP", xmp=xmp)
    assert all(len(patch.content) == len(xmp) for patch in location_patches(content))
