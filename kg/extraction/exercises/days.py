"""When an exercise begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from kg.extraction.arguments.circumstances import find_date, is_of_calling_off
from kg.extraction.exercises.lengths import BEGINNING, LENGTH, length_of
from kg.extraction.exercises.telling import telling_part
from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.status.context import status_of_verb
from kg.extraction.syntax.clauses import Clause
from kg.extraction.syntax.coordination import own_subjects
from kg.extraction.syntax.forms import base_forms

__all__ = ["add_days", "is_prepared"]


def add_days(mention: Happening, clause: Clause, rivals: Sequence[Span]) -> None:
    """Note when it is: the date of its clause, and the day until which it lasts.

    Args:
        mention: A mention of an exercise; its facts are added to.
        clause: The clause that it stands in.
        rivals: Other mentions of exercises in the sentence.
    """
    span = mention.triggers[0]
    if is_prepared(span.root):
        return  # the date is that of the preparations
    told = telling_part(mention, clause)
    date = find_date(span, told, rivals)
    if date is not None and (_is_beside(date, told, clause) or _is_of_calling_off(date, span, clause)):
        date = None
    date = date or _date_of_holding(span.root, clause) or _date_of_relative(span.root)
    end = _end(span.root, clause)
    if end is not None:
        mention.add_until(end, "end of the exercise")
    if date is not None and (end is None or (date != end and date._.latest in {date._.earliest, None})):
        mention.add_date(date, BEGINNING if _is_begun(date, span.root, clause) else "date of the clause")
    length = length_of(span, clause)
    if length is not None:
        mention.add(LENGTH, *length, "how long it lasts")


def _is_beside(date: Span, told: Clause, clause: Clause) -> bool:
    """Is it the day of what somebody else did: "condemned the drills on Monday"?"""
    return told is not clause and date.root.i not in told.tokens


def _is_of_calling_off(date: Span, span: Span, clause: Clause) -> bool:
    """Is it the day on which it was called off: "cancelled the drills on Friday"?"""
    if date._.earliest != date._.latest:
        return False
    acts = (verb for verb in clause.chain if status_of_verb(verb, "meeting") in {"Cancelled", "Postponed"})
    return any(is_of_calling_off(date, date.doc[act.i : act.i + 1], span) for act in acts)


def _is_begun(date: Span, root: Token, clause: Clause) -> bool:
    """Is it the day on which it began: "started on Sunday", "marked the start of the drills on Monday"?"""
    verbs = {date.root.head, root.head, *clause.chain[:1]}
    return any(base_forms(verb) & words("exercises", "beginning", "verbs") for verb in verbs)


def is_prepared(root: Token) -> bool:
    """Is it prepared for: "preparations for a joint exercise", "the planning conference for the drills"?

    Args:
        root: The noun for the exercise.

    Returns:
        Whether a noun above it says so.
    """
    if root.dep_ not in {"nmod", "appos"}:
        return False
    noun = root.head.head if root.dep_ == "appos" else root.head
    low = {noun.lower_, *(child.lower_ for child in noun.children if child.dep_ in {"compound", "amod"})}
    for case in (child for child in root.children if child.lower_ == "for" and child.i < root.i):
        low |= {token.lower_ for token in root.doc[max(case.i - _NEAR, root.sent.start) : case.i]}
    return bool(low & words("exercises", "planning", "nouns")) and noun.i < root.i


_NEAR = 3


def _date_of_holding(root: Token, clause: Clause) -> Span | None:
    """Give the date in "the holding of joint drills in June"."""
    head = root.head
    is_holding = root.dep_ == "nmod" and base_forms(head) & words("exercises", "holding", "words")
    return find_date(head.doc[head.i : head.i + 1], clause, ()) if is_holding else None


def _date_of_relative(root: Token) -> Span | None:
    """Give the date in "the drills, in which Chad took part in June"."""
    taking_part = words("exercises", "joining_in", "verbs")
    verbs = {verb.i for verb in root.children if verb.dep_ == "acl:relcl" and base_forms(verb) & taking_part}
    days = (day for day in root.doc.spans.get("dates", ()) if day.root.head.i in verbs and day._.edtf)
    return next(days, None)


def _end(root: Token, clause: Clause) -> Span | None:
    """Give the day on which it ends: "the drills, which will end on Friday", "run until Friday"."""
    below = [token for token in root.subtree if token.pos_ == "VERB"]
    for verb in (*clause.chain, *_joined(clause), *below):
        forms = base_forms(verb)
        days = [day for day in verb.doc.spans.get("dates", ()) if day.root.head.i == verb.i and day._.latest]
        if forms & words("exercises", "ending", "words") and "by" not in {c.lower_ for c in verb.children}:
            return next((day for day in days if "/" not in day._.edtf), None)
        until: Span | None = next((day for day in days if is_until(day)), None)
        if until is not None and forms & words("exercises", "course", "verbs"):
            return until
    return None


def is_until(day: Span) -> bool:
    """Tell whether a date is the last of a stretch: "until 3 May", "through Friday".

    Args:
        day: A span of the dates' component.
    """
    near = {token.lower_ for token in day.doc[max(day.start - 1, day.sent.start) : day.end]}
    is_one = bool(day._.latest) and day._.earliest in {None, day._.latest}
    return is_one and bool(near & {"until", "till", "through", "thru", "to"})


def _joined(clause: Clause) -> list[Token]:
    """Give the verbs that share the subject of a clause: "began on Monday and ended on Friday"."""
    joined = (child for verb in clause.chain for child in verb.children if child.dep_ == "conj")
    return [verb for verb in joined if verb.pos_ == "VERB" and not own_subjects(verb)]
