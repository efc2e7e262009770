"""Bodies of two states that meet: "the joint commission met in Lima", "the council, which is to convene"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from kg.extraction.lexicon import words
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.syntax.subjects import subjects_of

__all__ = ["is_joint_body", "joint_body_of", "works_only"]

_DEFINITE = frozenset({"the", "this", "that", "its", "their"})


def joint_body_of(trigger: Trigger) -> Span | None:
    """Give the body of two states that meets, where a verb tells of it.

    Args:
        trigger: What tells of the meeting.

    Returns:
        The noun for the body; None for other subjects, and for nouns, which name whose session it is.
    """
    if not trigger.is_verb:
        return None
    body = next(filter(is_joint_body, subjects_of(trigger.root)), None)
    return None if body is None else body.doc[body.i : body.i + 1]


def is_joint_body(noun: Token) -> bool:
    """Is this "the joint commission", "a Chad-Niger committee" or "the committee" after one of these?"""
    if noun.lower_ not in words("meetings", "bodies", "words"):
        return False
    if _is_of_two(noun) or works_only([noun]):
        return True
    named = (t for t in noun.doc[: noun.i] if t.lower_ == noun.lower_)
    return any(child.lower_ in _DEFINITE for child in noun.children) and any(map(_is_of_two, named))


def works_only(owners: Iterable[Token]) -> bool:
    """Is it a body of officials: "the working group", "a panel of experts"?"""
    near = {token.lower_ for owner in owners for token in owner.subtree}
    return bool(near & words("meetings", "bodies", "working"))


def _is_of_two(noun: Token) -> bool:
    """Do the words of the phrase say that it is a body of several states?"""
    doc, start = noun.doc, noun.left_edge.i
    before = doc[max(start, noun.i - _NEAR) : noun.i].text.lower().replace(" - ", "-").split()
    if set(before) & words("meetings", "joint", "words"):
        return True
    states = {s._.iso3 for s in doc.spans.get("countries", ()) if start <= s.start and s.end <= noun.i}
    return len(states) > 1


_NEAR = 8
