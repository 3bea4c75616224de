"""Where a picture was taken is nobody's business: it is blanked in place, and no other byte of the picture changes."""

import re
import struct
import zlib
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from media.images import opened

_GPS = 0x8825  # the tag of IFD 0 that leads to the GPS IFD (Exif 3.0, section 4.6.3)
_VALUE_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}  # by TIFF's field types
_TIFF = re.compile(rb"II\*\0\x08\0\0\0|MM\0\*\0\0\0\x08")
_LONGEST_EXIF = 64 * 1024
_MOST_PICTURES = 16  # in one JPEG; cameras write two or three
_MOST_GPS_TAGS = 64  # Exif knows 32
# Somebody's bytes are searched: no part may run on to the end of the file from each of a million beginnings.
_XMP_ATTRIBUTE = re.compile(rb"""(exif:GPS\w{1,40}\s{0,9}=\s{0,9})("[^"<>]{0,999}"|'[^'<>]{0,999}')""")
_XMP_ELEMENT = re.compile(rb"(<exif:GPS\w{1,40}[^<>]{0,999}>)([^<]*)(?=<)")


@dataclass(frozen=True, slots=True)
class Patch:
    """Bytes that are to stand at a place of the file, instead of as many others."""

    start: int
    content: bytes


def location_patches(content: BinaryIO) -> list[Patch]:
    """Give what blanks the location in a picture's Exif and XMP; nothing where it tells none. Raises NotAnImage."""
    with opened(content) as image:
        kind = image.format
        tells_place = _GPS in image.getexif()
        exif, xmp = image.info.get("exif") or b"", image.info.get("xmp") or b""
    if not tells_place and b"exif:GPS" not in xmp and kind != "MPO":
        return []
    content.seek(0)
    whole = content.read()
    tiffs = _embedded_tiffs(whole, kind) or [exif.removeprefix(b"Exif\0\0")]
    told = [*((tiff, _without_gps(tiff)) for tiff in tiffs), (xmp, _without_xmp_gps(xmp))]
    patches = [Patch(whole.index(before), after) for before, after in told if before != after and before in whole]
    return [each for patch in patches for each in (_with_checksum(whole, patch) if kind == "PNG" else [patch])]


def _embedded_tiffs(whole: bytes, kind: str | None) -> list[bytes]:
    """Give the Exif of an AVIF as it lies in the file (Pillow gives it with the orientation of the container), and of a
    JPEG with further pictures that of each.
    """
    wanted = {"AVIF": 1, "MPO": _MOST_PICTURES}.get(kind or "", 0)
    return [whole[found.start() : found.start() + _LONGEST_EXIF] for found in islice(_TIFF.finditer(whole), wanted)]


def _without_gps(tiff: bytes) -> bytes:
    """Empty the GPS IFD: its values, its entries, its count. A damaged one stays: nobody can read it either."""
    changed = bytearray(tiff)
    try:
        order = {b"II*\0": "<", b"MM\0*": ">"}[tiff[:4]]
        start = _gps_ifd(tiff, order)
        if start is None:
            return tiff
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        if count > _MOST_GPS_TAGS:
            return tiff
        for place in range(start + 2, start + 2 + 12 * count, 12):
            _tag, kind, values, at = struct.unpack_from(f"{order}HHII", tiff, place)
            length = _VALUE_BYTES.get(kind, 0) * values
            if 4 < length <= len(tiff) - at:
                changed[at : at + length] = bytes(length)
            changed[place : place + 12] = bytes(12)
        changed[start : start + 2] = bytes(2)
    except (KeyError, struct.error):
        return tiff
    return bytes(changed) if len(changed) == len(tiff) else tiff


def _gps_ifd(tiff: bytes, order: str) -> int | None:
    (ifd,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, ifd)
    for place in range(ifd + 2, ifd + 2 + 12 * count, 12):
        tag, _kind, _values, at = struct.unpack_from(f"{order}HHII", tiff, place)
        if tag == _GPS:
            return int(at)
    return None


def _without_xmp_gps(xmp: bytes) -> bytes:
    plain = _XMP_ATTRIBUTE.sub(lambda found: found[1] + b'"' + b" " * (len(found[2]) - 2) + b'"', xmp)
    return _XMP_ELEMENT.sub(lambda found: found[1] + b" " * len(found[2]), plain)


def _with_checksum(whole: bytes, patch: Patch) -> list[Patch]:
    """Give a patch of a PNG with the checksum of the chunk it lies in: length, type, data, CRC-32 of type and data."""
    place = 8
    while place + 12 <= len(whole):
        (length,) = struct.unpack_from(">I", whole, place)
        end = place + 8 + length
        if place <= patch.start < end:
            chunk = bytearray(whole[place + 4 : end])
            at = patch.start - place - 4
            chunk[at : at + len(patch.content)] = patch.content
            return [patch, Patch(end, struct.pack(">I", zlib.crc32(chunk)))]
        place = end + 4
    return [patch]
