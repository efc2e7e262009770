r"""The signs of Markdown that are no words: `**`, `#`, the dash of a list, the address of a link.

Nothing is rewritten, so that the text stays as it is in the file; the signs are listed, to be blanked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["find_markup"]

_TARGET: Final = (
    r"\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,3}(?:[ \t]+[\"'][^\n]{0,300}?[\"'])?\)"
)
_SIGNS: Final = (
    (re.compile(r"<!--.*?-->", re.DOTALL), "comment in the markup"),
    (re.compile(r"^[ \t]{0,3}\[[^\]\n]{1,80}\]:[ \t]*\S+[^\n]*$", re.MULTILINE), "address of a link"),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE), "rule"),
    (re.compile(r"^[ \t]*[=-]{3,}[ \t]*$", re.MULTILINE), "underline of a heading"),
    (re.compile(r"^[ \t]*\|?[ \t:]*-{2,}[-| :\t]*$", re.MULTILINE), "line of a table"),
    (re.compile(r"^(?:[ \t]*>)+", re.MULTILINE), "quotation mark of Markdown"),
    (re.compile(r"^[ \t]{0,3}#{1,6}(?=[ \t])", re.MULTILINE), "heading mark"),
    (re.compile(r"(?<=[^\s#])[ \t]+#+[ \t]*$", re.MULTILINE), "heading mark"),
    (re.compile(r"^[ \t>]*(?:[-*+]|\d{1,2}[.)])(?=[ \t])", re.MULTILINE), "list mark"),
    (re.compile(rf"!?\[(?=[^\]\n]{{0,1000}}{_TARGET})"), "link mark"),
    (re.compile(_TARGET), "address of a link"),
    (re.compile(r"\[\^[^\]\s]{1,40}\]:?"), "footnote mark"),
    (re.compile(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>"), "address of a link"),
    (re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:[ \t\n][^<>]{0,500})?/?>"), "HTML mark"),
    (re.compile(r"(?<![\\\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*\\])\*{1,3}(?![\w*])"), "emphasis mark"),
    (re.compile(r"(?<![\\\w_])_{1,3}(?=[^\s_])|(?<=[^\s_\\])_{1,3}(?![\w_])"), "emphasis mark"),
    (re.compile(r"~~|`+"), "emphasis mark"),
    (re.compile(r"\\(?=[!-/:-@\[-`{-~])|\\$", re.MULTILINE), "escape mark"),
    (re.compile(r"(?<![\\\n])\|(?=[^\n]*\|)|^[ \t]*\||\|[ \t]*$", re.MULTILINE), "line of a table"),
)


def find_markup(text: str) -> Iterator[tuple[int, int, str]]:
    """Find the signs of Markdown in a text.

    Args:
        text: Markdown without front matter.

    Yields:
        Start, end and reason of each stretch that is no word; they may overlap.
    """
    for pattern, reason in _SIGNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            while start < end and text[start].isspace():
                start += 1
            if start < end:
                yield start, end, reason
