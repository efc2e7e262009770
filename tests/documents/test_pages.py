"""Invented pages in the manner of many sites: what must stay stays, what must go goes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.documents.furniture import blank, find_furniture

PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))
_GOING = re.compile(r"\[\[(.*?)\]\]")


def _lines(page: Path) -> list[tuple[str, str]]:
    """Give sign and text of each line."""
    return [(line[:1], line[2:]) for line in page.read_text(encoding="utf-8").splitlines()]


def _squeeze(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path) -> None:
    lines = _lines(page)
    text = "\n".join(_GOING.sub(r"\1", line) for _, line in lines) + "\n"
    removed = find_furniture(text)
    content = blank(text, [(gap.start, gap.end, gap.reason) for gap in removed]).split("\n")

    expected = [_squeeze(_GOING.sub(" ", line)) if sign == "+" else "" for sign, line in lines]

    assert [_squeeze(line) for line in content[: len(lines)]] == expected


def test_there_are_pages() -> None:
    assert len(PAGES) >= 15
