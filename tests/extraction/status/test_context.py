"""What words above and beside a trigger say of it, on trees that are right."""

from __future__ import annotations

import pytest

from kg.extraction.status import context
from kg.extraction.syntax.clauses import clause_of
from tests.extraction.trees import tree, word

SAYING = frozenset({"say"})


def with_verb(form: str, lemma: str) -> str:
    return f"Chad Chad PROPN nsubj 2\n{form} {lemma} VERB root 0\ntalks talk NOUN obj 2"


def with_auxiliary(auxiliary: str) -> str:
    return (
        f"Chad Chad PROPN nsubj 3\n{auxiliary} {auxiliary} AUX aux 3\nhold hold VERB root 0\n"
        "talks talk NOUN obj 3"
    )


def with_adjective(adjective: str) -> str:
    return (
        f"The the DET det 3\n{adjective} {adjective} ADJ amod 3\ntalks talk NOUN nsubj 4\n"
        "ended end VERB root 0"
    )


@pytest.mark.parametrize(
    ("form", "lemma", "family", "status"),
    [
        ("postponed", "postpone", "meeting", "Postponed"),
        ("cancelled", "cancel", "meeting", "Cancelled"),
        ("plans", "plan", "meeting", "Planned"),
        ("hopes", "hope", "meeting", "Possible"),
        ("held", "hold", "meeting", None),
        ("signed", "sign", "agreement", "Signed"),
        ("ratified", "ratify", "agreement", "Ratified"),
        ("suspended", "suspend", "agreement", "Suspended"),
        ("negotiates", "negotiate", "agreement", "UnderNegotiation"),
        ("seeks", "seek", "agreement", "Proposed"),
        ("praised", "praise", "agreement", None),
    ],
)
def test_a_verb_gives_a_status(form: str, lemma: str, family: str, status: str | None) -> None:
    assert context.status_of_verb(word(tree(with_verb(form, lemma)), form), family) == status


def test_the_form_counts_where_the_lemma_is_wrong() -> None:
    assert context.status_of_verb(word(tree(with_verb("plan", "PLAN")), "plan"), "meeting") == "Planned"
    assert context.status_of_verb(word(tree(with_verb("plan", "pla")), "plan"), "meeting") == "Planned"


@pytest.mark.parametrize(
    ("auxiliary", "status"),
    [("will", "Planned"), ("shall", "Planned"), ("may", "Possible"), ("might", "Possible"), ("has", None)],
)
def test_an_auxiliary_gives_a_status(auxiliary: str, status: str | None) -> None:
    assert context.modal_status(word(tree(with_auxiliary(auxiliary)), "hold")) == status


def test_an_infinitive_in_a_headline_is_planned() -> None:
    doc = tree("Chad Chad PROPN nsubj 3\nto to PART mark 3\nhold hold VERB root 0\ntalks talk NOUN obj 3")
    assert context.modal_status(word(doc, "hold")) == "Planned"


def test_an_infinitive_below_a_verb_says_nothing_itself() -> None:
    doc = tree("Chad Chad PROPN nsubj 2\nfailed fail VERB root 0\nto to PART mark 4\nmeet meet VERB xcomp 2")
    assert context.modal_status(word(doc, "meet")) is None


@pytest.mark.parametrize(
    ("adjective", "family", "status"),
    [
        ("planned", "meeting", "Planned"),
        ("upcoming", "meeting", "Planned"),
        ("possible", "meeting", "Possible"),
        ("postponed", "meeting", "Postponed"),
        ("long", "meeting", None),
        ("draft", "agreement", "UnderNegotiation"),
        ("proposed", "agreement", "Proposed"),
    ],
)
def test_an_adjective_gives_a_status(adjective: str, family: str, status: str | None) -> None:
    assert context.status_of_adjective(word(tree(with_adjective(adjective)), "talks"), family) == status


NEGATED = {
    "did not meet": (
        "meet",
        "Chad Chad PROPN nsubj 4\ndid do AUX aux 4\nnot not PART advmod 4\nmeet meet VERB root 0",
    ),
    "never met": ("met", "Chad Chad PROPN nsubj 3\nnever never ADV advmod 3\nmet meet VERB root 0"),
    "refused to meet": (
        "meet",
        "Chad Chad PROPN nsubj 2\nrefused refuse VERB root 0\nto to PART mark 4\nmeet meet VERB xcomp 2",
    ),
    "no talks": (
        "talks",
        "Chad Chad PROPN nsubj 2\nheld hold VERB root 0\nno no DET det 4\ntalks talk NOUN obj 2",
    ),
    "no plans for talks": (
        "talks",
        "Chad Chad PROPN nsubj 2\nhas have VERB root 0\nno no DET det 4\nplans plan NOUN obj 2\n"
        "for for ADP case 6\ntalks talk NOUN nmod 4",
    ),
    "n't": (
        "meet",
        "Chad Chad PROPN nsubj 4\ndid do AUX aux 4\nn't not PART advmod 4\nmeet meet VERB root 0",
    ),
}
PLAIN = {
    "met": ("met", "Chad Chad PROPN nsubj 2\nmet meet VERB root 0\nNiger Niger PROPN obj 2"),
    "no one else's business": (
        "talks",
        "Chad Chad PROPN nsubj 2\nheld hold VERB root 0\ntalks talk NOUN obj 2\nwith with ADP case 6\n"
        "no no DET det 6\nresult result NOUN nmod 3",
    ),
    "another clause's": (
        "talks",
        "Chad Chad PROPN nsubj 2\nheld hold VERB root 0\ntalks talk NOUN obj 2\nand and CCONJ cc 7\n"
        "Peru Peru PROPN nsubj 7\nnot not PART advmod 7\nvoted vote VERB conj 2",
    ),
}


@pytest.mark.parametrize(("trigger", "rows"), NEGATED.values(), ids=NEGATED)
def test_negated(trigger: str, rows: str) -> None:
    token = word(tree(rows), trigger)
    assert context.is_negated(clause_of(token, SAYING), token)


@pytest.mark.parametrize(("trigger", "rows"), PLAIN.values(), ids=PLAIN)
def test_not_negated(trigger: str, rows: str) -> None:
    token = word(tree(rows), trigger)
    assert not context.is_negated(clause_of(token, SAYING), token)


def test_a_condition_is_no_event() -> None:
    rows = "if if SCONJ mark 3\nChad Chad PROPN nsubj 3\nsigned sign VERB root 0"
    assert context.is_conditional(clause_of(word(tree(rows), "signed"), SAYING))
    plain = "that that SCONJ mark 3\nChad Chad PROPN nsubj 3\nsigned sign VERB root 0"
    assert not context.is_conditional(clause_of(word(tree(plain), "signed"), SAYING))


@pytest.mark.parametrize(
    ("rows", "trigger", "to_come"),
    [
        (with_auxiliary("will"), "talks", True),
        (with_auxiliary("may"), "talks", True),
        (with_verb("plans", "plan"), "talks", True),
        (with_verb("held", "hold"), "talks", False),
        (with_verb("postponed", "postpone"), "talks", True),
        (with_auxiliary("must"), "talks", True),
        (with_auxiliary("did"), "talks", False),
    ],
)
def test_what_is_to_come(rows: str, trigger: str, to_come: bool) -> None:
    assert context.is_to_come(clause_of(word(tree(rows), trigger), SAYING)) == to_come
