"""Meetings that were planned and not held, on trees that are right."""

from __future__ import annotations

import pytest

from kg.extraction.meetings.status import status_of_never_held, was_never_held
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.syntax.clauses import clause_of
from tests.extraction.trees import tree, word

SENTENCE = """
{before} {before} ADJ amod 2
round round NOUN nsubj:pass 6
{helper} {helper} AUX aux 6
not not PART advmod 6
been be AUX aux:pass 6
{verb} {verb} VERB root 0
"""


def told(before: str, helper: str, verb: str) -> tuple[bool, str]:
    doc = tree(SENTENCE.format(before=before, helper=helper, verb=verb))
    root = word(doc, "round")
    trigger = Trigger(doc[root.i : root.i + 1], root, "Meeting")
    clause = clause_of(root, frozenset({"say"}))
    return was_never_held(trigger, clause), status_of_never_held(trigger, clause)[0]


@pytest.mark.parametrize(
    ("before", "helper", "verb", "status"),
    [
        ("third", "did", "take", "Cancelled"),
        ("planned", "will", "hold", "Cancelled"),
        ("21st", "has", "convene", "Postponed"),
    ],
)
def test_what_was_planned_and_does_not_take_place(before: str, helper: str, verb: str, status: str) -> None:
    assert told(before, helper, verb) == (True, status)


@pytest.mark.parametrize(
    ("before", "helper", "verb"),
    [("separate", "did", "take"), ("third", "may", "hold"), ("third", "did", "please")],
)
def test_the_rest_is_not_told(before: str, helper: str, verb: str) -> None:
    assert not told(before, helper, verb)[0]
