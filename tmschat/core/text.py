"""Text as the contract has it: NFC, lengths in code points after that, no NUL, no lone surrogates."""

import unicodedata


def normalized(text: str) -> str:
    """Give `text` in NFC. Raises ValueError where PostgreSQL could not store it as UTF-8."""
    return unicodedata.normalize("NFC", storable(text))


def storable(text: str) -> str:
    """Give `text` as it is. Raises ValueError where PostgreSQL could not store it as UTF-8."""
    if "\x00" in text:
        raise ValueError("Null characters are not allowed.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("Lone surrogates are not allowed.") from None
    return text


def excerpt(text: str, length: int = 140) -> str:
    """Give the beginning of `text` on one line, at most `length` code points, for a quotation."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
