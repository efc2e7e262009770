from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg import vocabulary as v
from kg.errors import UserError
from kg.view.contents import Entity, read_contents


def entity(label: str, day: str) -> Entity:
    fact = (v.ent("date"), ox.Literal(day, datatype=ox.NamedNode(v.EDTF)))
    return Entity("i", label, (v.ent("Meeting"),), (), (fact,))


def test_all_individuals_reports_sentences_and_claims_are_read(store: ox.Store) -> None:
    contents = read_contents(store)
    found = store.query(
        """PREFIX ent: <https://w3id.org/entente/ontology#>
        SELECT (COUNT(DISTINCT ?i) AS ?individuals) WHERE {
          ?i a ?class FILTER(?class != ent:Dispute) }"""
    )
    assert isinstance(found, ox.QuerySolutions)
    assert str(len(contents.entities)) == next(found)["individuals"].value
    assert [r.day for r in contents.reports] == ["2023-02-20", "2023-03-04", "2023-03-05"]
    kinds = {"Sentence": contents.sentences, "Claim": contents.claims}
    for kind, records in kinds.items():
        wanted = store.quads_for_pattern(None, ox.NamedNode(v.RDF_TYPE), ox.NamedNode(v.ent(kind)), None)
        assert {q.subject.value for q in wanted} == {r.iri for r in records}  # type: ignore[union-attr, attr-defined]


def test_the_dispute_is_read_with_its_claims(store: ox.Store) -> None:
    contents = read_contents(store)
    (dispute,) = contents.disputes
    assert len(dispute.subjects) == 2
    assert set(dispute.claims) <= {c.iri for c in contents.claims}


def test_a_sentence_without_its_place_is_told_to_the_user() -> None:
    store = ox.Store()
    graph = ox.NamedNode("https://example.org/d")
    sentence = ox.NamedNode("https://example.org/s")
    store.add(ox.Quad(sentence, ox.NamedNode(v.RDF_TYPE), ox.NamedNode(v.ent("Sentence")), graph))
    with pytest.raises(UserError, match=r"example\.org/s.*missing"):
        read_contents(store)


@pytest.mark.parametrize(
    ("label", "day", "name"),
    [
        ("Chile–Peru 2+2, 2018-07-06", "2018-07-06", "Chile–Peru 2+2"),
        ("Chile–Peru 2+2, 2018", "2018-07-06", "Chile–Peru 2+2"),
        ("Chile–Peru 2+2, 2019", "2018-07-06", "Chile–Peru 2+2, 2019"),
        ("Treaty, 2018-01/2018-02", "2018-01/2018-02", "Treaty"),
        ("Talks, 2018-04-22/..", "2018-04-22/..", "Talks"),
        ("Treaty of friendship, trade", "2018", "Treaty of friendship, trade"),
        (", 2018", "2018", ", 2018"),
    ],
)
def test_a_name_leaves_out_the_date_that_stands_beside_it(label: str, day: str, name: str) -> None:
    assert entity(label, day).name == name
