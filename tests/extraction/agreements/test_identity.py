"""Whether two mentions of a text speak of one agreement."""

from __future__ import annotations

import pytest

from kg.extraction.agreements.dates import SPEAKERS_DAY
from kg.extraction.agreements.identity import closeness, same_agreement
from kg.extraction.happenings.happening import Fact, Happening
from tests.extraction.trees import tree

DOC = tree(
    "A a DET det 2\ntreaty treaty NOUN root 0\n\nthe the DET det 2\npact pact NOUN root 0\n\n"
    "the the DET det 2\ntruce truce NOUN root 0\n\nthe the DET det 3\nLima Lima PROPN compound 3\n"
    "Treaty treaty PROPN root 0\n\nthe the DET det 2\ntreaty treaty NOUN root 0"
)
TREATY, PACT, TRUCE, LIMA, THE_TREATY = DOC[1:2], DOC[2:4], DOC[4:6], DOC[7:9], DOC[9:11]
TREATY_LATER = DOC[10:11]


def told(
    span: object, parties: str = "", kind: str = "Agreement", status: str = "", **rest: object
) -> Happening:
    """Make a mention with parties and a status."""
    mention = Happening(kind=kind, triggers=[span], **rest)  # type: ignore[list-item, arg-type]
    for code in parties.split():
        mention.add("party", code, DOC[0:1], "test")
    if status:
        mention.add("status", status, DOC[0:1], "test")
    return mention


def dated(mention: Happening, day: str) -> Happening:
    mention.facts.append(Fact("date", day, DOC[0:1], "test", earliest=day, latest=day))
    return mention


def test_the_pact_is_the_treaty_spoken_of() -> None:
    known = told(TREATY, "TCD NER", "Treaty", bare=True)
    assert same_agreement(known, told(PACT, bare=True, definite=True))


@pytest.mark.parametrize("parties", ["TCD NER PER", "PER CHL", "TCD PER"])
def test_other_parties_are_another_agreement(parties: str) -> None:
    known = told(TREATY, "TCD NER", "Treaty", bare=True)
    assert not same_agreement(known, told(PACT, parties, bare=True, definite=True))


def test_a_truce_is_no_treaty() -> None:
    known = told(TREATY, "TCD NER", "TradeAgreement")
    assert not same_agreement(known, told(TRUCE, bare=True, definite=True))


def test_two_signed_on_different_days_are_two() -> None:
    known = dated(told(TREATY, "TCD NER", "Treaty", "Signed", bare=True), "1963-02-01")
    other = dated(told(TREATY, "TCD NER", "Treaty", "Signed", bare=True), "1975-02-01")
    assert not same_agreement(known, other)


def test_a_name_can_have_more_parties_than_one_sentence_says() -> None:
    known = told(LIMA, "TCD NER", "Treaty", proper=True, definite=True)
    assert same_agreement(known, told(THE_TREATY, "PER", "Treaty", bare=True, definite=True))


def test_what_is_about_something_else_is_another() -> None:
    known = told(LIMA, "TCD NER", "Treaty", about=frozenset({"border"}))
    other = told(THE_TREATY, "", "Treaty", bare=True, definite=True, about=frozenset({"tax"}))
    assert not same_agreement(known, other)


def test_the_same_noun_is_closer() -> None:
    mention = told(THE_TREATY, bare=True, definite=True)
    assert closeness(told(TREATY), mention) > closeness(told(TRUCE), mention)


def test_a_defence_pact_of_the_title_is_the_defence_cooperation_agreement() -> None:
    known = told(TREATY, "TCD NER", "SecurityPact", "Signed")
    assert same_agreement(known, told(LIMA, "TCD NER", "DefenseCooperationAgreement", "Signed"))


def test_an_accord_later_in_the_text_is_another() -> None:
    known = told(PACT, "TCD NER", "Treaty", bare=True)
    assert not same_agreement(known, told(THE_TREATY, "TCD NER", "Treaty", bare=True))


def test_a_statement_is_no_treaty() -> None:
    known = told(PACT, "TCD NER", "Treaty", proper=True)
    assert not same_agreement(known, told(LIMA, "TCD NER", "JointStatement", definite=True))


def test_the_same_act_told_again_by_some_is_no_second_one() -> None:
    known = told(TREATY, "TCD NER PER", "Treaty", "Signed", bare=True)
    assert same_agreement(known, told(TREATY_LATER, "TCD NER", "Treaty", "Signed", bare=True))
    assert not same_agreement(known, told(TREATY_LATER, "TCD CHL", "Treaty", "Signed", bare=True))


def test_what_only_exists_is_not_told_again() -> None:
    known = told(TREATY, "TCD NER PER", "Treaty", "Existing", bare=True)
    assert not same_agreement(known, told(TREATY_LATER, "TCD NER", "Treaty", "Existing", bare=True))


def test_today_in_a_quotation_is_no_other_day() -> None:
    known = dated(told(TREATY, "TCD NER", "Treaty", "Signed", bare=True), "1963-02-01")
    again = told(TREATY_LATER, "TCD NER", "Treaty", "Signed", bare=True)
    day = "1963-02-02"
    again.facts.append(Fact("date", day, DOC[0:1], SPEAKERS_DAY, 0.5, day, day))
    assert same_agreement(known, again)


def test_the_treaty_of_two_of_three_is_another_only_where_an_act_is_told() -> None:
    known = told(TREATY, "TCD NER PER", "Treaty", "Signed", bare=True)
    assert same_agreement(known, told(THE_TREATY, "TCD NER", "Treaty", bare=True, definite=True))
    assert not same_agreement(
        known, told(THE_TREATY, "TCD NER", "Treaty", "Ratified", bare=True, definite=True)
    )
