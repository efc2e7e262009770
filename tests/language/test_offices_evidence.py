"""What ties a bare title to a state: the pair of states, who meets whom, the table of weights."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from spacy.tokens import Doc

from kg.language.offices.evidence import CUES
from kg.language.offices.meeting import met_by
from kg.language.offices.pair import main_pair, other_of
from kg.language.offices.scene import Scene
from kg.language.people import People
from tests.language.marked import document


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("[Chad|TCD] and [Niger|NER] sign a pact.", ("TCD", "NER")),
        ("[Niger|NER] signs.\n\n[Niger|NER] and [Chad|TCD] sign a pact.", ("NER", "TCD")),
        ("[Chad|TCD], [Mali|MLI] and [Niger|NER] sign a pact.", None),
        ("[Chad|TCD] signs a pact in [Niger|NER].", None),
        ("[Chad|TCD] and [Niger|NER] sign. [Mali|MLI] waits. [Mali|MLI] hopes.", None),
    ],
)
def test_main_pair(text: str, pair: tuple[str, str] | None) -> None:
    assert main_pair(Scene.of(document(text))) == pair


def test_other_of() -> None:
    assert [other_of(("TCD", "NER"), iso3) for iso3 in ("TCD", "NER", "MLI", None)] == [
        "NER",
        "TCD",
        None,
        None,
    ]
    assert other_of((), "TCD") is None


_PARSES = [
    (
        "President Rosa Quispe met President Juan Mamani .",
        [2, 2, 3, 3, 6, 6, 3, 3],
        "Juan Mamani",
        ["Rosa Quispe"],
    ),
    ("President Rosa Quispe met President Juan Mamani .", [2, 2, 3, 3, 6, 6, 3, 3], "Rosa Quispe", None),
    ("President Rosa Quispe praised President Juan Mamani .", [2, 2, 3, 3, 6, 6, 3, 3], "Juan Mamani", None),
    (
        "President Rosa Quispe left . He met President Juan Mamani .",
        [2, 2, 3, 3, 3, 6, 6, 9, 9, 6, 6],
        "Juan Mamani",
        ["Rosa Quispe"],
    ),
]


@pytest.mark.parametrize(("text", "heads", "who", "expected"), _PARSES)
def test_met_by(text: str, heads: list[int], who: str, expected: list[str] | None) -> None:
    doc = _parsed(text, heads)
    scene = Scene.of(doc)
    person = next(p for p in scene.people if p.referent == who)
    found = met_by(scene, person)
    assert (found if found is None else [p.referent for p in found]) == expected


def _parsed(text: str, heads: list[int]) -> Doc:
    """Build a document whose verbs have the words before them for subjects."""
    doc = People()(document(text))
    assert len(doc) == len(heads)
    for token, head in zip(doc, heads, strict=True):
        token.head = doc[head]
        verb = token.text in {"met", "left", "praised"}
        token.pos_ = "VERB" if verb else "PROPN"
        token.lemma_ = "meet" if token.text == "met" else token.text
        subject = not verb and doc[head].text in {"met", "left", "praised"} and token.i < head
        token.dep_ = "nsubj" if subject else "dep"
    return doc


def test_every_cue_has_a_weight() -> None:
    rows = (files("kg.language.offices") / "cues.csv").read_text(encoding="utf-8").splitlines()
    table = {row["cue"]: row for row in csv.DictReader(rows)}
    assert table.keys() == CUES.keys()
    assert all(float(row["weight"]) > 0 and row["meaning"] for row in table.values())
