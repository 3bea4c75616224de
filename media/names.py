"""File names as people give them, made safe to keep and to give back. They never name anything in the store."""

import re
import unicodedata

from tmschat.core.text import normalized

LONGEST = 255
NAMELESS = "file"
# What would hide a name's true ending from a reader: marks that turn the direction of writing.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def safe_name(name: str) -> str:
    """Give the last part of a path as a name of at most 255 code points; its ending survives the cut.

    Raises ValueError where `name` is no text that can be stored.
    """
    last = re.split(r"[/\\]", normalized(name))[-1]
    printable = "".join(sign for sign in last if unicodedata.category(sign) not in {"Cc", "Zl", "Zp"})
    plain = _TURNS.sub("", printable).strip().strip(".").strip()
    return _cut(plain) or NAMELESS


def _cut(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if len(name) <= LONGEST or not dot or len(ending) > 20:
        return name[:LONGEST]
    return stem[: LONGEST - 1 - len(ending)] + dot + ending
