"""Bodies of two states, on trees that are right."""

from __future__ import annotations

import pytest

from kg.extraction.meetings.bodies import is_joint_body, works_only
from tests.extraction.trees import tree, word

MET = """
{before}
commission commission NOUN nsubj {met}
met meet VERB root 0
"""


def body(*before: str) -> str:
    lines = [f"{w} {w} ADJ amod {len(before) + 1}" for w in before]
    return MET.format(before="\n".join(lines), met=len(before) + 2)


@pytest.mark.parametrize("words", [("A", "joint"), ("the", "bilateral", "border"), ("The", "mixed")])
def test_what_is_joint_is_of_two_states(words: tuple[str, ...]) -> None:
    assert is_joint_body(word(tree(body(*words)), "commission"))


@pytest.mark.parametrize("words", [("The",), ("the", "electoral"), ("A", "royal")])
def test_others_are_not(words: tuple[str, ...]) -> None:
    assert not is_joint_body(word(tree(body(*words)), "commission"))


def test_the_commission_is_the_one_told_of() -> None:
    doc = tree(body("A", "joint") + "\n\n" + body("The").strip())
    assert is_joint_body([token for token in doc if token.text == "commission"][-1])


def test_a_working_group_is_of_officials() -> None:
    group = "working working NOUN compound 2\ngroup group NOUN nsubj 3\nmet meet VERB root 0"
    assert works_only([word(tree(group), "group")])
    assert not works_only([word(tree(body("A", "joint")), "commission")])
