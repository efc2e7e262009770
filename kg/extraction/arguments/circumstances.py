"""When, where and how: what hangs on a trigger or its clause beside the participants."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Span, Token

from kg.extraction.arguments.attachment import NOT_OF_THE_EVENT, attached, is_limit, is_where, words_before
from kg.extraction.arguments.place_names import city_of, is_before_capital, place_before
from kg.extraction.lexicon import table, words
from kg.extraction.syntax.clauses import Clause, cases_of
from kg.extraction.syntax.forms import base_forms

__all__ = ["find_date", "find_mode", "find_place", "is_named", "is_of_calling_off"]

_PLACE_CASES = frozenset({"in", "at", "on", "near", "to"})


def find_date(trigger: Span, clause: Clause, rivals: Sequence[Span]) -> Span | None:
    """Give the date of a happening: the one that hangs on the trigger most closely, else on its clause.

    Args:
        trigger: The words that name the happening.
        clause: The clause that they stand in.
        rivals: Other triggers of the document; a date in the phrase of one of them is not ours.

    Returns:
        A span of the dates' component that has a value, or None.
    """
    dates = list(attached(trigger, clause, rivals, "dates", _is_date_of_event))
    inside = (date for date in dates[1:] if _is_within(date, dates[0]))
    return next(inside, dates[0] if dates else None)


def _is_within(date: Span, wide: Span) -> bool:
    """Is it a part of a longer time: "16 May" of "In May the group met on 16 May"?"""
    parts = date._.earliest, date._.latest, wide._.earliest, wide._.latest
    if not all(parts) or date._.edtf == wide._.edtf:
        return False
    first, last, begin, end = parts
    return bool(begin <= first and last <= end)


def is_of_calling_off(date: Span, act: Span, trigger: Span) -> bool:
    """Is a date that of the calling off and not of the meeting: "cancelled the summit on 24 May"?

    Args:
        date: A date found for the meeting.
        act: The verb that calls it off.
        trigger: The words that name the meeting.

    Returns:
        Whether the date hangs on that verb and is past.
    """
    published = date.doc._.published
    hangs = date.root.head.i == act.root.i and act.root.i != trigger.root.i and date.start > trigger.end
    before = date.doc[max(date.start - 1, 0)].lower_
    return hangs and before != "for" and bool(published and date._.latest and date._.latest <= published)


def find_place(
    trigger: Span, clause: Clause, rivals: Sequence[Span], names: Collection[str] = ()
) -> Span | None:
    """Give the place of a happening: a city or venue before a state; as for `find_date`.

    Args:
        trigger: The words that name the happening.
        clause: The clause that they stand in.
        rivals: Other triggers of the document.
        names: Its own names in lower case, in which a place does not count: "the Lagos Shield exercise".
    """

    def is_location(span: Span) -> bool:
        return _is_location(span) and not is_named(span, names)

    named = next(attached(trigger, clause, rivals, "places", is_location), None)
    if named is not None:
        return city_of(named)
    other = place_before(trigger) or _place_of_where(clause)
    if other is not None and not is_named(other, names):
        return other
    states = attached(trigger, clause, rivals, "countries", _is_state_as_location)
    return next(states, None)


def is_named(place: Span, names: Collection[str]) -> bool:
    """Is a place part of a name: "Lagos" in "the Lagos Shield exercise"?

    Args:
        place: A span of the places' component.
        names: Names in lower case.

    Returns:
        Whether one of the names holds the place, or the place one of them.
    """
    text = place.text.lower()
    return any(text in name or name in text for name in names)


def _place_of_where(clause: Clause) -> Span | None:
    """Give the place or state that "where" stands for: "came from Djibouti, where he met the president"."""
    top = clause.chain[-1] if clause.chain else None
    if top is not None and top.dep_ == "conj":
        top = top.head
    if top is None or not is_where(top):
        return None
    doc, head = top.doc, top.head
    spans = (*doc.spans.get("places", ()), *doc.spans.get("countries", ()))
    return next((span for span in spans if span.start <= head.i < span.end), None)


def _is_date_of_event(span: Span) -> bool:
    if is_limit(span):
        return True
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return bool(span._.edtf) and before not in NOT_OF_THE_EVENT and span[0].lower_ not in NOT_OF_THE_EVENT


def _is_location(span: Span) -> bool:
    if span[-1].lower_ in _WATERS or _is_of_topic(span):
        return False
    if _is_set_for(span):
        return True
    before = span.doc[span.start - 1] if span.start else None
    return bool(words_before(span) & _PLACE_CASES) or (before is not None and before.lemma_ == "visit")


def _is_set_for(span: Span) -> bool:
    """Is this "is planned for Peru"?"""
    before = span.doc[max(span.start - _TWO_BEFORE, span.sent.start) : span.start]
    return len(before) == _TWO_BEFORE and before[1].lower_ == "for" and bool(base_forms(before[0]) & _SETTING)


_TWO_BEFORE = 2
_SETTING = frozenset({"plan", "schedule", "slate", "set"})

_WATERS = frozenset({"sea", "ocean", "strait", "gulf", "straits"})
"""What nobody meets in."""


def _is_of_topic(span: Span) -> bool:
    """Is this the place of what is talked about: "talks on the situation in Haiti"?"""
    if _is_in_matter(span.root):
        return True
    head = span.root.head
    if span.root.dep_ != "nmod" or head.pos_ != "NOUN" or "to" in words_before(span):
        return False
    cases = cases_of(head)
    return bool(cases & {"on", "about", "over", "regarding", "concerning"}) and head.i < span.start


def _is_in_matter(node: Token) -> bool:
    """Is it part of what is discussed: "discussed the war in Sudan", "raised the blockade of Cuba"?"""
    while node.dep_ in {"nmod", "conj", "compound", "flat", "amod", "nmod:poss"} and node.head.i != node.i:
        node = node.head
    return node.dep_ == "obj" and bool(base_forms(node.head) & words("meetings", "discussing", "words"))


def _is_state_as_location(span: Span) -> bool:
    if _is_of_topic(span):
        return False
    if is_before_capital(span):
        return bool(words_before(span) & _PLACE_CASES)
    if span._.sense != "name":
        return False
    return bool(words_before(span) & {"in"}) or _is_set_for(span) or _is_journey_to(span)


def _is_journey_to(state: Span) -> bool:
    """Is this where somebody goes to meet: "will travel to Fiji on Friday to meet the premier"?"""
    journeys = words("meetings", "journeys", "verbs")
    return "to" in words_before(state) and bool(base_forms(state.root.head) & journeys)


def find_mode(trigger: Span, clause: Clause) -> tuple[str, Span] | None:
    """Give "Virtual" or "InPerson" with the words that say so, or None."""
    doc = trigger.doc
    tokens = sorted({token.i for token in trigger.root.subtree} | clause.tokens)
    if not tokens:
        return None
    first, last = tokens[0], tokens[-1] + 1
    members = set(tokens)
    for mode, cues in table("meetings")["mode"].items():
        for token in doc[first:last]:
            if token.i in members and token.lower_ in cues["words"]:
                return str(mode), doc[token.i : token.i + 1]
        text = doc[first:last].text.lower()
        for phrase in cues["phrases"]:
            at = text.find(phrase)
            if at >= 0:
                start = doc[first].idx + at
                span = doc.char_span(start, start + len(phrase), alignment_mode="expand")
                if span is not None and span.root.i in members:
                    return str(mode), span
    return None
