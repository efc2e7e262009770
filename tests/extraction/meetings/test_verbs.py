"""Verbs that tell of a meeting, on trees that are right."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extraction.meetings.verbs import meeting_verbs
from tests.extraction.trees import tree

SAW = """
Soto Soto PROPN nsubj 2
saw see VERB root 0
Vega Vega PROPN obj 2
{rest}
"""
RAISED = """
Soto Soto PROPN nsubj 2
{verb} {verb} VERB root 0
it it PRON obj 2
with with ADP case 5
Vega Vega PROPN obl 2
{rest}
"""


def named(text: str, *names: str) -> Doc:
    doc = tree(text)
    doc.spans["people"] = [doc[t.i : t.i + 1] for t in doc if t.text in names]
    return doc


def test_who_sees_somebody_meets_somebody() -> None:
    verbs = list(meeting_verbs(named(SAW.format(rest="today today ADV advmod 2"), "Soto", "Vega")))
    assert [(verb.token.text, verb.kind, verb.elaborates) for verb in verbs] == [("saw", "Meeting", False)]


@pytest.mark.parametrize(
    "rest",
    ["as as ADP case 5\nweak weak ADJ obl 2", "resign resign VERB xcomp 2"],
)
def test_a_view_is_no_meeting(rest: str) -> None:
    assert not list(meeting_verbs(named(SAW.format(rest=rest), "Soto", "Vega")))


def test_what_is_raised_with_somebody_tells_more_of_a_meeting() -> None:
    doc = named(
        RAISED.format(verb="raise", rest="on on ADP case 7\nMonday Monday PROPN obl 2"), "Soto", "Vega"
    )
    assert [(verb.kind, verb.elaborates) for verb in meeting_verbs(doc)] == [("Meeting", True)]


def test_by_telephone_it_is_a_call() -> None:
    doc = named(RAISED.format(verb="discuss", rest="by by ADP case 7\nphone phone NOUN obl 2"), "Soto")
    assert [(verb.kind, verb.elaborates) for verb in meeting_verbs(doc)] == [("PhoneCall", False)]


def test_what_is_discussed_with_nobody_named_is_no_meeting() -> None:
    assert not list(meeting_verbs(named(RAISED.format(verb="discuss", rest="now now ADV advmod 2"), "Soto")))
