"""What reports look back on in the life of an agreement: its stages before the one that it has now."""

from __future__ import annotations

from datetime import date

import pytest

from kg import vocabulary as v
from kg.extraction import extract
from kg.graph.dataset import dataset_of
from kg.knowledge_graph import KnowledgeGraph
from kg.language import read
from kg.records import Findings
from kg.store.explain import explain
from kg.store.questions import question
from tests.small import document

pytestmark = pytest.mark.model

DAY = date(2024, 6, 12)

LOOKED_BACK_ON = {
    "negotiations agreed on": (
        "Kenya and Chile agreed on Wednesday on an acquisition and cross-servicing agreement. Soto said the "
        "ACSA, which Kenya and Chile agreed to start negotiating at their meeting in March last year, would "
        "help both forces.",
        {("UnderNegotiation", "2023-03")},
    ),
    "signed and ratified": (
        "The extradition treaty between Norway and Ghana, signed in May 2019 and ratified in 2020, entered "
        "into force on Wednesday.",
        {("Signed", "2019-05"), ("Ratified", "2020")},
    ),
    "signed by one side with another": (
        "Oman suspended on Wednesday the New Border Treaty, which it signed with Yemen in 2010.",
        {("Signed", "2010")},
    ),
    "that they had signed": (
        "Serbia and Kosovo ratified the border agreement that they had signed in Oslo in March 2018.",
        {("Signed", "2018-03")},
    ),
    "only agreed to be signed": (
        "The trade agreement between Peru and Ghana, which they agreed to sign in 2019, was signed on "
        "Wednesday.",
        set(),
    ),
    "only hoped for": (
        "Mali and Niger signed a defence pact on Wednesday, which they hope to ratify in 2025.",
        set(),
    ),
    "to come": ("Oman and Qatar signed a trade agreement that will enter into force in 2025.", set()),
    "not of the agreement": (
        "Fiji and Samoa signed a treaty on Wednesday that replaces the rules signed by ministers in 1995.",
        set(),
    ),
    "the stage that it has": ("Laos and Nepal have a trade agreement, signed in 2016.", set()),
    "since when": (
        "The pact between Togo and Benin, which has been negotiated since 2019, was signed on Wednesday.",
        set(),
    ),
}


def found_in(text: str) -> Findings:
    return extract(document(text, "report.txt", DAY), read(text, DAY))


@pytest.mark.parametrize("case", LOOKED_BACK_ON)
def test_former_stages(case: str) -> None:
    text, stages = LOOKED_BACK_ON[case]
    claims = [c for c in found_in(text).claims if c.predicate == v.ent("formerStatus")]
    assert {(str(c.object).removeprefix(v.ENT), c.since) for c in claims} == stages


def test_the_date_of_a_former_stage_is_not_that_of_the_present_one() -> None:
    found = found_in(LOOKED_BACK_ON["that they had signed"][0])
    said = {c.object for c in found.claims if c.predicate == v.ent("status")}
    assert said == {v.ent("Ratified")}
    assert not [c for c in found.claims if c.predicate == v.ent("date") and c.subject.startswith("agreement")]


def test_the_history_of_an_agreement_in_question_and_explanation() -> None:
    graph = KnowledgeGraph(dataset_of([found_in(LOOKED_BACK_ON["negotiations agreed on"][0])]).quads)
    asked = question("history")
    assert asked is not None
    answer = graph.query(asked.sparql)
    rows = [dict(zip(answer.columns, map(str, row), strict=True)) for row in answer]
    steps = [(row["state"], row["date"]) for row in rows if "ACSA" in row["what"]]
    assert steps == [("UnderNegotiation", "2023-03"), ("AgreedInPrinciple", "2024-06-12")]
    told = explain(graph.store, ["Chile–Kenya ACSA", "formerStatus"]).text()
    assert "ent:UnderNegotiation since 2023-03" in told
