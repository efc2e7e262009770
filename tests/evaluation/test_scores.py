from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UserError
from kg.evaluation.built import read_built
from kg.evaluation.facts import Event, Facts, Person, folded
from kg.evaluation.gold import read_gold
from kg.evaluation.report import report
from kg.evaluation.scores import Score, score
from tests.small import quads

ROW = {
    "id": "one.txt",
    "people": [
        {"name": "Amara Okafor", "aliases": ["Okafor"], "offices": [{"title": "president", "country": "NGA"}]}
    ],
    "countries": ["NGA", "GHA"],
    "organizations": ["ECOWAS"],
    "meetings": [
        {
            "type": "summit",
            "parties": ["NGA", "GHA"],
            "attendees": ["Okafor"],
            "date": "2020-05",
            "place": "Accra",
            "status": "held",
            "ordinal": 3,
            "mode": None,
        },
        {"type": "other", "parties": ["NGA"], "date": "2019"},
    ],
}


def write(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def meeting(*items: tuple[str, str]) -> Event:
    return Event("meeting", frozenset(items))


def test_an_annotated_report(tmp_path: Path) -> None:
    (facts,) = read_gold(write(tmp_path, ROW)).values()
    assert facts.people == (Person(("amara okafor", "okafor"), frozenset({("president", "NGA")})),)
    first, second = facts.events
    assert first.items == {
        ("type", "summit"), ("party", "NGA"), ("party", "GHA"), ("attendee", "amara okafor"),
        ("date", "2020-05"), ("place", "accra"), ("status", "held"), ("ordinal", "3"),
    }  # fmt: skip
    assert second.items == {("party", "NGA"), ("date", "2019")}


def test_a_report_scores_full_marks_against_itself(tmp_path: Path) -> None:
    gold = read_gold(write(tmp_path, ROW))
    scores = score(gold, gold)
    assert all(one.f1 == 1.0 for one in scores.values())
    assert not any(one.missed or one.spurious for one in scores.values())
    assert scores["all"].right == 1 + 1 + 2 + 1 + 10


def test_events_are_aligned_so_that_most_slots_agree() -> None:
    early, late = (("date", "2001"), ("status", "held")), (("date", "2002"), ("status", "held"))
    both = (("party", "PER"), ("party", "CHL"))
    gold = Facts(events=(meeting(*both, *early), meeting(*both, *late)))
    found = Facts(events=(meeting(*both, *late), meeting(*both, ("date", "2001"), ("status", "planned"))))
    one = score({"r": gold}, {"r": found})["meetings"]
    assert (one.right, len(one.missed), len(one.spurious)) == (7, 1, 1)
    assert one.missed == [("r", "meeting CHL–PER 2001 [1]: status held")]
    assert one.spurious == [("r", "meeting CHL–PER 2001 [1]: status planned")]


def test_events_without_a_common_party_are_not_aligned() -> None:
    gold = Facts(events=(meeting(("party", "PER"), ("date", "2001")),))
    found = Facts(events=(meeting(("party", "CHL"), ("date", "2001")),))
    one = score({"r": gold}, {"r": found})["meetings"]
    assert (one.right, one.precision, one.recall) == (0, 0.0, 0.0)


def test_a_person_may_be_known_by_another_name() -> None:
    gold = Facts(people=(Person(("okafor", "amara okafor"), frozenset({("president", "NGA")})),))
    found = Facts(
        people=(Person(("amara okafor",), frozenset({("president", "NGA")})),),
        events=(meeting(("attendee", "amara okafor")),),
    )
    scores = score({"r": gold}, {"r": found})
    assert scores["people"].f1 == scores["offices"].f1 == 1.0
    assert scores["meetings"].spurious == [("r", "meeting [1]: attendee okafor")]


def test_a_graph_is_read_report_by_report() -> None:
    found = read_built(quads())
    assert found
    assert any(facts.people for facts in found.values())
    assert all(event.values("party") for facts in found.values() for event in facts.events)
    assert score(found, found)["all"].f1 == 1.0


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["no report"], "not an annotated report"),
        ([{"id": "x", "people": [{}]}], "line 1"),
        ([], "no annotated"),
    ],
)
def test_what_is_no_annotation(tmp_path: Path, rows: list[object], message: str) -> None:
    with pytest.raises(UserError, match=message):
        read_gold(write(tmp_path, *rows))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no file or folder"):
        read_gold(tmp_path / "gone")


def test_the_report_lists_facts() -> None:
    one = Score()
    one.count("r", ["a", "b"], ["b", "c"])
    text = report({"all": one}, facts=True)
    assert text.splitlines()[:3] == ["r", "  missed    a", "  spurious  c"]
    assert text.splitlines()[-1].split() == ["all", "0.500", "0.500", "0.500", "1", "1", "1"]


@given(st.lists(st.text(min_size=1), max_size=4), st.lists(st.text(min_size=1), max_size=4))
def test_counts_add_up(gold: list[str], found: list[str]) -> None:
    one = Score()
    one.count("r", gold, found)
    assert one.right + len(one.missed) == len(set(gold))
    assert one.right + len(one.spurious) == len(set(found))
    assert 0 <= one.f1 <= 1


def test_folded_names_forget_order_and_case() -> None:
    assert folded(["Kamikawa Yoko", "Yoko KAMIKAWA", "Kamikawa"]) == ("kamikawa yoko", "kamikawa")
