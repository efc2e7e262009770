"""Sides of agreements that are left out where they are spoken of, from what the text tells beside them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from kg.extraction.agreements.days import sentences_back
from kg.extraction.agreements.treaties import is_treaty_of_many
from kg.extraction.arguments.known_parties import main_pair
from kg.extraction.happenings.happening import Happening
from kg.extraction.syntax.coordination import first_conjunct

__all__ = ["complete_sides"]

_MADE = frozenset({"Signed", "AgreedInPrinciple"})
_PAIR = 2
_NEAR = 4
"""How many words after a name may hold the "with" that goes with it."""


def complete_sides(agreements: Sequence[Happening], meetings: Sequence[Happening], doc: Doc) -> None:
    """Put in the parties that follow from a meeting, from another signing or from whom the text is about.

    Args:
        agreements: What may lack parties, in the order of the text; they are completed in place.
        meetings: The meetings of the document.
        doc: The document.
    """
    _add_members_who_met(agreements, meetings)
    _add_partners_met(agreements, meetings)
    _share_parties_of_signing(agreements)
    _add_main_pair(agreements, doc)


def _add_members_who_met(agreements: Sequence[Happening], meetings: Sequence[Happening]) -> None:
    """Give to what a body signed where its members met those who were there: "ended a summit by signing"."""
    for agreement in agreements:
        bodies, sentences = agreement.values("organization"), {t.sent.start for t in agreement.triggers}
        for meeting in meetings if bodies and not agreement.values("party") else ():
            is_there = bool(sentences & {trigger.sent.start for trigger in meeting.triggers})
            if is_there and bodies & meeting.values("organization"):
                agreement.extend(fact for fact in meeting.facts if fact.slot == "party")


def _add_partners_met(agreements: Sequence[Happening], meetings: Sequence[Happening]) -> None:
    """Read "held talks with the president of Peru and signed a letter of intent"."""
    for agreement in agreements:
        status = agreement.first("status")
        if status is None or len(agreement.values("party")) > 1 or status.value not in _MADE:
            continue
        for meeting in meetings:
            fits = (
                agreement.values("party") < meeting.values("party") and len(meeting.values("party")) == _PAIR
            )
            if fits and any(_are_joined(status.span.root, trigger.root) for trigger in meeting.triggers):
                agreement.extend(fact for fact in meeting.facts if fact.slot == "party")


def _are_joined(act: Token, talks: Token) -> bool:
    """Are the verbs of two things joined by "and"?"""
    first = first_conjunct(act)
    return first.i != act.i and first.i in {talks.i, talks.head.i}


def _share_parties_of_signing(agreements: Sequence[Happening]) -> None:
    """Give to what "was also signed" the parties of what the text tells as signed before it."""
    for number, agreement in enumerate(agreements):
        status = agreement.first("status")
        named = agreement.values("party") or agreement.values("organization")
        if status is None or named or status.value != "Signed" or status.rule != "verb of the clause":
            continue
        for other in reversed(agreements[:number]):
            signed = "Signed" in other.values("status") and len(other.values("party")) > 1
            if signed and sentences_back(status.span.sent, other) is not None:
                agreement.extend(fact for fact in other.facts if fact.slot == "party")
                break


def _add_main_pair(agreements: Sequence[Happening], doc: Doc) -> None:
    """Give to an agreement that is spoken of without parties the two states that the text is about.

    "A treaty to protect investments is being negotiated" in a report on two states is theirs; an agreement of
    which no act is told may be anybody's.
    """
    pair = main_pair(doc)
    for agreement in agreements:
        if not agreement.values("party") < pair or agreement.values("organization"):
            continue
        if any(_names_partner(span) for span in agreement.triggers):
            continue
        if any(_is_of_many(span) for span in agreement.triggers):
            continue
        dated = agreement.first("date") is not None
        if agreement.kind == "JointStatement" or dated or agreement.values("status") - {"Existing"}:
            for code in sorted(pair - agreement.values("party")):
                agreement.add("party", code, agreement.triggers[0], "the states of the text", 0.5)


def _names_partner(name: Span) -> bool:
    """Is it said with whom it is, be it nobody known: "a deal with the rebels"?"""
    return any(
        t.lower_ in {"with", "between"} for t in name.doc[name.end : min(name.end + _NEAR, name.sent.end)]
    )


def _is_of_many(name: Span) -> bool:
    """Is it a treaty of many states, or of a body that gives it its name: "the 1979 ECOWAS protocol"?"""
    bodies = name.doc.spans.get("organizations", ())
    return is_treaty_of_many(name.text) or any(name.start <= body.start < name.end for body in bodies)
