"""An agreement that grows over years: one individual, and each step dated by the report that tells of it."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest

from kg import vocabulary as v
from kg.graph.background import Background
from kg.graph.quads import quads_of
from kg.records import Findings
from kg.resolution import resolve_and_settle
from kg.store.query import run
from kg.store.questions import question
from tests.resolution.made import Happening, report

TALKS = Happening("AcquisitionAndCrossServicingAgreement", key="agreement/1", status="UnderNegotiation")
AGREED = Happening("AcquisitionAndCrossServicingAgreement", key="agreement/1", status="AgreedInPrinciple")
REPORTS = [report("2017", date(2017, 1, 7), TALKS), report("2018", date(2018, 1, 27), AGREED)]


def store_of(found: list[Findings]) -> ox.Store:
    resolution, settled = resolve_and_settle(found)
    store = ox.Store()
    store.bulk_extend(quads_of(found, resolution, settled, Background()))
    return store


@pytest.mark.parametrize("found", [REPORTS, REPORTS[::-1]])
def test_each_step_is_dated_by_its_report(found: list[Findings]) -> None:
    history = question("history")
    assert history is not None
    answer = run(store_of(found), history.asked({"country1": "KEN", "country2": "CHL"}))
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer]
    assert [(row["reported"], row["state"]) for row in rows] == [
        ("2017-01-07", "UnderNegotiation"),
        ("2018-01-27", "AgreedInPrinciple"),
    ]
    assert len({row["what"] for row in rows}) == 1
    assert len({row["report"] for row in rows}) == 2


def test_the_last_step_stands_and_there_is_no_dispute() -> None:
    resolution, settled = resolve_and_settle(REPORTS)
    (acsa,) = (i for i in resolution.individuals if i.kind == v.ent(TALKS.kind))
    assert len(acsa.mentions) == 2
    assert settled.winners[acsa.iri, v.ent("status")] == v.ent("AgreedInPrinciple")
    assert not settled.disputes
