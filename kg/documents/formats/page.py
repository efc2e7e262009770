"""Web pages: the article, its headline, its captions, and what the page states about its date.

trafilatura finds the article. htmldate finds the date, but is shown only the parts of the page that state
one: shown a whole page, it settles for any date that stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, cast

from htmldate import find_date
from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extract

from kg.documents.decoding import clean, decode
from kg.documents.draft import Columns, Draft, StatedDate
from kg.documents.loading import CannotReadError, read_all
from kg.records import SkippedSource

__all__ = ["read_html", "read_page"]

_FIRST_DAY: Final = "1900-01-01"
_LAST_DAY: Final = "2100-12-31"  # not today: the same input gives the same output on another day
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DATED: Final = (
    "//meta[not(contains(translate(concat(@property, @name, @itemprop), 'MODIF', 'modif'), 'modif'))]"
    "[not(contains(translate(concat(@property, @name, @itemprop), 'UPDATE', 'update'), 'update'))]"
    " | //script[@type='application/ld+json']"
    " | //*[@itemprop='datePublished']"
    " | (//article//time[@datetime] | //header//time[@datetime] | //main//time[@datetime])[1]"
)
_CAPTIONS: Final = (
    "//figcaption[ancestor::article or ancestor::main]"
    "[not(ancestor::aside or ancestor::nav or ancestor::footer)]"
)
_ADDRESSES: Final = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"


def read_page(label: str, stream: BinaryIO, columns: Columns) -> Iterator[Draft | SkippedSource]:
    """Read a web page.

    Args:
        label: What the user knows it by.
        stream: Its bytes.
        columns: Not used: a page has none.

    Yields:
        The draft.
    """
    yield from read_html(label, read_all(stream))


def read_html(label: str, data: bytes) -> Iterator[Draft]:
    """Make a draft of a web page.

    Args:
        label: What the user knows it by.
        data: The page.

    Yields:
        The draft.

    Raises:
        CannotReadError: There is no article in the page.
        CannotDecodeError: It is no text at all.
    """
    declared = _CHARSET.search(data[:2048])
    page = decode(data, declared[1].decode("ascii") if declared else None)
    tree = _parse(page)
    found = bare_extraction(
        page, include_comments=False, with_metadata=True, date_extraction_params=_DATE_SEARCH
    )
    body = clean(found.text or "").strip() if isinstance(found, Extract) else ""
    if tree is None or not isinstance(found, Extract) or not body:
        raise CannotReadError("no article found in the page")
    title = clean(" ".join((found.title or "").split())) or None
    addresses = tuple(clean(str(address)) for address in cast("list[str]", tree.xpath(_ADDRESSES)))
    yield Draft(
        source=label,
        text=_compose(title, _captions(tree), body),
        names=(label, Path(label).name),
        title=title,
        stated_dates=tuple(_stated_dates(tree)),
        addresses=(*addresses, Path(label).name),
    )


_DATE_SEARCH: Final = {
    "original_date": True,
    "extensive_search": False,
    "min_date": _FIRST_DAY,
    "max_date": _LAST_DAY,
}


def _parse(page: str) -> html.HtmlElement | None:
    """Parse a page; None where there is nothing to parse."""
    without_declaration = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
    try:
        return html.fromstring(without_declaration)
    except (etree.LxmlError, ValueError):
        return None


def _stated_dates(tree: html.HtmlElement) -> Iterator[StatedDate]:
    """Give the date that the page states about itself, if it does."""
    parts = [
        etree.tostring(element, encoding="unicode", with_tail=False)
        for element in cast("list[html.HtmlElement]", tree.xpath(_DATED))
    ]
    if not parts:
        return
    metas = [part for part in parts if part.startswith("<meta")]
    others = [part for part in parts if not part.startswith("<meta")]
    reduced = f"<html><head>{''.join(metas)}</head><body>{''.join(others)}</body></html>"
    value = find_date(
        reduced, original_date=True, extensive_search=False, min_date=_FIRST_DAY, max_date=_LAST_DAY
    )
    if value:
        yield StatedDate(value, "page metadata")


def _captions(tree: html.HtmlElement) -> list[str]:
    """Give the captions of the article's pictures, which trafilatura leaves out."""
    captions = (
        clean(" ".join(element.text_content().split()))
        for element in cast("list[html.HtmlElement]", tree.xpath(_CAPTIONS))
    )
    return list(dict.fromkeys(caption for caption in captions if len(caption.split()) >= 4))


def _compose(title: str | None, captions: list[str], body: str) -> str:
    """Set headline, captions and article one below the other, a blank line between paragraphs."""
    paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
    folded = [" ".join(paragraph.split()).casefold() for paragraph in paragraphs]
    before: list[str] = []
    if title and title.casefold() not in folded:
        before = [title]
    elif title and title.casefold() == folded[0]:
        before = [paragraphs.pop(0)]
    everything = "\n".join(folded)
    before += [caption for caption in captions if caption.casefold() not in everything]
    return "\n\n".join([*before, *paragraphs]) + "\n"
