"""The words that name an agreement."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extraction.agreements.names import Name, find_names
from kg.language.attributes import register_attributes

register_attributes()
NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


def read(text: str) -> Doc:
    """Read a text with neither tags nor a tree."""
    return NLP(text)


def names(text: str) -> list[Name]:
    return find_names(read(text))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They signed the Évora Treaty in May.", "Évora Treaty", "Treaty"),
        ("They signed the Nadi accords in May.", "Nadi accords", "Agreement"),
        ("The Convention on the Law of the Lake was read.", "Convention on the Law of the Lake", "Treaty"),
        ("It is a mutual defence agreement.", "mutual defence agreement", "SecurityPact"),
        ("It is a defence agreement.", "defence agreement", "DefenseCooperationAgreement"),
        ("a reciprocal access\nagreement", "reciprocal access\nagreement", "ReciprocalAccessAgreement"),
        ("They signed a declaration of peace.", "declaration of peace", "JointStatement"),
        ("They signed a pact on non-aggression.", "pact on non-aggression", "SecurityPact"),
        ("an economic cooperation agreement", "economic cooperation agreement", "TradeAgreement"),
        (
            "a memorandum of understanding on defence cooperation",
            "memorandum of understanding on defence cooperation",
            "DefenseCooperationAgreement",
        ),
        ("They issued a joint press release.", "joint press release", "JointStatement"),
        ("They signed the Agreement on Border Trade.", "Agreement on Border Trade", "Agreement"),
        ("They signed a roadmap.", "roadmap", "Agreement"),
        ("the Basic Exchange and Transit Agreement", "Basic Exchange and Transit Agreement", "Agreement"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str, kind: str) -> None:
    assert [(n.span.text, n.kind) for n in names(text)] == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    ["The agreement holds.", "This treaty holds.", "They signed it on Monday.", "It was signed in May."],
)
def test_what_takes_a_name_up_is_no_name(text: str) -> None:
    assert [n.again for n in names(text)] == ["same"]


@pytest.mark.parametrize(
    "text",
    [
        "The declaration of the minister annoyed traders.",
        "Chad is a treaty ally.",
        "They are in agreement.",
        "It spoke of the weather.",
    ],
)
def test_what_names_nothing(text: str) -> None:
    assert names(text) == []


def test_an_abbreviation_is_taken_up() -> None:
    found = names("They signed the Transit Exchange Agreement (TEXA) in May. TEXA covers railways.")
    assert [(n.span.text, n.again) for n in found] == [
        ("Transit Exchange Agreement", ""),
        ("TEXA", "short"),
    ]


@given(
    st.lists(
        st.sampled_from(["the", "Treaty", "treaty", "of", "Lima", "signed", "(LT)", "it", "accord", ",", "."])
    )
)
def test_no_two_names_share_a_word(words: list[str]) -> None:
    found = [token.i for name in names(" ".join(words)) for token in name.span]
    assert len(found) == len(set(found))
