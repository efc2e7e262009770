from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from kg.accounts import compare
from kg.building.assembly import names_in
from kg.graph.dataset import dataset_of
from kg.records import Findings
from kg.resolution import EarlierNames
from tests.resolution.made import Happening, Person, report
from tests.resolution.test_naming import JOINED
from tests.resolution.test_resolve import reports

PLAN = report(
    "plan", date(2023, 2, 1), Happening("Summit", status="Planned", date="2023-03", label="the summit")
)
HELD = report(
    "held",
    date(2023, 3, 4),
    Happening("Summit", status="Held", date="2023-03-03", place="Nairobi", label="the summit"),
)
OTHER = report("other", date(2023, 3, 5), Person("Ana Rojas", "CHL", "foreign minister"))


def store_of(*found: Findings, earlier: EarlierNames | None = None) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(dataset_of(found, earlier=earlier or EarlierNames()).quads)
    return store


def test_nothing_differs() -> None:
    found = compare(store_of(PLAN, HELD), store_of(HELD, PLAN))
    assert not found
    assert found.text() == "The two graphs say the same.\n"


def test_what_a_report_changes_and_adds() -> None:
    found = compare(store_of(PLAN), store_of(PLAN, HELD))
    assert found.reports_added == ("held.txt",)
    assert [change.sentence for change in found.changed] == [
        "the status of the summit is held; before it was planned",
        "the summit is dated 3 Mar 2023; before it was Mar 2023",
    ]
    assert {change.sentence for change in found.added} >= {
        "the summit is at Nairobi",
        "Nairobi is a place",
        "Nairobi is in Kenya",
    }
    assert not found.withdrawn


def test_what_goes_with_a_report() -> None:
    there, back = (
        compare(store_of(PLAN), store_of(PLAN, OTHER)),
        compare(store_of(PLAN, OTHER), store_of(PLAN)),
    )
    assert back.reports_removed == ("other.txt",)
    assert [change.sentence for change in back.withdrawn] == [change.sentence for change in there.added]
    assert "Ana Rojas represents Chile" in [change.sentence for change in back.withdrawn]
    assert not back.added + back.changed


def test_each_fact_has_its_sentences() -> None:
    found = compare(store_of(PLAN), store_of(PLAN, HELD))
    status = found.changed[0]
    assert [(quote.report, quote.sentence) for quote in status.quotes] == [("held.txt", "held: sentence 1.")]
    assert "    “held: sentence 1.” (held.txt, 2023-03-04)" in found.text().splitlines()


def test_facts_of_the_same_sentences_share_them() -> None:
    lines = compare(store_of(PLAN), store_of(PLAN, OTHER)).text().splitlines()
    quoted = [line for line in lines if line.startswith("    ")]
    told = [line for line in lines if line.startswith("  ") and line not in quoted]
    assert len(quoted) < len(told)
    assert all(left != right for left, right in pairwise(quoted))


def test_as_json() -> None:
    found = json.loads(compare(store_of(PLAN), store_of(PLAN, HELD)).json())
    assert found["reports_added"] == ["held.txt"]
    (status, _) = found["changed"]
    assert status["predicate"].endswith("#status")
    assert (status["was"][-7:], status["value"][-4:]) == ("Planned", "Held")
    assert status["quotes"][0]["report"] == "held.txt"


def test_a_changed_report() -> None:
    other = report(
        "held", date(2023, 3, 4), Happening("Summit", status="Held", label="the summit"), Person("Ana")
    )
    assert compare(store_of(HELD), store_of(other)).reports_changed == ("held.txt",)


@pytest.mark.parametrize("turned", [False, True])
def test_two_that_were_joined_are_no_news_by_themselves(turned: bool) -> None:
    """What was said of either is said of the one: only that they are one is left to tell."""
    before = dataset_of(JOINED[:2])
    old, new = store_of(*JOINED[:2]), store_of(*JOINED, earlier=names_in(before))
    found = compare(new, old) if turned else compare(old, new)
    kinds = {change.predicate.rpartition("#")[2] for change in (*found.added, *found.withdrawn)}
    assert "party" not in kinds
    assert "type" not in kinds


@settings(max_examples=40, deadline=None)
@given(reports(), reports())
def test_there_and_back(one: list[Findings], other: list[Findings]) -> None:
    """What is added one way is withdrawn the other way, and what has changed has changed back."""
    there, back = compare(store_of(*one), store_of(*other)), compare(store_of(*other), store_of(*one))
    assert there.added == back.withdrawn
    assert there.withdrawn == back.added
    assert [(c.subject, c.predicate, c.was, c.value) for c in there.changed] == [
        (c.subject, c.predicate, c.value, c.was) for c in back.changed
    ]
    assert bool(there) == bool(back)
    json.loads(there.json())
