"""Groupings whose leaders or ministers meet: "G7 leaders met", "the bloc, whose ministers meet"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from kg.extraction.happenings.happening import Fact, Happening
from kg.extraction.lexicon import words
from kg.extraction.meetings.triggers import Trigger
from kg.extraction.syntax.clauses import cases_of
from kg.extraction.syntax.subjects import subjects_of

__all__ = ["grouping_meant", "groupings_that_meet", "leave_to_grouping"]

_NEAR: Final = 3
_LISTED: Final = 3
"""From how many states on a text lists who takes part."""

_FRINGE: Final = 14


def leave_to_grouping(meeting: Happening) -> None:
    """Take the states away that a text names beside the meeting of a grouping without listing its members.

    Who "attended the summit" of a grouping attends it for one member of many; who met "on the sidelines" says
    nothing of the members. "The ASEAN-Chile summit" is one of both.

    Args:
        meeting: A meeting; its facts may be dropped.
    """
    if not meeting.values("organization") or len(meeting.values("party")) >= _LISTED:
        return
    sent = [fact.span for fact in meeting.all("attendee")]
    senders = {fact.value for fact in meeting.all("party") if fact.span in sent}
    if len(senders) > 1 and not any(map(_is_at_the_fringe, meeting.triggers)):
        return
    named = {fact.value for fact in meeting.all("party") if _is_in_the_name(fact, meeting)}
    meeting.facts = [fact for fact in meeting.facts if fact.slot != "party" or fact.value in named]


def _is_at_the_fringe(trigger: Span) -> bool:
    before = trigger.doc[max(trigger.sent.start, trigger.start - _FRINGE) : trigger.start]
    return any(token.lower_ in words("meetings", "fringes", "words") for token in before)


def _is_in_the_name(party: Fact, meeting: Happening) -> bool:
    """Is the state joined to the grouping by a hyphen?"""
    pairs = (
        sorted((fact.span, party.span), key=lambda s: int(s.start)) for fact in meeting.all("organization")
    )
    return any(a.doc[a.end : b.start].text in {"-", "–", "/"} for a, b in pairs if a.doc is b.doc)


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


def grouping_meant(trigger: Trigger) -> Span | None:
    """Give the organization that "the bloc's summit" or "a summit of the leaders of the alliance" speaks of.

    Args:
        trigger: What tells of the meeting.

    Returns:
        The organization named last; None where no grouping is spoken of in this way.
    """
    verb = trigger.root if trigger.is_verb else trigger.root.head
    senders = [s for s in subjects_of(verb) if s.lower_ in words("meetings", "send", "words")]
    nouns = senders if trigger.is_verb else [trigger.root, *senders]
    return next((span for noun in nouns for span in _meant_by_owner(noun)), None)


def _meant_by_owner(noun: Token) -> Iterator[Span]:
    owners = (c for c in noun.children if c.dep_ == "nmod:poss" or (c.dep_ == "nmod" and "of" in cases_of(c)))
    owner = next((o for o in owners if o.lower_ in words("meetings", "groupings", "words")), None)
    if owner is None or not any(child.lower_ == "the" for child in owner.children):
        return
    named = [s for s in noun.doc.spans.get("organizations", ()) if s.end <= owner.i]
    if named:
        yield named[-1]


def _is_with_others(trigger: Trigger) -> bool:
    root = trigger.root
    if trigger.is_verb and any(child.dep_ == "obj" for child in root.children):
        return True
    return root.doc[trigger.span.end : trigger.span.end + 1].text.lower() == "with"


def _owners(subject: Token, verb: Token) -> Iterator[Span]:
    """Give the organizations right before the noun or after its "of", and the one that "whose" stands for."""
    organizations = subject.doc.spans.get("organizations", ())
    whose = next((child for child in subject.children if child.lower_ == "whose"), None)
    end = whose.i - 1 if whose is not None else subject.i
    for span in organizations:
        is_before = 0 <= end - span.end < _NEAR
        is_after = subject.nbor().lower_ == "of" and 0 < span.start - subject.i <= _NEAR
        if (is_before or is_after) and (whose is not None or subject.i < verb.i):
            yield span
