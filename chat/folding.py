"""How search reads text: folded, and cut into what the index can find.

A term matches where its folded spelling stands in the folded text. Words of three letters and more are found by their
trigrams, also inside longer words: PostgreSQL makes those of plain Latin letters and digits, we make all others,
because which letters it knows depends on the server's locale (in the embedded one: no others). Shorter words are found
whole. Chinese, Japanese, Korean, Thai and their like have no spaces, or two characters are a usual word, so there each
pair of neighbours is a token, and each single character.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
_INDIC = "\u0900-\u0963\u0966-\u0dff"  # their vowel signs are no letters to Python
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_WORD = re.compile(f"(?:[^\\W_{_UNSPACED}]|[{_INDIC}])+")
_PLAIN = re.compile("[a-z0-9]{3}")
_PHRASE = re.compile(r'["“„«]([^"“”„«»]*)["”“»]')
TRIGRAM = 3
MAX_TERMS = 10
_REMEMBERED = 65_536  # characters: more than all living scripts need


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must stand in a text: its folded spelling, and tokens that the index looks up for it."""

    folded: str
    tokens: tuple[str, ...]

    @property
    def has_trigrams(self) -> bool:
        """Whether PostgreSQL's trigrams find it too; where it has none, asking for them reads the whole index."""
        return _PLAIN.search(self.folded) is not None


class _Folds(dict[int, str]):
    """What each character folds to, worked out when it is first met: `str.translate` then runs in C."""

    def __missing__(self, code: int) -> str:
        """Fold one character; accents go, but not the marks that make another letter (が is not か)."""
        if len(self) >= _REMEMBERED:
            self.clear()
        kept = [each for each in unicodedata.normalize("NFKD", chr(code)) if not _is_accent(each)]
        self[code] = unicodedata.normalize("NFC", "".join(kept)).casefold()
        return self[code]


def _is_accent(character: str) -> bool:
    order = unicodedata.combining(character)
    return order >= 200 or 10 <= order <= 36  # above and below letters; Hebrew and Arabic points


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Give `text` in lower case without accents, its white space as single spaces."""
    return " ".join(text.translate(_FOLDS).split())


def tokens_of(folded: str) -> list[str]:
    """Give the tokens of a folded text: what PostgreSQL's trigrams do not find."""
    found: set[str] = set()
    for word in _WORD.findall(folded):
        if len(word) < TRIGRAM:
            found.add(word)
        elif not word.isascii():
            found.update(_grams(word, TRIGRAM))
    for run in _UNSPACED_RUN.findall(folded):
        found.update(run)
        found.update(_grams(run, 2))
    return sorted(found)


def terms_of(query: str) -> list[Term]:
    """Give what a query asks for: quoted phrases whole, else word by word. What has no letter or digit is left out."""
    phrases = _PHRASE.findall(query)
    words = _PHRASE.sub(" ", query).split()
    folded = dict.fromkeys(fold(each) for each in [*phrases, *words])
    terms = [Term(each, _needed_tokens(each)) for each in folded if _WORD.search(each) or _UNSPACED_RUN.search(each)]
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
    """Give the tokens that a text with this term must have, as far as PostgreSQL's trigrams do not find it."""
    needed: list[str] = []
    words = _WORD.findall(folded)
    for run in _UNSPACED_RUN.findall(folded):
        needed.extend(_grams(run, 2) or [run])
    for word in words:
        if not word.isascii():
            needed.extend(_grams(word, TRIGRAM))
    if not needed and all(len(word) < TRIGRAM for word in words):
        needed.extend(words)
    return tuple(dict.fromkeys(needed))


def _grams(run: str, length: int) -> list[str]:
    return [run[place : place + length] for place in range(len(run) - length + 1)]


def _with_places(text: str) -> tuple[str, list[int]]:
    """Give the folded text with white space kept, and for each of its characters the place it came from."""
    spelt: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for each in " " if character.isspace() else _FOLDS[ord(character)]:
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
