"""Dates that an agreement takes from what is told beside it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Span

from kg.extraction.agreements.days import (
    date_statements,
    sentences_back,
    share_day_of_signing,
    take_dates_of_meetings,
)
from kg.extraction.agreements.stages import TO_COME
from kg.extraction.happenings.happening import Fact, Happening
from tests.extraction.trees import tree

DOC = tree("\n\n".join("They they PRON nsubj 2\nsigned sign VERB root 0" for _ in range(10)))
"""Ten sentences of two words."""


def spot(sentence: int) -> Span:
    return DOC[2 * sentence + 1 : 2 * sentence + 2]


def happening(kind: str, sentence: int, status: str, day: str = "", rule: str = "test") -> Happening:
    made = Happening(kind, [spot(sentence)])
    for code in ("TCD", "NER"):
        made.add("party", code, spot(sentence), "test")
    made.add("status", status, spot(sentence), rule)
    if day:
        made.facts.append(Fact("date", day, spot(sentence), "test", 0.8, day, day))
    return made


def test_a_signing_takes_the_day_of_the_nearest_meeting_before_it() -> None:
    pact = happening("Agreement", 4, "Signed")
    meetings = [
        happening("Summit", 1, "Held", "2001-05-01"),
        happening("Summit", 3, "Held", "2001-05-02"),
        happening("Summit", 5, "Held", "2001-05-03"),
    ]
    take_dates_of_meetings([pact], meetings)
    assert pact.values("date") == {"2001-05-02"}


def test_what_is_to_be_signed_takes_none() -> None:
    pact = happening("Agreement", 4, "AgreedInPrinciple", rule=TO_COME)
    take_dates_of_meetings([pact], [happening("Summit", 3, "Held", "2001-05-02")])
    assert pact.first("date") is None


def test_a_call_and_a_planned_meeting_date_nothing() -> None:
    pact = happening("Agreement", 4, "Signed")
    calls = [
        happening("PhoneCall", 4, "Held", "2001-05-02"),
        happening("Summit", 4, "Planned", "2001-06-02"),
    ]
    take_dates_of_meetings([pact], calls)
    assert pact.first("date") is None


def test_what_was_also_signed_has_the_same_day() -> None:
    first, second = happening("Treaty", 0, "Signed", "2001-05-02"), happening("Agreement", 1, "Signed")
    share_day_of_signing([first, second])
    assert second.values("date") == {"2001-05-02"}


def test_a_statement_that_is_the_report_has_its_day() -> None:
    title = Happening("JointStatement", [DOC[0:1]])
    date_statements([title], date(2001, 5, 2))
    assert title.values("date") == {"2001-05-02"}


@given(st.integers(0, 9), st.lists(st.integers(0, 9), min_size=1))
def test_sentences_are_counted_back(here: int, others: list[int]) -> None:
    told = Happening("Summit", [spot(n) for n in others])
    back = [here - n for n in others if 0 <= here - n <= 5]
    assert sentences_back(spot(here).sent, told) == min(back, default=None)
