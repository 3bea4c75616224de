"""How search reads text: folded, and cut into what the index can find.

A term matches where its folded spelling stands in the folded text. Words of three letters and more are found by their
trigrams, also inside longer words. Shorter words are found whole. Chinese, Japanese and Korean have no spaces, and two
characters are a usual word there, so each pair of neighbours is a token, and each single character.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_CJK = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_CJK_RUN = re.compile(f"[{_CJK}]+")
_WORD = re.compile(f"[^\\W{_CJK}]+")
_PHRASE = re.compile(r'["“„«]([^"“”„«»]*)["”“»]')
TRIGRAM = 3
MAX_TERMS = 10


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must stand in a text: its folded spelling, and tokens that the index looks up for it."""

    folded: str
    tokens: tuple[str, ...]


@lru_cache(maxsize=65536)
def _fold_character(character: str) -> str:
    """Fold one character; accents go, but not the marks that make another letter (が is not か)."""
    kept = [each for each in unicodedata.normalize("NFKD", character) if not _is_accent(each)]
    return unicodedata.normalize("NFC", "".join(kept)).casefold()


def _is_accent(character: str) -> bool:
    order = unicodedata.combining(character)
    return order >= 200 or 10 <= order <= 36  # above and below letters; Hebrew and Arabic points


def fold(text: str) -> str:
    """Give `text` in lower case without accents, its white space as single spaces."""
    return " ".join("".join(map(_fold_character, text)).split())


def tokens_of(folded: str) -> list[str]:
    """Give the tokens of a folded text: words too short for trigrams, CJK characters and pairs of them."""
    found = {word for word in _WORD.findall(folded) if len(word) < TRIGRAM}
    for run in _CJK_RUN.findall(folded):
        found.update(run)
        found.update(_pairs(run))
    return sorted(found)


def terms_of(query: str) -> list[Term]:
    """Give what a query asks for: quoted phrases whole, else word by word. What has no letter or digit is left out."""
    phrases = _PHRASE.findall(query)
    words = _PHRASE.sub(" ", query).split()
    folded = dict.fromkeys(fold(each) for each in [*phrases, *words])
    terms = [Term(each, _needed_tokens(each)) for each in folded if _WORD.search(each) or _CJK_RUN.search(each)]
    return terms[:MAX_TERMS]


def matches(terms: list[Term], text: str) -> bool:
    """Tell whether a text, as it is now, has all the terms."""
    folded = fold(text)
    return all(term.folded in folded for term in terms)


def highlight(terms: list[Term], text: str, *, length: int = 200) -> dict[str, Any]:
    """Give the part of `text` around the first match, at most `length` code points, and where the terms stand in it."""
    spelt, places = _with_places(text)
    spans = sorted(span for term in terms for span in _spans(term.folded, spelt, places))
    begin = max(spans[0][0] - length // 4, 0) if spans and len(text) > length else 0
    part = text[begin : begin + length]
    ranges = [
        [start - begin, min(end - begin, len(part))] for start, end in _joined(spans) if start - begin < len(part)
    ]
    return {"text": part, "ranges": [each for each in ranges if each[0] >= 0]}


def _needed_tokens(folded: str) -> tuple[str, ...]:
    """Give the tokens that a text with this term must have, as far as trigrams do not find it."""
    needed: list[str] = []
    for run in _CJK_RUN.findall(folded):
        needed.extend(_pairs(run) or [run])
    words = _WORD.findall(folded)
    if not needed and all(len(word) < TRIGRAM for word in words):
        needed.extend(words)
    return tuple(dict.fromkeys(needed))


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)]


def _with_places(text: str) -> tuple[str, list[int]]:
    """Give the folded text with white space kept, and for each of its characters the place it came from."""
    spelt: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for each in " " if character.isspace() else _fold_character(character):
            if each == " " and spelt and spelt[-1] == " ":
                continue
            spelt.append(each)
            places.append(place)
    return "".join(spelt), places


def _spans(needle: str, spelt: str, places: list[int]) -> list[tuple[int, int]]:
    found, start = [], spelt.find(needle)
    while start >= 0:
        end = start + len(needle)
        found.append((places[start], places[end - 1] + 1))
        start = spelt.find(needle, end)
    return found


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
