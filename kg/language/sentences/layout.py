"""What the layout of a page says: paragraphs, list items, headlines, and lines wrapped at a width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Layout", "gap_of"]

_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
_BULLET: Final = re.compile(r"[^\S\n]*[-*+•·▪‣◦–—][^\S\n]+\S")
_NUMBERED: Final = re.compile(r"[^\S\n]*(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|[ivxIVX]{1,4}[.)])[^\S\n]+\S")
_FINAL: Final = re.compile(r"[.?!:…][\"'”’»)\]]*$")

WRAP_LIMIT: Final = 120
"""Nobody wraps wider than this; a longer line is a paragraph of its own."""
_FURNITURE_WIDTH: Final = 12
"""So many blanks in a row within a line stand for something that was blanked out."""
_LINES: Final = 3
"""A paragraph of so many lines shows the wrap width."""
_NARROWEST: Final = 50
"""Two lines are a wrapped paragraph only if the first is as long as this."""
_SLACK: Final = 8
"""By so much do wrapped lines miss the width: wide characters, links, indents."""


@dataclass(frozen=True)
class Layout:
    """The lines of a text.

    Attributes:
        text: The text.
        width: The width at which most of its paragraphs are wrapped, or None where lines are paragraphs.
    """

    text: str
    width: int | None

    @classmethod
    def of(cls, text: str) -> Layout:
        """Measure a text.

        Args:
            text: Any text.

        Returns:
            Its layout.
        """
        paragraphs = [block for block in _BLANK_LINE.split(text) if "://" not in block]
        blocks = [[len(line.rstrip()) for line in block.split("\n")] for block in paragraphs]
        widths = sorted(max(block) for block in blocks if _is_wrapped_block(block))
        return cls(text, widths[(len(widths) - 1) // 2] if widths else None)

    def starts_line(self, end: int, start: int) -> bool | None:
        """Say whether a new sentence starts after a single line break.

        Args:
            end: Where the last word before the break ends.
            start: Where the first word after the break starts.

        Returns:
            True or False where the layout settles it, None where it does not.
        """
        before = self.text[self.text.rfind("\n", 0, end) + 1 : end]
        following = self.text.find("\n", start)
        line = self.text[self.text.rfind("\n", 0, start) + 1 : following if following >= 0 else None]
        finished = bool(_FINAL.search(before))
        if _BULLET.match(line) or (_NUMBERED.match(line) and finished):
            return True
        if line.lstrip()[:1].islower():
            return False
        hard_break = self.text[end : self.text.find("\n", end)].endswith("  ")
        if self.width is not None and not hard_break and self._is_wrapped(before, line):
            return None if finished else False
        return True

    def _is_wrapped(self, before: str, line: str) -> bool:
        """Say whether a line ends where it does only because the next word did not fit."""
        width = self.width or 0
        first_word = line.split(maxsplit=1)[0]
        return width - _SLACK < len(before) + 1 + len(first_word) and len(before) <= width + _SLACK


def _is_wrapped_block(lengths: list[int]) -> bool:
    """Say whether a paragraph is wrapped: several lines, of one width if they are only two."""
    if len(lengths) < 2 or max(lengths) > WRAP_LIMIT:
        return False
    return len(lengths) >= _LINES or (lengths[0] >= _NARROWEST and lengths[0] >= lengths[1])


def gap_of(text: str, end: int, start: int) -> str:
    """Name what lies between two words.

    Args:
        text: The text.
        end: Where the first word ends.
        start: Where the second word starts.

    Returns:
        "paragraph" for a blank line, "line" for one line break, "furniture" for a long run of blanks,
        "space" for anything else, "none" for nothing.
    """
    between = text[end:start]
    if _BLANK_LINE.search(between):
        return "paragraph"
    if "\n" in between:
        return "line"
    if len(between) >= _FURNITURE_WIDTH:
        return "furniture"
    return "space" if between else "none"
