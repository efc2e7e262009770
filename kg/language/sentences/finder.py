"""Sentence starts that need no parser: each word gets True, False, or None where the parser decides."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final

from spacy.tokens import Doc, Token

from kg.language.sentences.layout import Layout, gap_of

__all__ = ["find"]

_DATA: Final = files("kg.language.sentences")
_STOPS: Final = frozenset(".?!")
_SOFT_STOPS: Final = frozenset({":", "…", "...", "....", "?!", "!!", "??"})
_OPENING: Final = frozenset("\"'“‘«([{")
_CLOSING: Final = frozenset("\"'”’»)]}")


@cache
def _abbreviations() -> dict[str, str]:
    """Load the abbreviations: each form, and whether a sentence may end with it."""
    rows = (_DATA / "abbreviations.csv").read_text(encoding="utf-8").splitlines()
    return {row["form"]: row["ends"] for row in csv.DictReader(rows)}


@cache
def _openers() -> frozenset[str]:
    """Load the words that open a sentence and hardly ever stand capitalised inside one."""
    return frozenset((_DATA / "openers.txt").read_text(encoding="utf-8").split())


def find(doc: Doc) -> list[bool | None]:
    """Decide for each token whether a sentence starts with it.

    Args:
        doc: Words with the statistical names, before parsing.

    Returns:
        One value for each token: True, False, or None where only the parser can tell.
    """
    layout = Layout.of(doc.text)
    starts: list[bool | None] = []
    previous: Token | None = None
    for token in doc:
        if token.is_space:
            starts.append(False)
            continue
        starts.append(True if previous is None else _judge(previous, token, layout))
        previous = token
    return starts


def _judge(previous: Token, token: Token, layout: Layout) -> bool | None:
    """Decide for one word, given the last word before it."""
    end = previous.idx + len(previous)
    gap = gap_of(layout.text, end, token.idx)
    if gap == "paragraph":
        return True
    if token.ent_iob_ == "I":
        return False
    if gap == "furniture":
        return True if token.text[:1].isupper() else None
    if gap == "line":
        broken = layout.starts_line(end, token.idx)
        return broken if broken is not None else _after(previous, token, spaced=True)
    return _after(previous, token, spaced=gap == "space")


def _after(previous: Token, token: Token, *, spaced: bool) -> bool | None:
    """Decide within running text: only a full stop, and only where it is one, lets a sentence start."""
    if _is_closing(token, spaced=spaced):
        return False
    stop, closed = _stop_before(previous)
    if stop is None:
        return _after_abbreviation(previous, token)
    if not spaced and not closed:
        return False
    first = _first_letter(token)
    if first.islower():
        return False
    if stop.text in _SOFT_STOPS:
        return None
    if stop.text == ".":
        return None if first.isdigit() else _after_full_stop(stop, token)
    return None if closed else True


def _after_full_stop(stop: Token, token: Token) -> bool | None:
    """Decide after a full stop that stands as a token: it may still belong to an abbreviation."""
    if stop.i and not stop.nbor(-1).whitespace_:
        word = stop.nbor(-1).text
        if word.isdigit() and _opens_line(stop.nbor(-1)):
            return False
        if _abbreviations().get(f"{word}.") is not None or (len(word) == 1 and word.isupper()):
            return token.text in _openers()
    return True


def _opens_line(token: Token) -> bool:
    """Say whether a token is the first of its line: a number there counts a list."""
    return token.i == 0 or (token.nbor(-1).is_space and "\n" in token.nbor(-1).text)


def _after_abbreviation(previous: Token, token: Token) -> bool | None:
    """Decide after a word that is no full stop but may end with one."""
    if previous.text.endswith(".") and _abbreviations().get(previous.text) == "sometimes":
        return token.text in _openers()
    return False


def _is_closing(token: Token, *, spaced: bool) -> bool:
    """Say whether a token is a closing quotation mark or bracket, or punctuation that ends something."""
    if token.text in {"”", "’", "»", ")", "]", "}", ".", ",", ";", ":", "?", "!"}:
        return True
    return token.text in _CLOSING and not spaced


def _stop_before(previous: Token) -> tuple[Token | None, bool]:
    """Give the full stop before a word and whether quotation marks or brackets closed after it."""
    closed = False
    while previous.text in _CLOSING and previous.i and not previous.nbor(-1).whitespace_:
        previous, closed = previous.nbor(-1), True
    if previous.text in _STOPS or previous.text in _SOFT_STOPS:
        return previous, closed
    return None, closed


def _first_letter(token: Token) -> str:
    """Give the first letter or digit at or after a token, past opening quotation marks and brackets."""
    while token.text in _OPENING and token.i + 1 < len(token.doc):
        token = token.nbor()
    return token.text[:1]
