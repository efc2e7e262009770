"""What was done with an agreement, on trees written by hand."""

from __future__ import annotations

import pytest

from kg.extraction.agreements.acts import acts_on
from kg.extraction.agreements.stages import Act
from kg.extraction.syntax.clauses import clause_of
from tests.extraction.trees import tree, word

SAYING = frozenset({"say"})


def acts(rows: str, name: str = "treaty", *, known: bool = False) -> list[Act]:
    token = word(tree(rows), name)
    span = token.doc[token.i : token.i + 1]
    return acts_on(span, clause_of(token, SAYING), (), known=known)


def stage(rows: str, *, known: bool = False) -> str:
    found = acts(rows, known=known)
    return found[0].stage if found else ""


def of_verb(form: str, lemma: str) -> str:
    return f"Chad Chad PROPN nsubj 2\n{form} {lemma} VERB root 0\na a DET det 4\ntreaty treaty NOUN obj 2"


def of_noun(noun: str, verb: str = "welcomed") -> str:
    return (
        f"Chad Chad PROPN nsubj 2\n{verb} {verb} VERB root 0\nthe the DET det 4\n{noun} {noun} NOUN obj 2\n"
        "of of ADP case 7\na a DET det 7\ntreaty treaty NOUN nmod 4"
    )


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [
        ("signed", "sign", "Signed"),
        ("ratified", "ratifie", "Ratified"),
        ("initialled", "initialle", "AgreedInPrinciple"),
        ("suspended", "suspend", "Suspended"),
        ("scrapped", "scrapp", "Terminated"),
        ("extended", "extend", "InForce"),
        ("negotiated", "negotiate", "UnderNegotiation"),
        ("proposed", "propose", "Proposed"),
        ("concluded", "conclude", "Existing"),
        ("praised", "praise", "Existing"),
    ],
)
def test_a_verb_says_what_was_done(form: str, lemma: str, expected: str) -> None:
    assert stage(of_verb(form, lemma)) == expected


@pytest.mark.parametrize(
    ("noun", "verb", "expected"),
    [
        ("signing", "welcomed", "Signed"),
        ("signing", "delayed", "AgreedInPrinciple"),
        ("ratification", "welcomed", "Ratified"),
        ("ratification", "delayed", "Existing"),
        ("suspension", "welcomed", "Suspended"),
        ("negotiation", "proposed", "Proposed"),
    ],
)
def test_a_noun_above_it_says_what_was_done(noun: str, verb: str, expected: str) -> None:
    assert stage(of_noun(noun, verb)) == expected


def test_a_clause_on_it_says_what_was_done() -> None:
    rows = (
        "Chad Chad PROPN nsubj 2\npraised praise VERB root 0\nthe the DET det 4\ntreaty treaty NOUN obj 2\n"
        "signed sign VERB acl 4\nin in ADP case 7\nLima Lima PROPN obl 5"
    )
    found = acts(rows, known=True)
    assert (found[0].stage, found[0].is_own_clause) == ("Signed", True)


def test_what_an_agreement_ends_is_not_the_agreement() -> None:
    rows = (
        "A a DET det 2\ntreaty treaty NOUN nsubj 3\nended end VERB root 0\nthe the DET det 5\n"
        "war war NOUN obj 3"
    )
    assert stage(rows) == "Existing"


def test_an_agreement_can_end_itself() -> None:
    assert stage("The the DET det 2\ntreaty treaty NOUN nsubj 3\nexpired expire VERB root 0") == "Terminated"


def test_an_agreement_that_is_denied_is_none() -> None:
    rows = "Chad Chad PROPN nsubj 2\nhas have VERB root 0\nno no DET det 4\ntreaty treaty NOUN obj 2"
    assert not acts(rows)


def test_what_is_negated_of_a_known_agreement_leaves_it_there() -> None:
    rows = (
        "Chad Chad PROPN nsubj 4\ndid do AUX aux 4\nnot not PART advmod 4\nratify ratify VERB root 0\n"
        "the the DET det 6\ntreaty treaty NOUN obj 4"
    )
    assert stage(rows, known=True) == "Existing"
