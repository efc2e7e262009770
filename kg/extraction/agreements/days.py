"""The dates that an agreement takes from what is told beside it: a meeting, a signing, the report itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Span

from kg.extraction.agreements.stages import TO_COME
from kg.extraction.happenings.happening import Fact, Happening
from kg.extraction.lexicon import words
from kg.extraction.syntax.clauses import cases_of
from kg.extraction.syntax.forms import base_forms

__all__ = ["date_statements", "sentences_back", "share_day_of_signing", "take_dates_of_meetings"]

_MADE = frozenset({"Signed", "AgreedInPrinciple", "Existing"})
_DAY = len("2000-01-01")
_NEARBY = 5
"""How many sentences before the act the meeting may have been spoken of last."""


def date_statements(agreements: Iterable[Happening], published: date | None) -> None:
    """Date the statement that the document itself is by the day on which it was published.

    Args:
        agreements: Agreements whose facts are settled; dates are added to those that have none.
        published: The day of the document.
    """
    for agreement in agreements:
        title = agreement.triggers[0]
        is_title = title.start <= _TITLE and title.text[0].isupper()
        if agreement.kind == "JointStatement" and is_title and published and not agreement.first("date"):
            day = published.isoformat()
            agreement.facts.append(Fact("date", day, title, "day of the document", 0.6, day, day))


_TITLE = 2
"""How many words may stand before the name of a statement in its own title."""


def take_dates_of_meetings(agreements: Iterable[Happening], meetings: Sequence[Happening]) -> None:
    """Date a statement or signing by the meeting at which the text tells of it.

    Args:
        agreements: Agreements whose facts are settled; dates are added to those that have none.
        meetings: The meetings of the document.
    """
    for agreement in agreements:
        status = _undated(agreement)
        if status is not None:
            told = [meeting for meeting in meetings if _is_made_at(agreement, status, meeting)]
            _take_nearest(agreement, status, told, "date of the meeting")
            if agreement.kind == "JointStatement" and not agreement.first("date"):
                _take_day(agreement, [m for m in told if _is_of_lead(m)], "date of the meeting of the report")


def share_day_of_signing(agreements: Sequence[Happening]) -> None:
    """Date what "the two also signed" by the day on which they signed what the text tells of before.

    Args:
        agreements: Agreements whose facts are settled; dates are added to those that have none.
    """
    for number, agreement in enumerate(agreements):
        status = _undated(agreement)
        if status is not None and not _is_of_another_time(status):
            told = [other for other in agreements[:number] if _are_made_together(agreement, other)]
            _take_nearest(agreement, status, told, "day of another signing")


def _undated(agreement: Happening) -> Fact | None:
    """Give the status of what was made, at a time that no words beside it tell."""
    status = agreement.first("status")
    if status is None or status.value not in _MADE or agreement.first("date"):
        return None
    is_only_there = status.value == "Existing" and agreement.kind != "JointStatement"
    is_elsewhere = is_only_there or status.rule == TO_COME or _is_of_the_past(status)
    return None if is_elsewhere else status


def _take_nearest(agreement: Happening, status: Fact, told: Sequence[Happening], rule: str) -> None:
    """Take the day of what is told in the same sentence or the last one before.

    What just the same parties did is nearer than what they did with others.
    """
    told = [other for other in told if other.values("party") == agreement.values("party")] or told
    distances = [
        distance for other in told if (distance := sentences_back(status.span.sent, other)) is not None
    ]
    nearest = [
        other for other in told if sentences_back(status.span.sent, other) == min(distances, default=None)
    ]
    _take_day(agreement, nearest, rule)


def _take_day(agreement: Happening, others: Sequence[Happening], rule: str) -> None:
    """Take the day of other things, the latest where they have several: "the first meeting since 3 May"."""
    days = {fact.value: fact for other in others for fact in other.all("date") if len(fact.value) == _DAY}
    if days:
        agreement.extend([replace(days[max(days)], rule=rule, confidence=0.6)])


def _is_of_lead(meeting: Happening) -> bool:
    """Does the report begin with it?"""
    sentences = list(meeting.triggers[0].doc.sents)
    return any(trigger.start < sentences[min(2, len(sentences) - 1)].end for trigger in meeting.triggers)


def _are_made_together(agreement: Happening, other: Happening) -> bool:
    same = agreement.values("party") == other.values("party") and bool(other.values("party"))
    return same and bool(other.values("status") & {"Signed", "AgreedInPrinciple"})


def _is_made_at(agreement: Happening, status: Fact, meeting: Happening) -> bool:
    """Is it told beside a meeting that was held between its parties?"""
    if "Held" not in meeting.values("status") or not meeting.first("date") or meeting.kind == "PhoneCall":
        return False
    bodies = agreement.values("organization") & meeting.values("organization")
    if not agreement.values("party") <= meeting.values("party") or not (agreement.values("party") or bodies):
        return False
    return not _is_of_another_time(status) or _is_outcome(agreement, status, meeting)


def _is_outcome(agreement: Happening, status: Fact, meeting: Happening) -> bool:
    """Is this how a meeting ends: "ended with the signing of two pacts", "with a joint declaration"?"""
    node, verb = status.span.root, status.span.root.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        node, verb = verb, verb.head
    is_ceremony = bool(base_forms(verb) & words("status", "ceremony", "words"))
    if status.rule == "noun above the agreement":
        return is_ceremony and not cases_of(node) & _TIMES
    return agreement.kind == "JointStatement" and sentences_back(status.span.sent, meeting) == 0


_TIMES = frozenset({"after", "since", "before", "until", "ahead"})


def _is_of_another_time(status: Fact) -> bool:
    """Is it told beside what the sentence says: "after the signing of", "the pact signed by"?"""
    return status.rule in {"noun above the agreement", "participle on the agreement"}


def _is_of_the_past(status: Fact) -> bool:
    """Is it told as done before: "had signed", "already signed"?"""
    small = {token.lower_ for token in (*status.span.sent, *status.span.root.children)}
    perfect = {child.lower_ for child in status.span.root.children} & {"had", "has", "have"}
    return bool(perfect or small & {"already", "earlier", "previously"})


def sentences_back(sentence: Span, other: Happening) -> int | None:
    """Tell how many sentences before something was spoken of last.

    Args:
        sentence: The sentence from which to count.
        other: What was spoken of.

    Returns:
        The number; None where it is too far back or only comes later.
    """
    starts = [each.start for each in sentence.doc.sents]
    here = starts.index(sentence.start)
    back = [here - starts.index(trigger.sent.start) for trigger in other.triggers]
    return min((distance for distance in back if 0 <= distance <= _NEARBY), default=None)
