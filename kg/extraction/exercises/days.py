"""When an exercise begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.arguments.circumstances import find_date
from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.syntax.clauses import Clause
from kg.extraction.syntax.coordination import own_subjects
from kg.extraction.syntax.forms import base_forms

__all__ = ["add_days", "is_prepared", "join_ends"]


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
    date = find_date(span, clause, rivals)
    date = date or _date_of_holding(span.root, clause) or _date_of_relative(span.root)
    end = _end(span.root, clause)
    if end is not None:
        mention.add_until(end, "end of the exercise")
    if date is not None and (end is None or (date != end and date._.latest in {date._.earliest, None})):
        mention.add_date(date, "date of the clause")


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
    return bool(low & words("exercises", "planning", "nouns")) and noun.i < root.i


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
        if forms & words("exercises", "lasting", "words"):
            return next((day for day in days if day._.edtf.startswith("../")), None)
    return None


def _joined(clause: Clause) -> list[Token]:
    """Give the verbs that share the subject of a clause: "began on Monday and ended on Friday"."""
    joined = (child for verb in clause.chain for child in verb.children if child.dep_ == "conj")
    return [verb for verb in joined if verb.pos_ == "VERB" and not own_subjects(verb)]


def join_ends(exercise: Happening) -> None:
    """Make one date of the day on which it began and that until which it lasts: "through 18 June"."""
    ends = [fact for fact in exercise.all("date") if fact.value.startswith("../")]
    begins = [f for f in exercise.all("date") if f.earliest and (f.earliest == f.latest or not f.latest)]
    for end in ends:
        for begin in begins:
            if begin.earliest < end.latest:
                exercise.drop("date")
                value = f"{begin.earliest}/{end.value.removeprefix('../')}"
                exercise.extend([replace(begin, value=value, latest=end.latest)])
                return
