"""The words of a text without its white space, so that a line break inside a name does not matter."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final

from spacy.tokens import Doc, Token

__all__ = ["Words"]

_WIDE: Final = 5
"""So many blanks in a row stand for something that was blanked out."""


class Words:
    """The words of a `Doc`.

    Attributes:
        doc: The document.
        tokens: Its tokens without those of white space.
        text: Their texts.
        low: Their texts in lower case and American spelling, without "ex-".
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens: list[Token] = [token for token in doc if not token.is_space]
        self.text: list[str] = [token.text for token in self.tokens]
        spellings = _spellings()
        lowered = (text.lower().removeprefix("ex-") for text in self.text)
        self.low: list[str] = [spellings.get(word, word) for word in lowered]
        self._index = {token.i: k for k, token in enumerate(self.tokens)}
        self._content: str = doc.text
        starts = [token.idx for token in self.tokens]
        ends = [0, *(start + len(text) for start, text in zip(starts, self.text, strict=True))]
        self._gaps = [self._content[end:start] for end, start in zip(ends, starts, strict=False)]
        self._breaks = [self._is_break(i) for i in range(len(self.tokens))]

    def __len__(self) -> int:
        return len(self.tokens)

    def index(self, token: int) -> int | None:
        """Give the number of the word that a token is, or None for white space."""
        return self._index.get(token)

    def glued(self, i: int) -> bool:
        """Say whether a word follows the one before it without a space."""
        return 0 < i < len(self) and not self._gaps[i]

    def gap_before(self, i: int) -> bool:
        """Say whether something was blanked out between a word and the one before it."""
        return i > 0 and len(self._gaps[i]) >= _WIDE and "\n" not in self._gaps[i]

    def breaks_before(self, i: int) -> bool:
        """Say whether the page starts something new with a word: a paragraph, a list item."""
        return self._breaks[i]

    def _is_break(self, i: int) -> bool:
        """Work out `breaks_before`."""
        if i == 0 or self.gap_before(i):
            return True
        lines = self._gaps[i].count("\n")
        return lines > 1 or (lines == 1 and self.tokens[i].is_sent_start is True)

    def join(self, start: int, end: int) -> str:
        """Give the text of some words with single spaces."""
        first, last = self.tokens[start], self.tokens[end - 1]
        return " ".join(self._content[first.idx : last.idx + len(last)].split())

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Turn a range of words into a range of tokens."""
        return self.tokens[start].i, self.tokens[end - 1].i + 1

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Turn a range of tokens into a range of words."""
        inside = [k for t in range(start, end) if (k := self._index.get(t)) is not None]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


@cache
def _spellings() -> dict[str, str]:
    """Load the words whose American spelling differs."""
    rows = (files("kg.language.offices") / "spellings.csv").read_text(encoding="utf-8").splitlines()
    return {row["form"]: row["spelling"] for row in csv.DictReader(rows)}
