from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest

from kg.accounts import disputes_of, told
from kg.accounts.disputes import Disagreement
from kg.graph.dataset import dataset_of
from kg.records import Findings
from tests.resolution.made import Happening, report

DAYS = (date(2023, 3, 4), date(2023, 3, 5), date(2023, 3, 6))


def store_of(*happenings: Happening) -> ox.Store:
    """Give a graph of a report for each happening."""
    return store(report(f"report-{n}", DAYS[n], happening) for n, happening in enumerate(happenings))


def store(found: object) -> ox.Store:
    made = ox.Store()
    findings: list[Findings] = list(found)  # type: ignore[call-overload]
    made.bulk_extend(dataset_of(findings).quads)
    return made


def summit(place: str = "", **more: object) -> Happening:
    facts = {"status": "Held", "date": "2023-03-03", "label": "the summit", **more}
    return Happening("Summit", place=place, **facts)  # type: ignore[arg-type]


def one(store: ox.Store) -> Disagreement:
    (disagreement,) = disputes_of(store)
    return disagreement


def test_no_dispute() -> None:
    assert disputes_of(store_of(summit("Nairobi"), summit("Nairobi"))) == []
    assert told([]) == "The reports do not disagree.\n"


def test_the_winner_comes_first_with_the_sentences_of_both() -> None:
    dispute = one(store_of(summit("Mombasa"), summit("Nairobi"), summit("Nairobi")))
    assert [(rival.statement, rival.won, len(rival.quotes)) for rival in dispute.rivals] == [
        ("the summit is at Nairobi", True, 2),
        ("the summit is at Mombasa", False, 1),
    ]
    assert [quote.report for quote in dispute.rivals[0].quotes] == ["report-1.txt", "report-2.txt"]
    assert dispute.rivals[1].quotes[0].sentence == "report-0: sentence 1."


def test_in_words() -> None:
    text = told(disputes_of(store_of(summit("Mombasa"), summit("Nairobi"), summit("Nairobi"))))
    assert text.splitlines() == [
        "1. Disputed: place of the summit",
        "   the summit is at Nairobi, say 2 reports:",
        "     “report-1: sentence 1.” (report-1.txt, 2023-03-05)",
        "     “report-2: sentence 1.” (report-2.txt, 2023-03-06)",
        "   the summit is at Mombasa, says 1 report:",
        "     “report-0: sentence 1.” (report-0.txt, 2023-03-04)",
        "   What stands: the summit is at Nairobi. The rule: the most sources, then the latest report.",
    ]


@pytest.mark.parametrize(
    ("statuses", "statements"),
    [(("Held", "Cancelled"), ["the status of the summit is cancelled", "the status of the summit is held"])],
)
def test_terms_are_told_in_plain_words(statuses: tuple[str, str], statements: list[str]) -> None:
    dispute = one(store_of(*(summit(status=status) for status in statuses)))
    assert [rival.statement for rival in dispute.rivals] == statements


def test_two_meetings_that_cannot_both_be_the_first() -> None:
    first = summit(date="2014-01-09", ordinal=1, label="the 2014 summit")
    second = summit(date="2019-01-11", ordinal=1, label="the 2019 summit")
    dispute = one(store_of(first, second))
    assert {rival.statement for rival in dispute.rivals} == {
        "the 2014 summit is number 1 of its series",
        "the 2019 summit is number 1 of its series",
    }
    assert not [rival for rival in dispute.rivals if rival.won]
    assert "   No winner: meetings of one series cannot share a number, and" in told([dispute])


def test_lines_are_wrapped_and_nothing_steers_the_terminal() -> None:
    dispute = one(store_of(summit("Mombasa"), summit("Nairobi", label="the \x1b[31mred summit " + "x " * 80)))
    text = told([dispute])
    assert "\x1b" not in text
    assert all(len(line) <= 100 for line in text.splitlines())
