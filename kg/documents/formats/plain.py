"""Plain text and Markdown.

The text of a document is what the file holds, HTML entities read, so that a user finds our offsets in it.
Only front matter is no text: the document then is the headline, a blank line, and the body as it is. Plain
text may have front matter too (many collections of pages call their Markdown ".txt"), and is Markdown then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from kg.documents.decoding import decode
from kg.documents.draft import Columns, Draft
from kg.documents.entities import decode_entities
from kg.documents.formats.front_matter import FrontMatter, split_front_matter
from kg.documents.formats.markdown import find_markup
from kg.documents.formats.page import read_html
from kg.documents.loading import read_all
from kg.records import SkippedSource

__all__ = ["read_markdown", "read_plain", "read_text"]

_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)


def read_plain(label: str, stream: BinaryIO, columns: Columns) -> Iterator[Draft | SkippedSource]:
    """Read a plain text file; a web page that was saved as ".txt" is read as one.

    Args:
        label: What the user knows it by.
        stream: Its bytes.
        columns: Not used: a text has none.

    Yields:
        The draft; before it, a line on front matter that is at fault.
    """
    data = read_all(stream)
    text = decode(data)
    if _HTML.match(text[:2000]):
        yield from read_html(label, data)
    else:
        yield from read_text(label, text, is_markdown=False)


def read_markdown(label: str, stream: BinaryIO, columns: Columns) -> Iterator[Draft | SkippedSource]:
    """Read a Markdown file.

    Args:
        label: What the user knows it by.
        stream: Its bytes.
        columns: Not used: a text has none.

    Yields:
        The draft; before it, a line on front matter that is at fault.
    """
    yield from read_text(label, decode(read_all(stream)), is_markdown=True)


def read_text(label: str, text: str, *, is_markdown: bool) -> Iterator[Draft | SkippedSource]:
    """Make a draft of a decoded text.

    Args:
        label: What the user knows it by.
        text: The text.
        is_markdown: Whether it is Markdown also where it has no front matter.

    Yields:
        The draft; before it, a line on front matter that is at fault.
    """
    text = decode_entities(text)
    matter = split_front_matter(text)
    if matter.fault:
        yield SkippedSource(label, f"{matter.fault}; the text is read without it")
    body = _with_headline(text, matter)
    yield Draft(
        source=label,
        text=body,
        names=(label, Path(label).name),
        title=matter.title,
        stated_dates=matter.stated_dates,
        addresses=(*matter.addresses, Path(label).name),
        markup=tuple(find_markup(body)) if is_markdown or matter.body else (),
    )


def _with_headline(text: str, matter: FrontMatter) -> str:
    """Give the body, with the headline of the front matter before it."""
    if not matter.body:
        return text
    body = text[matter.body :]
    return f"{matter.title}\n\n{body}" if matter.title else body
