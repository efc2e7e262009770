"""Nothing without evidence: every claim quotes its document to the character, whatever the document holds."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.documents import read as read_documents
from kg.extraction import extract
from kg.language import read, read_all
from kg.records import Document, Findings, RemovedText
from kg.samples import reports
from tests.seeds import printed_under
from tests.small import document

pytestmark = pytest.mark.model

DAY = date(2024, 5, 14)


@cache
def samples() -> tuple[Findings, ...]:
    documents = read_documents([str(reports())]).documents
    docs = read_all((d.content, d.published) for d in documents)
    return tuple(extract(d, doc) for d, doc in zip(documents, docs, strict=True))


def assert_evidence(findings: Findings) -> None:
    text = findings.document.text
    keys = {mention.key for mention in findings.mentions} | {"document"}
    for claim in findings.claims:
        assert claim.evidence, claim
        assert claim.subject in keys, claim
        assert 0 <= claim.confidence <= 1, claim
        assert claim.found_by, claim
        assert list(claim.evidence) == sorted(claim.evidence), claim
        for evidence in claim.evidence:
            assert 0 <= evidence.start < evidence.end <= len(text), claim
            assert text[evidence.start : evidence.end] == evidence.text, claim
            assert evidence.text.strip() == evidence.text != "", claim


def extracted(made: Document) -> Findings:
    return extract(made, read(made.content, made.published))


def test_every_sample_report_gives_claims() -> None:
    assert len(samples()) > 50
    assert all(findings.claims for findings in samples())


@pytest.mark.parametrize("number", range(len(list(reports().iterdir())) - 1))
def test_evidence_of_a_sample_report(number: int) -> None:
    assert_evidence(samples()[number])


STATES = st.sampled_from(
    ["Chile", "Nepal", "Côte d'Ivoire", "the U.S.", "South Korea", "Türkiye", "São Tomé"]
)
PEOPLE = st.sampled_from(
    ["Prime Minister Ana Reyes", "Mr. Øystein Å. Dahl", "King Zayd", "Defence Minister L.-P. N'Gué"]
)
DAYS = st.sampled_from(["on Monday", "on 3 May", "in late June", "next year", "on 31.12.2023", "tomorrow"])
TEMPLATES = st.sampled_from(
    [
        "{0}{s}and{s}{1}{s}held{s}a{s}summit{s}in{s}Paris{s}{2}{d}the first{s}since{s}2019.",
        "{3}{s}of{s}{0}{s}met{s}{q}his{q}{s}counterpart{s}from{s}{1}{s}{2}.",
        "{q}{0}-{1}{q}{s}2+2{s}talks{d}postponed",
        "The{s}{0}–{1}{s}ACSA{s}was{s}signed{s}{2}{s}by{s}{3}.",
        "•{s}{0}{s}and{s}{1}{s}plan{s}joint{s}exercises{s}{2}",
        "{3}{d}who{s}will{s}visit{s}{0}{d}called{s}{1}{s}{2}!",
    ]
)
SPACES = st.sampled_from([" ", "  ", "\u00a0", "\t", "\n", " \u2009", "\u200b ", "\r\n", "\u2028"])
DASHES = st.sampled_from([", ", " – ", "—", " -- ", "; ", " … ", "\n\n"])
QUOTES = st.sampled_from(['"', "“", "”", "'", "«", "„", "\u200f", ""])
BETWEEN = st.sampled_from(
    [
        " ",
        "\n",
        "\n\n\n",
        " \n \n",
        "🤝🏽 ",
        "👩‍👩‍👧 ",
        "\nوزير الخارجية ",
        " שלום\u200f ",
        "\u202e",
        "İİ ",
        "e\u0301 ",
        "\x00",
        "\ufeff",
    ]
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    names = (draw(STATES), draw(STATES), draw(DAYS), draw(PEOPLE))
    return draw(TEMPLATES).format(*names, s=draw(SPACES), d=draw(DASHES), q=draw(QUOTES))


@st.composite
def reports_with_gaps(draw: st.DrawFn) -> Document:
    """Sentences with odd things between them, and stretches that are page furniture."""
    parts = draw(st.lists(st.one_of(sentences(), BETWEEN, st.text(max_size=8)), min_size=1, max_size=7))
    text = "".join(part + draw(BETWEEN) for part in parts)
    starts = draw(st.lists(st.integers(0, len(text)), max_size=2, unique=True))
    removed = tuple(
        RemovedText(start, end, text[start:end], "menu")
        for start in sorted(starts)
        if (end := min(len(text), start + 12)) > start
    )
    plain = document(text, "made.txt", draw(st.sampled_from([DAY, None])))
    return Document(plain.source, text, plain.title, plain.published, None, plain.content_hash, removed)


@settings(max_examples=80, deadline=None)
@given(reports_with_gaps())
@example(document("", "empty.txt", None))
@example(document("\n \n", "blank.txt", DAY))
@example(
    document("İİİİ Chile and Nepal held talks. The two countries met in İzmir.", "long-lower-case.txt", DAY)
)
def test_evidence_and_sameness_of_made_reports(made: Document) -> None:
    findings = extracted(made)
    assert_evidence(findings)
    assert extracted(made) == findings


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert_evidence(extracted(document(text, "any.txt", DAY)))


PRINT_FINDINGS = """
from tests.integration.test_evidence import samples
from kg.text import digest
print(digest(*map(repr, samples())))
"""


def test_the_order_of_sets_changes_nothing() -> None:
    assert len({printed_under(seed, PRINT_FINDINGS) for seed in ("1", "2")}) == 1
