from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest

from kg.errors import UserError
from kg.store.explain import explain
from kg.store.explanation import Evidence, Explanation
from kg.store.telling import told
from tests import small
from tests.store import world

TALKS = "event/talks-2"
BASE = "https://w3id.org/entente/id/"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return world.store()


def statements(explanation: Explanation) -> list[tuple[str, str, str, bool]]:
    return [(fact.subject, fact.predicate, fact.value, fact.stands) for fact in explanation.facts]


def test_an_individual_with_all_that_is_said_of_it(store: ox.Store) -> None:
    found = explain(store, TALKS)
    assert found.subject is not None
    assert found.subject.label == "Chile–Peru ministerial meeting"
    assert found.subject.kinds == ("ent:Event", "ent:Meeting", "ent:MinisterialMeeting")
    meeting = "Chile–Peru ministerial meeting"
    assert statements(found) == [
        (meeting, "ent:place", "Lima", True),
        (meeting, "ent:place", "Tacna", False),
        (meeting, "ent:status", "ent:Held", True),
    ]


def test_evidence_is_complete(store: ox.Store) -> None:
    found = explain(store, [TALKS, "ent:place", "Tacna"])
    assert [fact.evidence for fact in found.facts] == [
        (
            Evidence(
                published="2024-07-05",
                source="b.txt",
                title="",
                start=4,
                end=30,
                sentence="Talks were held in Tacna.",
                confidence=Decimal("0.6"),
                found_by="in",
                attributed_to="a diplomat",
            ),
        )
    ]


def test_a_dispute_comes_with_its_rivals(store: ox.Store) -> None:
    (dispute,) = explain(store, TALKS).disputes
    assert dispute.rule == "most sources"
    assert [(fact.value, fact.stands) for fact in dispute.rivals] == [("Lima", True), ("Tacna", False)]


def test_merge_reasons_and_other_names(store: ox.Store) -> None:
    subject = explain(store, "Chile–Peru SOFA").subject
    assert subject is not None
    assert subject.aliases == ("SOFA",)
    assert subject.merged == ("'SOFA' in d1: the same kind and parties",)


@pytest.mark.parametrize(
    "name",
    [
        "agreement/soft-1",
        f"{BASE}agreement/soft-1",
        f"<{BASE}agreement/soft-1>",
        "Chile–Peru SOFA",
        "chile–peru sofa",
        "SOFA",
    ],
)
def test_names_of_one_thing(store: ox.Store, name: str) -> None:
    subject = explain(store, name).subject
    assert subject is not None
    assert subject.name == "agreement/soft-1"


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("Vega", "person/lucia-vega-per"),
        ("pacific  bridge", "event/exercise-1"),
        ("RAA, revised", "agreement/raa-3"),
    ],
)
def test_words_of_a_label_find_it(store: ox.Store, part: str, whole: str) -> None:
    subject = explain(store, part).subject
    assert subject is not None
    assert subject.name == whole


@pytest.mark.parametrize("part", ["eru", "Soto Pablo", "Lucía Soto", "-"])
def test_parts_of_words_find_nothing(store: ox.Store, part: str) -> None:
    assert explain(store, part).subject is None


@pytest.mark.parametrize("property_", ["ent:place", "place", "https://w3id.org/entente/ontology#place"])
@pytest.mark.parametrize("value", ["place/lima", "Lima", f"{BASE}place/lima"])
def test_names_of_one_triple(store: ox.Store, property_: str, value: str) -> None:
    found = explain(store, [TALKS, property_, value])
    assert [fact.value for fact in found.facts] == ["Lima"]
    assert len(found.disputes) == 1


@pytest.mark.parametrize("value", ["ent:Held", "Held", "https://w3id.org/entente/ontology#Held"])
def test_a_triple_that_is_not_disputed(store: ox.Store, value: str) -> None:
    found = explain(store, [TALKS, "status", value])
    assert statements(found) == [("Chile–Peru ministerial meeting", "ent:status", "ent:Held", True)]
    assert found.disputes == ()


def test_all_values_of_a_property(store: ox.Store) -> None:
    assert [fact.value for fact in explain(store, [TALKS, "place"]).facts] == ["Lima", "Tacna"]


def test_a_literal_by_its_text() -> None:
    store = ox.Store()
    store.bulk_extend(small.quads())
    (event,) = [
        quad.subject.value
        for quad in store.quads_for_pattern(
            None, ox.NamedNode("https://w3id.org/entente/ontology#date"), None
        )
        if quad.graph_name == ox.DefaultGraph()
        and isinstance(quad.object, ox.Literal)
        and quad.object.value == "2023-03-03"
        and isinstance(quad.subject, ox.NamedNode)
    ]
    found = explain(store, [event, "ent:date", "2023-03-03"])
    assert [fact.predicate for fact in found.facts] == ["ent:date"]
    assert "Nairobi on 3 March 2023" in found.text()


def test_every_sentence_of_a_thing_is_there() -> None:
    store = ox.Store()
    store.bulk_extend(small.quads())
    found = explain(store, "Nairobi")
    sentences = {evidence.sentence for fact in found.facts for evidence in fact.evidence}
    texts = (small.PLANNED, small.HELD, small.OTHER)
    assert sentences == {line for text in texts for line in text.split("\n") if "Nairobi" in line}


def test_offsets_lead_to_the_sentence_in_the_report() -> None:
    store = ox.Store()
    store.bulk_extend(small.quads())
    texts = {f.document.source: f.document.text for f in small.findings()}
    for name in ("Japan", "Nairobi", "Fumio Kishida", "Japan–Kenya ACSA"):
        for fact in explain(store, name).facts:
            for evidence in fact.evidence:
                assert texts[evidence.source][evidence.start : evidence.end] == evidence.sentence


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("dispute/1", []),
        ("claim/c4", ["Tacna"]),
        ("document/d3", ["Tacna"]),
        ("document/d3#char=4,30", ["Tacna"]),
        ("document/d2", []),
    ],
)
def test_claims_disputes_reports_and_sentences_can_be_explained(
    store: ox.Store, name: str, values: list[str]
) -> None:
    assert [fact.value for fact in explain(store, name).facts] == values


def test_a_dispute_alone_is_an_answer(store: ox.Store) -> None:
    found = explain(store, "dispute/1")
    assert found
    assert "Talks were held in Tacna." in found.text()


@pytest.mark.parametrize(
    "terms",
    [
        "Atlantis",
        "event/nothing",
        "not an iri/at all\x00",
        "http://[bad",
        [TALKS, "ent:mode"],
        [TALKS, "no such property"],
        [TALKS, "place", "Cusco"],
        ["Atlantis", "place", "Lima"],
    ],
)
def test_nothing_found_is_false(store: ox.Store, terms: str | list[str]) -> None:
    found = explain(store, terms)
    assert not found
    assert found.text() == "nothing found\n"


def test_a_name_of_several_is_refused_with_their_names(store: ox.Store) -> None:
    with pytest.raises(
        UserError, match=r"2 individuals are called .*: give one of event/talks-1, event/talks-2"
    ):
        explain(store, "Chile–Peru ministerial meeting")


@pytest.mark.parametrize("terms", [[], ["a", "b", "c", "d"]])
def test_too_few_or_too_many_terms(store: ox.Store, terms: list[str]) -> None:
    with pytest.raises(UserError, match="an individual, or subject, property, object"):
        explain(store, terms)


def test_the_text(store: ox.Store) -> None:
    assert told(explain(store, [TALKS, "place", "Tacna"]), 70).splitlines() == [
        "Chile–Peru ministerial meeting (ent:Event, ent:Meeting,",
        "  ent:MinisterialMeeting)",
        "  event/talks-2",
        "",
        "  “Talks were held in Tacna.”",
        "    b.txt, 2024-07-05, characters 4–30",
        "      ent:place  Tacna  (0.6 by in, said by a diplomat)  [not in the",
        "        resolved view]",
        "",
        "  disputed: where Chile–Peru ministerial meeting was held",
        "    decision: most sources",
        "    “Chile and Peru met in Lima.”",
        "      “Chile, Peru meet”, a.txt, 2024-07-03, characters 0–27",
        "        ent:place  Lima  (0.9 by met)",
        "",
        "    “Talks were held in Tacna.”",
        "      b.txt, 2024-07-05, characters 4–30",
        "        ent:place  Tacna  (0.6 by in, said by a diplomat)  [not in the",
        "          resolved view]",
    ]


def test_a_report_cannot_steer_the_terminal(store: ox.Store) -> None:
    own = ox.Store()
    own.bulk_extend(world.by_hand())
    exact = ox.NamedNode("http://www.w3.org/ns/oa#exact")
    sentence = ox.NamedNode(f"{BASE}document/d3#char=4,30")
    graph = ox.NamedNode(f"{BASE}document/d3")
    own.update(f"DELETE WHERE {{ GRAPH ?g {{ {sentence} {exact} ?text }} }}")
    own.add(ox.Quad(sentence, exact, ox.Literal("\x1b[2JTalks\x07\u202e"), graph))
    text = explain(own, "claim/c4").text()
    assert "“�[2JTalks��”" in text
