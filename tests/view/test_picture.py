from __future__ import annotations

import pyoxigraph as ox

from kg import vocabulary as v
from kg.view.contents import Contents, Entity, read_contents
from kg.view.picture import hosts_of, picture_of
from tests.view.synthetic import store_of_size


def thing(name: str, kind: str, *facts: tuple[str, str]) -> Entity:
    values = tuple((v.ent(p), ox.NamedNode(o)) for p, o in facts)
    return Entity(f"x:{name}", name, (v.ent(kind),), (), values)


def contents_of(*entities: Entity) -> Contents:
    return Contents(tuple(sorted(entities, key=lambda e: e.iri)), (), (), (), ())


def test_an_office_is_told_on_the_line_from_its_holder_to_its_country() -> None:
    contents = contents_of(
        thing("ana", "Person", ("holdsOffice", "x:post"), ("represents", "x:land")),
        thing("post", "Office", ("officeOf", "x:land")),
        thing("land", "Country"),
    )
    graph = picture_of(contents, 10)
    assert set(graph) == {"x:ana", "x:land"}
    assert graph.edges["x:ana", "x:land"]["relations"] == [
        ("x:ana", v.ent("holdsOffice"), "x:post"),
        ("x:ana", v.ent("represents"), "x:land"),
        ("x:post", v.ent("officeOf"), "x:land"),
    ]
    assert hosts_of(contents) == {"x:post": ("x:ana",)}


def test_an_office_without_a_holder_is_told_by_its_country() -> None:
    contents = contents_of(thing("post", "Office", ("officeOf", "x:land")), thing("land", "Country"))
    assert hosts_of(contents) == {"x:post": ("x:land",)}


def test_an_office_that_nothing_stands_for_is_drawn() -> None:
    contents = contents_of(thing("post", "Office"))
    assert hosts_of(contents) == {}
    assert set(picture_of(contents, 10)) == {"x:post"}


def test_of_many_the_best_connected_are_drawn() -> None:
    spokes = [thing(f"s{i}", "Person", ("represents", "x:hub")) for i in range(9)]
    contents = contents_of(thing("hub", "Country"), *spokes, thing("alone", "Place"))
    graph = picture_of(contents, 4)
    assert set(graph) == {"x:hub", "x:s0", "x:s1", "x:s2"}
    assert graph.number_of_edges() == 3


def test_every_individual_is_drawn_or_has_a_host_and_every_fact_between_them_is_on_a_line() -> None:
    contents = read_contents(store_of_size(40))
    graph, hosts = picture_of(contents, 10_000), hosts_of(contents)
    known = {e.iri for e in contents.entities}
    assert set(graph) | set(hosts) == known
    told = {relation for _, _, data in graph.edges(data=True) for relation in data["relations"]}
    for entity in contents.entities:
        for predicate, value in entity.facts:
            if value.value in known and entity.iri not in hosts:
                assert (entity.iri, predicate, value.value) in told
