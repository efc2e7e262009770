"""Groupings whose leaders or ministers meet: "G7 leaders met", "the bloc, whose ministers meet"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.lexicon import words
from kg.extraction.subjects import subjects_of
from kg.extraction.triggers import Trigger

__all__ = ["groupings_that_meet"]

_NEAR = 3


def groupings_that_meet(trigger: Trigger) -> Iterator[Span]:
    """Give the organizations whose leaders or ministers are the subject of what tells of a meeting.

    Args:
        trigger: What tells of the meeting; a noun counts as a circumstance or object of the verb.

    Yields:
        Mentions of organizations; none where the meeting is with somebody else.
    """
    verb = trigger.root if trigger.is_verb else trigger.root.head
    if verb.pos_ != "VERB" or _is_with_others(trigger):
        return
    for subject in subjects_of(verb):
        if subject.lower_ in words("meetings", "send", "words"):
            yield from _owners(subject, verb)


def _is_with_others(trigger: Trigger) -> bool:
    root = trigger.root
    if trigger.is_verb and any(child.dep_ == "obj" for child in root.children):
        return True
    return root.doc[trigger.span.end : trigger.span.end + 1].text.lower() == "with"


def _owners(subject: Token, verb: Token) -> Iterator[Span]:
    """Give the organizations right before the noun, and the one that "whose" stands for."""
    organizations = subject.doc.spans.get("organizations", ())
    whose = next((child for child in subject.children if child.lower_ == "whose"), None)
    end = whose.i - 1 if whose is not None else subject.i
    for span in organizations:
        if 0 <= end - span.end < _NEAR and (whose is not None or subject.i < verb.i):
            yield span
