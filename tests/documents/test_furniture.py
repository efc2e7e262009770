"""Furniture of texts that nobody invented: what holds of any."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.furniture import find_furniture
from kg.documents.furniture.datelines import find_dateline
from kg.documents.furniture.headline import find_headline
from kg.documents.furniture.units import split_units
from kg.records import Document

LINES = st.sampled_from(
    [
        "",
        "",
        "Related Posts",
        "© 2018 Example Media",
        "Login to comment",
        "Home",
        "Share",
        "World",
        "PARIS",
        "Oslo, 3 March, /NTB/",
        " date 2015-03-03 Talks open",
        "Peru and Chile meet in Lima",
        "OSLO (NTB) — The ministers of Norway and Chile met on Monday and spoke of fish, ice and ships.",
        "The ministers of Norway and Chile met again on Tuesday, and spoke of trade and of nothing else.",
        "They will meet again (AP Photo/Ann Example) in spring &mdash; in Bergen.",
        "By Ann Example",
        "- First point",
        "They met.",
    ]
)
TEXTS = st.one_of(st.lists(LINES, max_size=25).map("\n".join), st.text(max_size=300))


@given(TEXTS)
def test_removed_is_in_order_and_in_place(text: str) -> None:
    removed = find_furniture(text)
    end = 0
    for gap in removed:
        assert end <= gap.start < gap.end <= len(text)
        assert gap.text == text[gap.start : gap.end]
        assert gap.text == gap.text.strip()
        assert gap.reason
        end = gap.end


@given(TEXTS)
def test_content_keeps_length_and_lines(text: str) -> None:
    content = Document("a", text, removed=find_furniture(text)).content
    assert len(content) == len(text)
    assert content.count("\n") == text.count("\n")
    assert all(a == b for a, b in zip(content, text, strict=True) if not a.isspace())


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_paragraphs_of_an_article_stay(text: str) -> None:
    content = Document("a", text, removed=find_furniture(text)).content
    paragraph = (
        "The ministers of Norway and Chile met again on Tuesday, and spoke of trade and of nothing else."
    )
    before_foot = text.split("© 2018")[0].split("Login to comment")[0]
    assert content.count(paragraph) >= before_foot.count(paragraph)


@given(TEXTS)
def test_units_are_in_order_and_cover_all_words(text: str) -> None:
    units = split_units(text)
    assert sum(unit.words for unit in units) == len(text.split()) if text.isascii() else True
    for one, next_one in pairwise(units):
        assert one.end <= next_one.start


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("TOKYO (Kyodo) -- Japan and Peru met.", "TOKYO (Kyodo) --"),
        ("OSLO — Norway and Peru met.", "OSLO —"),
        ("MANILA, Philippines (AP) — The navy said", "MANILA, Philippines (AP) —"),
        ("KOROR, Palau — The president said", "KOROR, Palau —"),
        ("SEOUL, Jan. 10 (Yonhap) -- South Korea", "SEOUL, Jan. 10 (Yonhap) --"),
        ("Tokyo: The ministers of Japan", "Tokyo:"),
        ("MANILA : Australia and the", "MANILA :"),
        ("New Delhi [India], March 3 (ANI): India and", "New Delhi [India], March 3 (ANI):"),
        ("The Hague, 5 May 2015 – Ministers of", "The Hague, 5 May 2015 –"),
        ("WASHINGTON, D.C. — The envoy said", "WASHINGTON, D.C. —"),
        ("Brussels/Kyiv - The ministers met", "Brussels/Kyiv -"),
        ("ABOARD THE USS EXAMPLE (AP) — The fleet", "ABOARD THE USS EXAMPLE (AP) —"),
        (
            "ASTANA (Example News / Sputnik - 09th November, 2022) Kazakhstan and",
            "ASTANA (Example News / Sputnik - 09th November, 2022)",
        ),
        ('BERN, May 5 (Reuters) - "We met," she said', "BERN, May 5 (Reuters) -"),
        ("Brussels, Belgium – NATO ministers met", "Brussels, Belgium –"),
        ("NATO — The alliance will meet", None),
        ("NATO: The alliance will meet", None),
        ("President: We will meet", None),
        ("Question: Will you meet?", None),
        ("Note: The ministers met", None),
        ("Japan – The ministers met", None),
        ("Foreign Minister Example (Norway) said", None),
        ("Marsh (left) and Lee met", None),
        ("Paris and London met", None),
        ("The ministers — Norwegian and Chilean — met", None),
        ("In Geneva, The ministers met", None),
        ("On March 3, 2015, The ministers met", None),
        ("UNICEF — The fund said", None),
        ("Reforms: The minister explains", None),
    ],
)
def test_datelines(line: str, dateline: str | None) -> None:
    found = find_dateline(line, opens_sentence=True)
    assert (line[: found.length] if found else None) == dateline


@pytest.mark.parametrize(
    ("line", "is_dateline"),
    [
        ("PARIS", True),
        ("Paris", True),
        ("TOKYO, Jan. 10", True),
        ("Tokyo, 01 May, /AJMEDIA/", True),
        ("New Delhi, April 26:", True),
        ("KYIV, Ukraine", True),
        ("Security", False),
        ("Kofi Ansah", False),
        ("Norway and Chile", False),
        ("Minister, March", False),
    ],
)
def test_dateline_on_its_own_line(line: str, is_dateline: bool) -> None:
    assert bool(find_dateline(line, opens_sentence=False)) is is_dateline


@pytest.mark.parametrize(
    ("content", "headline"),
    [
        (
            "Peru and Chile meet\n\nPeru and Chile met in Lima on Monday to speak of ships and fish.",
            True,
        ),
        (
            "Envoys of Peru meet in U.S.\n\nPeru and Chile met in Lima on Monday to speak of ships and fish.",
            True,
        ),
        ("Will they meet?\n\nPeru and Chile met in Lima on Monday to speak of ships and fish.", True),
        (
            "The two met in Lima today.\n\nPeru and Chile met in Lima on Monday to speak of ships and fish.",
            False,
        ),
        ("Peru and Chile met in Lima on Monday, and spoke of ships and of fish and of whales.", False),
        ("", False),
        ("Peru and Chile meet", False),
    ],
)
def test_headline(content: str, headline: bool) -> None:
    assert find_headline(content) == (content.split("\n")[0] if headline else None)
