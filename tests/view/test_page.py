from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import vocabulary as v
from kg.view import render
from kg.view.words import families
from tests.small import quads
from tests.view.reading import ReadPage, read_page
from tests.view.synthetic import store_of_size

ROOT = Path(__file__).parents[2]


def values(store: ox.Store, predicate: str) -> set[tuple[str, str]]:
    found = store.quads_for_pattern(None, ox.NamedNode(predicate), None, None)
    return {(q.subject.value, q.object.value) for q in found}  # type: ignore[union-attr]


def test_the_same_dataset_gives_the_same_bytes(html: str) -> None:
    shuffled = sorted(quads(), key=str)
    random.Random(1).shuffle(shuffled)
    store = ox.Store()
    store.extend(shuffled)
    assert render(store) == html


def test_the_order_in_which_python_keeps_sets_does_not_matter() -> None:
    code = "import sys; from tests.view.test_page import *; sys.stdout.write(render(store_of_size(40)))"
    pages = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(pages) == 1


def test_every_individual_is_present_by_its_label(store: ox.Store, page: ReadPage) -> None:
    given = {
        (q.subject.value, q.object.value)  # type: ignore[union-attr]
        for q in store.quads_for_pattern(None, ox.NamedNode(v.RDFS_LABEL), None, ox.DefaultGraph())
        if "/dispute/" not in str(q.subject)
    }
    assert {(e["iri"], e["label"]) for e in page.data("facts")["entities"]} == given


def test_each_sentence_is_stored_once_with_its_report_and_place(
    store: ox.Store, page: ReadPage, html: str
) -> None:
    facts = page.data("facts")
    exact = sorted(text for _, text in values(store, v.OA_EXACT))
    assert sorted(text for _, text, *_ in facts["sentences"]) == exact
    for text in exact:
        assert html.count(text.split('"')[0]) == 1
    for report, text, start, end in facts["sentences"]:
        assert end - start == len(text)
        assert facts["reports"][report][3].startswith("2023-0")


def test_the_evidence_of_an_individual_is_what_the_dataset_gives(store: ox.Store, page: ReadPage) -> None:
    facts = page.data("facts")
    for number, entity in enumerate(facts["entities"]):
        query = f"""PREFIX rdf: <{v.RDF}> PREFIX prov: <{v.PROV}> PREFIX oa: <{v.OA}> PREFIX ent: <{v.ENT}>
            SELECT DISTINCT ?text WHERE {{ GRAPH ?g {{
              {{ ?c rdf:subject <{entity["iri"]}> }} UNION {{ ?c rdf:object <{entity["iri"]}> }}
              ?c prov:wasDerivedFrom ?s . ?s oa:exact ?text }} }}"""
        found = store.query(query)
        assert isinstance(found, ox.QuerySolutions)
        shown = {facts["sentences"][s][1] for c in facts["claims"] if number in {c[0], c[2]} for s in c[6]}
        assert shown == {solution["text"].value for solution in found}
        assert shown, entity["iri"]


def test_every_line_of_the_picture_has_claims_behind_it(page: ReadPage) -> None:
    facts = page.data("facts")
    claimed = {(c[0], c[1], c[2]) for c in facts["claims"] if c[6]}
    edges = page.data("network")["edges"]
    assert edges
    for edge in edges:
        for triple in edge["triples"]:
            assert tuple(triple) in claimed


def test_who_said_it_and_how_sure_it_is_are_told(page: ReadPage) -> None:
    said = [c for c in page.data("facts")["claims"] if c[5]]
    assert {(tuple(c[5]), c[3], c[4]) for c in said} == {(("one source",), 0.9, "signed")}


def test_the_dispute_points_at_rival_claims_of_its_subjects(page: ReadPage) -> None:
    facts = page.data("facts")
    (dispute,) = facts["disputes"]
    assert {facts["claims"][c][0] for c in dispute["claims"]} == set(dispute["subjects"])
    assert {facts["claims"][c][2] for c in dispute["claims"]} == {"2"}


def test_nodes_stand_still_and_look_like_their_class(page: ReadPage) -> None:
    assert page.data("options")["physics"] == {"enabled": False}
    facts = page.data("facts")
    looks = {f.name: f for f in families()}
    for node in page.data("network")["nodes"]:
        family = looks[facts["families"][facts["entities"][node["id"]]["family"]][0]]
        assert node["shape"] == family.shape
        assert node["color"]["border"] == family.colour
        assert isinstance(node["x"], int)
        assert "title" not in node  # vis-network would take it for markup


def test_what_has_not_happened_is_hollow(page: ReadPage) -> None:
    facts = page.data("facts")
    hollow = {
        facts["entities"][node["id"]].get("status")
        for node in page.data("network")["nodes"]
        if node["color"]["background"] == "#FFFFFF"
    }
    assert hollow == {"planned"}


def test_nothing_is_asked_of_a_network(html: str, page: ReadPage) -> None:
    for tag, attributes in page.tags:
        assert tag not in {"iframe", "object", "embed", "base", "form", "img"}
        assert "src" not in attributes
        assert attributes.get("href", "#").startswith(("#", "data:"))
        assert not any(name.startswith("on") for name in attributes)
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", html)
    assert not re.search(r"""@import|url\(\s*["']?(?:https?:|//)""", html)


def test_the_policy_allows_exactly_the_two_scripts(page: ReadPage) -> None:
    (policy,) = [a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.count("'sha256-") == len(page.code()) == 2


def test_the_page_says_what_it_is(page: ReadPage) -> None:
    assert ("html", {"lang": "en"}) in page.tags
    named = {a.get("for") for tag, a in page.tags if tag == "label"}
    for tag, attributes in page.tags:
        if tag == "input" and attributes["type"] != "checkbox":
            assert attributes["id"] in named


@pytest.mark.parametrize("title", ['<b>"Talks" & treaties</b>', "</title><script>", "\ud800 half"])
def test_any_title_is_text(title: str) -> None:
    page = read_page(render(ox.Store(), title=title))
    assert sum(tag == "b" for tag, _ in page.tags) == 0
    assert len(page.code()) == 2
    assert title.replace("\ud800", "?") in page.text


def test_an_empty_dataset_gives_a_page() -> None:
    page = read_page(render(ox.Store()))
    assert page.data("network") == {"nodes": [], "edges": []}


def test_a_picture_of_part_of_the_graph_says_so() -> None:
    page = read_page(render(store_of_size(40), most=10))
    assert len(page.data("network")["nodes"]) == 10
    assert re.search(r"shows the 10 best connected of \d+", page.text)
    assert len(page.data("facts")["entities"]) > 40
