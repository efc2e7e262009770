"""HTML entities in texts that are no web pages."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import read
from kg.documents.entities import decode_entities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya&#8217;s minister", "Kenya’s minister"),
        ("the talks &mdash; the third &ndash; ended", "the talks — the third – ended"),
        ("Mr.&nbsp;Otieno", "Mr. Otieno"),
        ("&ldquo;Yes,&rdquo; he said&hellip;", "“Yes,” he said…"),
        ("Jos&eacute; &#x41;&#46;", "José A."),
        ("trade &amp; defence", "trade & defence"),
        ("R&D; AT&T; a & b;", "R&D; AT&T; a & b;"),
        ("&lt;b&gt;", "&lt;b&gt;"),
        ("&#0;&#1114112;&#8203;", "&#0;&#1114112;&#8203;"),
        ("&notanentity;", "&notanentity;"),
    ],
)
def test_entities_are_read(text: str, expected: str) -> None:
    assert decode_entities(text) == expected


@pytest.mark.parametrize("name", ["report.txt", "report.md"])
def test_offsets_are_those_of_the_text_as_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Kenya&#8217;s foreign minister&nbsp;&mdash; Ali Otieno &mdash; met an envoy.\n", "utf-8")
    (document,) = read([str(path)]).documents
    assert document.content.startswith("Kenya’s foreign minister — Ali Otieno — met")
    assert len(document.content) == len(document.text)


def test_entities_in_a_column(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"text": "Peru&#8217;s envoy arrived in Lima on Monday &ndash; late."}\n', "utf-8")
    (document,) = read([str(path)]).documents
    assert document.text == "Peru’s envoy arrived in Lima on Monday – late."


@given(st.text(alphabet="ab &#;x123nsp", max_size=30))
def test_a_text_without_entities_stays(text: str) -> None:
    if html.unescape(text) == text:
        assert decode_entities(text) == text


@given(st.text(alphabet=st.characters(exclude_characters="&", exclude_categories=["C"]), max_size=60))
def test_what_was_escaped_is_read_back(text: str) -> None:
    assert decode_entities(html.escape(text)).replace("&lt;", "<").replace("&gt;", ">") == text
