"""Which strings are an emoji: one RGI sequence (Unicode TS #51) in its fully qualified spelling, or `:custom_name:`."""

import re
from functools import cache

from emoji import EMOJI_DATA, STATUS

from tmschat.core.errors import Invalid

_CUSTOM = re.compile(r":[a-z0-9_+-]{1,64}:")
_SELECTOR = "\ufe0f"  # asks for the colourful form; spellings differ in having it
_STANDALONE = STATUS["fully_qualified"]


class NotAnEmoji(Invalid):
    """This is not one emoji."""

    code = "invalid_emoji"


def qualified(text: str) -> str:
    """Give the one spelling under which an emoji is stored: ❤ and ❤️ are one. Raises NotAnEmoji."""
    if _CUSTOM.fullmatch(text):
        return text
    found = _by_bare_spelling().get(text.replace(_SELECTOR, "")) if len(text) <= 32 else None
    if found is None or text.startswith(_SELECTOR) or _SELECTOR * 2 in text:
        raise NotAnEmoji(attr="emoji")
    return found


@cache
def _by_bare_spelling() -> dict[str, str]:
    whole = [sequence for sequence, data in EMOJI_DATA.items() if data["status"] == _STANDALONE]
    return {sequence.replace(_SELECTOR, ""): sequence for sequence in whole}
