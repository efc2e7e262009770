"""The units in which furniture is judged: a line, or a paragraph whose lines were broken at a width.

A page's menu is a column of short lines, and so is a paragraph that was wrapped at 72 characters. They are
told apart by the way a wrap works: the first word of the next line would not have fitted on this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

__all__ = ["Unit", "split_units"]

_BLOCK: Final = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LINE: Final = re.compile(r"[^\n]+")
_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’»)\]]*$")
_ABBREVIATION_END: Final = re.compile(r"(?:\b[A-Z]\.|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|St|vs|No)\.)$")
_ELLIPSIS_END: Final = re.compile(r"(?:\.\.\.|…)[\"'”’»)\]]*$")
_LEAST_WIDTH: Final = 40
_PROSE_WORDS: Final = 12
_SENTENCE_WORDS: Final = 4


@dataclass(frozen=True)
class Unit:
    """A line or a wrapped paragraph.

    Attributes:
        start: Its first character that is no blank, an offset into the text.
        end: One past its last character that is no blank.
        text: Its characters, each stretch of white space made one space.
        after_blank: Whether a blank line (or nothing) stands before it.
    """

    start: int
    end: int
    text: str
    after_blank: bool

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.text.count(" ") + 1

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does, and not as a headline or a link does."""
        text = self.text
        return (
            self.words >= _SENTENCE_WORDS
            and bool(_SENTENCE_END.search(text))
            and not _ABBREVIATION_END.search(text)
            and not _ELLIPSIS_END.search(text)
        )

    @property
    def is_prose(self) -> bool:
        """Whether it reads like running text: a sentence of some length, or several."""
        return self.words >= _PROSE_WORDS and (self.is_sentence or ". " in self.text[:-1])


def split_units(text: str) -> list[Unit]:
    """Split a text into its units.

    Args:
        text: The text, with markup blanked out.

    Returns:
        The units in order; blank lines belong to none.
    """
    return list(_units(text))


def _units(text: str) -> Iterator[Unit]:
    """Give the units of each block of lines that no blank line interrupts."""
    for block in _BLOCK.finditer(text):
        lines = [(m.start(), m.end()) for m in _LINE.finditer(text, block.start(), block.end())]
        if len(lines) > 1 and _is_wrapped([text[start:end] for start, end in lines]):
            lines = [(block.start(), block.end())]
        for number, (start, end) in enumerate(lines):
            stretch = text[start:end]
            yield Unit(
                start=start + len(stretch) - len(stretch.lstrip()),
                end=end - len(stretch) + len(stretch.rstrip()),
                text=" ".join(stretch.split()),
                after_blank=number == 0,
            )


def _is_wrapped(lines: list[str]) -> bool:
    """Tell a wrapped paragraph from a column of short lines."""
    widths = [len(line.rstrip()) for line in lines]
    width = max(widths)
    if width < _LEAST_WIDTH or width > 3 * _LEAST_WIDTH:
        return False
    misfits = 0
    for i in range(len(lines) - 1):
        words = lines[i + 1].split(maxsplit=1)
        if words and widths[i] + 1 + len(words[0]) <= width:
            misfits += 1
    return misfits <= (len(lines) - 1) // 4 and _reads_on(lines)


def _reads_on(lines: list[str]) -> bool:
    """Tell whether lines read as one text: they end as a sentence does, or go on in small letters."""
    last = lines[-1].rstrip()
    if _SENTENCE_END.search(last) or last.endswith(":"):
        return True
    small = sum(1 for line in lines[1:] if line.lstrip()[:1].islower())
    return len(lines) > 2 and 2 * small >= len(lines) - 1
