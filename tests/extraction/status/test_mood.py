"""How an act is spoken of: done, denied, wished, planned or put off; by right trees and wrong ones."""

from __future__ import annotations

import pytest

from kg.extraction.status.mood import Mood, mood_of
from tests.extraction.trees import tree, word


def signing(before: str) -> Mood:
    """Read "sign" after some words without a tree: each hangs on it as a stranger."""
    rows = [row.split("/") for row in before.split()]
    last = len(rows) + 1
    lines = [f"{form} {lemma} {pos} dep {last}" for form, lemma, pos in rows]
    return mood_of(word(tree("\n".join([*lines, "signed sign VERB root 0"])), "signed"), ())


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("not/not/PART", "negated"),
        ("refused/refuse/VERB to/to/PART", "negated"),
        ("never/never/ADV", "negated"),
        ("may/may/AUX", "wished"),
        ("hopes/hope/VERB to/to/PART", "wished"),
        ("must/must/AUX be/be/AUX", "wished"),
        ("will/will/AUX be/be/AUX", "planned"),
        ("is/be/AUX to/to/PART be/be/AUX", "planned"),
        ("has/have/AUX to/to/PART be/be/AUX", "planned"),
        ("plans/plan/VERB to/to/PART", "planned"),
        ("agreed/agree/VERB to/to/PART", "agreed"),
        ("if/if/SCONJ Chad/Chad/PROPN", "supposed"),
        ("once/once/SCONJ both/both/PRON have/have/AUX", "supposed"),
    ],
)
def test_words_before_an_act_give_its_mood(before: str, name: str) -> None:
    assert getattr(signing(before), name)


@pytest.mark.parametrize(
    "before", ["Chad/Chad/PROPN", "have/have/AUX", "was/be/AUX", "have/have/AUX already/already/ADV"]
)
def test_an_act_that_is_told_is_done(before: str) -> None:
    assert signing(before).is_done


def test_agreeing_to_sign_is_no_plan() -> None:
    assert not signing("agreed/agree/VERB to/to/PART").planned


def test_what_governs_an_act_counts() -> None:
    rows = (
        "Chad Chad PROPN nsubj 2\nput put VERB root 0\noff off ADP compound:prt 2\nthe the DET det 5\n"
        "signing signing NOUN obj 2"
    )
    doc = tree(rows)
    assert mood_of(word(doc, "signing"), [word(doc, "put")]).put_off


def test_words_of_another_clause_do_not_count() -> None:
    rows = (
        "Peru Peru PROPN nsubj 3\nnever never ADV advmod 3\nvoted vote VERB root 0\n, , PUNCT punct 6\n"
        "Chad Chad PROPN nsubj 6\nsigned sign VERB conj 3"
    )
    assert mood_of(word(tree(rows), "signed"), ()).is_done


@pytest.mark.parametrize(("before", "wished"), [("about", True), ("after", False), ("by", False)])
def test_what_is_only_talked_about_is_not_done(before: str, wished: bool) -> None:
    doc = tree(f"serious serious ADJ root 0\n{before} {before} SCONJ mark 3\nreplacing replace VERB advcl 1")
    doc[2].tag_ = "VBG"
    assert mood_of(doc[2], ()).wished is wished
