from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations

import pytest

from kg import vocabulary as v
from kg.view import words
from tests.view.colours import VISIONS, contrast, difference

BACKGROUND = "#FBFCFD"
SHAPES = {"dot", "square", "diamond", "triangle", "triangleDown", "star", "hexagon"}
OTHER_VOCABULARIES = {"type", "sameAs"}


def rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(files("kg.view").joinpath(name).read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("families.csv", {*v.SUPERCLASSES, "Concept"}),
        ("kinds.csv", {*v.SUPERCLASSES, "Concept"}),
        ("properties.csv", v.PROPERTIES | OTHER_VOCABULARIES),
        ("statuses.csv", {*v.MEETING_STATUSES, *v.AGREEMENT_STATUSES}),
    ],
)
def test_each_line_is_about_another_term_of_the_vocabulary(name: str, known: set[str]) -> None:
    terms = [next(iter(row.values())) for row in rows(name)]
    assert len(terms) == len(set(terms))
    assert set(terms) <= known


def test_every_status_has_a_phase() -> None:
    phases = {row["status"]: row["phase"] for row in rows("statuses.csv")}
    assert phases.keys() == {*v.MEETING_STATUSES, *v.AGREEMENT_STATUSES}
    assert set(phases.values()) == {"ahead", "done", "off"}


@pytest.mark.parametrize("kind", sorted(v.MEETING_KINDS | v.AGREEMENT_KINDS | {"Person", "Office", "Place"}))
def test_every_kind_of_individual_has_a_family(kind: str) -> None:
    assert words.family_of(v.classes_of(v.ent(kind))) != words.OTHER


def test_a_statement_names_both_its_ends() -> None:
    for row in rows("properties.csv"):
        assert "{subject}" in row["says"], row["property"]
        assert "{object}" in row["says"], row["property"]


def test_a_term_without_a_line_reads_as_its_name() -> None:
    assert words.wording("https://example.org/ns#hostedBy").outgoing == "hosted by"
    assert words.words_of("https://example.org/topics/rare_earths") == "rare earths"
    assert words.family_of(["https://example.org/Ship"]) == words.OTHER


@pytest.mark.parametrize("family", words.families(), ids=lambda family: family.name)
def test_a_sign_stands_out_from_the_background(family: words.Family) -> None:
    assert family.shape in SHAPES
    assert contrast(family.colour, BACKGROUND) >= 3
    assert contrast(family.colour, "#FFFFFF") >= 3


@pytest.mark.parametrize("vision", VISIONS)
def test_families_differ_for_every_kind_of_colour_vision(vision: str) -> None:
    colours = [family.colour for family in words.families() if family != words.OTHER]
    assert min(difference(a, b, vision) for a, b in combinations(colours, 2)) > 20


def test_families_that_share_a_shape_differ_in_lightness() -> None:
    shapes: dict[str, list[str]] = {}
    for family in words.families():
        shapes.setdefault(family.shape, []).append(family.colour)
    for colours in shapes.values():
        for one, other in combinations(colours, 2):
            assert contrast(one, other) > 1.5
