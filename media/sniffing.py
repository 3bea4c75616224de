"""Does a file hold what it says? Only types that a browser may show are held to their word; the rest is never shown."""

from collections.abc import Callable
from typing import BinaryIO

from media.images import ImageFacts
from media.kinds import is_image, is_shown_inline

HEAD = 16  # bytes that the signatures below lie in


def _begins(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(signatures)


def _is_wave(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WAVE"


def _is_iso_media(head: bytes) -> bool:
    return head[4:8] == b"ftyp"


# Source: WHATWG MIME Sniffing Standard, sections 6.2 and 7; RFC 9639 (FLAC); ISO/IEC 13818-7 (ADTS).
_LOOKS_LIKE: dict[str, Callable[[bytes], bool]] = {
    "application/pdf": _begins(b"%PDF-"),
    "audio/mpeg": _begins(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"),
    "audio/aac": _begins(b"\xff\xf1", b"\xff\xf9"),
    "audio/flac": _begins(b"fLaC"),
    "audio/wav": _is_wave,
    "audio/mp4": _is_iso_media,
    "video/mp4": _is_iso_media,
    "audio/ogg": _begins(b"OggS\x00"),
    "video/ogg": _begins(b"OggS\x00"),
    "audio/webm": _begins(b"\x1a\x45\xdf\xa3"),
    "video/webm": _begins(b"\x1a\x45\xdf\xa3"),
}


def is_what_it_says(content: BinaryIO, content_type: str, facts: ImageFacts | None) -> bool:
    """Tell whether bytes may go by `content_type`; `facts` are what was read from an image. Leaves `content` at 0."""
    if is_image(content_type):
        return facts is not None and facts.content_type == content_type
    content.seek(0)
    head = content.read(HEAD)
    content.seek(0)
    return not is_shown_inline(content_type) or _LOOKS_LIKE[content_type](head)
