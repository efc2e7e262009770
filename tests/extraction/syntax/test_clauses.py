"""Clauses of sentences whose tree is right; the packaged parser has no say here."""

from __future__ import annotations

import pytest

from kg.extraction.syntax.clauses import Clause, adds_participants, clause_of
from tests.extraction.trees import texts, tree, word

SAYING = frozenset({"say", "report"})

HELD = """
Chad    Chad   PROPN nsubj 2
held    hold   VERB  root  0
talks   talk   NOUN  obj   2
with    with   ADP   case  5
Niger   Niger  PROPN obl   2
.       .      PUNCT punct 2
"""
PLAN = """
Chad    Chad   PROPN nsubj 2
plans   plan   VERB  root  0
to      to     PART  mark  4
hold    hold   VERB  xcomp 2
talks   talk   NOUN  obj   4
in      in     ADP   case  7
May     May    PROPN obl   4
"""
REPORTED = """
Diplomats diplomat NOUN nsubj 2
said    say    VERB  root  0
that    that   SCONJ mark  5
Chad    Chad   PROPN nsubj 5
held    hold   VERB  ccomp 2
talks   talk   NOUN  obj   5
"""
AFTERWARDS = """
Chad    Chad   PROPN nsubj 2
held    hold   VERB  root  0
talks   talk   NOUN  obj   2
after   after  SCONJ mark  6
Peru    Peru   PROPN nsubj 6
voted   vote   VERB  advcl 2
"""
TWO_VERBS = """
Chad    Chad   PROPN nsubj 2
held    hold   VERB  root  0
talks   talk   NOUN  obj   2
and     and    CCONJ cc    6
Peru    Peru   PROPN nsubj 6
signed  sign   VERB  conj  2
"""
SHARED_SUBJECT = """
Chad      Chad     PROPN nsubj 2
planned   plan     VERB  root  0
talks     talk     NOUN  obj   2
but       but      CCONJ cc    5
postponed postpone VERB  conj  2
them      they     PRON  obj   5
"""
RELATIVE = """
The       the      DET   det       2
agreement agreement NOUN nsubj     7
that      that     PRON  obj       5
Chad      Chad     PROPN nsubj     5
signed    sign     VERB  acl:relcl 2
binds     bind     X     dep       7
Peru      Peru     VERB  root      0
"""
JOINED = """
Chad    Chad   PROPN nsubj 2
held    hold   VERB  root  0
talks   talk   NOUN  obj   2
joined  join   VERB  acl   3
by      by     ADP   case  6
Peru    Peru   PROPN obl   4
"""
DESIRE = """
Chad    Chad    PROPN nsubj     2
voiced  voice   VERB  root      0
its     its     PRON  nmod:poss 4
desire  desire  NOUN  obj       2
to      to      PART  mark      6
sign    sign    VERB  acl       4
a       a       DET   det       8
pact    pact    NOUN  obj       6
"""
HEADLINE = """
Chad-Niger Chad-Niger PROPN compound 2
talks      talk       NOUN  root     0
in         in         ADP   case     4
May        May        PROPN nmod     2
"""
COPULA = """
The     the     DET   det   2
talks   talk    NOUN  nsubj 4
were    be      AUX   cop   4
secret  secret  ADJ   root  0
"""


def clause(rows: str, trigger: str) -> tuple[Clause, list[str], str]:
    """Give a clause, the lemmas of its chain and its words."""
    doc = tree(rows)
    found = clause_of(word(doc, trigger), SAYING)
    return found, [token.lemma_ for token in found.chain], texts(doc, found.tokens)


def test_a_clause_is_its_predicate_and_all_below_it() -> None:
    found, chain, words = clause(HELD, "talks")
    assert (chain, words) == (["hold"], "Chad held talks with Niger .")
    assert (found.reporter, found.carriers, found.tells_itself) == (None, (), False)


def test_a_verb_is_its_own_predicate() -> None:
    assert clause(HELD, "held")[1] == ["hold"]


def test_a_complement_belongs_to_the_verb_above_it() -> None:
    _, chain, words = clause(PLAN, "talks")
    assert (chain, words) == (["hold", "plan"], "Chad plans to hold talks in May")


def test_a_verb_of_saying_is_the_reporter_and_stays_outside() -> None:
    found, chain, words = clause(REPORTED, "talks")
    assert found.reporter is not None
    assert (found.reporter.text, chain, words) == ("said", ["hold"], "that Chad held talks")


def test_a_verb_that_does_not_report_takes_its_complement() -> None:
    found, chain, _ = clause(REPORTED.replace("said    say ", "feared  fear"), "talks")
    assert (found.reporter, chain) == (None, ["hold", "fear"])


@pytest.mark.parametrize("rows", [AFTERWARDS, TWO_VERBS])
def test_another_clause_keeps_its_words(rows: str) -> None:
    assert "Peru" not in clause(rows, "talks")[2]


def test_a_second_verb_of_the_same_subject_belongs_to_the_clause() -> None:
    _, chain, words = clause(SHARED_SUBJECT, "talks")
    assert chain == ["plan"]
    assert words == "Chad planned talks but postponed them"


def test_a_relative_clause_with_a_subject_tells_for_itself() -> None:
    found, _, words = clause(RELATIVE, "agreement")
    assert [token.text for token in found.carriers] == ["signed"]
    assert found.tells_itself
    assert "Chad signed" in words


def test_a_relative_clause_of_another_verb_carries_nothing() -> None:
    found, _, words = clause(RELATIVE.replace("signed    sign ", "feared    fear "), "agreement")
    assert (found.carriers, found.tells_itself) == ((), False)
    assert "Chad" not in words


def test_a_pronoun_does_not_tell_for_itself() -> None:
    rows = RELATIVE.replace("Chad      Chad     PROPN", "they      they     PRON ")
    assert not clause(rows, "agreement")[0].tells_itself


def test_who_joins_takes_part() -> None:
    assert "Peru" in clause(JOINED, "talks")[2]
    assert "Peru" not in clause(JOINED.replace("joined  join", "praised praise"), "talks")[2]
    assert adds_participants(word(tree(JOINED), "joined"))


def test_an_infinitive_on_a_noun_hangs_on_the_verb_above_the_noun() -> None:
    _, chain, words = clause(DESIRE, "pact")
    assert chain == ["sign", "desire", "voice"]
    assert words == "Chad voiced its desire to sign a pact"


def test_a_headline_without_a_verb_is_one_clause() -> None:
    _, chain, words = clause(HEADLINE, "talks")
    assert (chain, words) == (["talk"], "Chad-Niger talks in May")


def test_an_adjective_with_a_copula_is_a_predicate() -> None:
    assert clause(COPULA, "talks")[1] == ["secret"]


def test_every_word_of_a_flat_parse_ends_somewhere() -> None:
    """A parse in which every word hangs on the first is no trouble."""
    rows = "\n".join(["talks talk NOUN root 0", *(f"w{n} w{n} X dep 1" for n in range(40))])
    assert len(clause(rows, "w7")[0].tokens) == 41
