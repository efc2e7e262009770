"""One sentence, several meetings: "met separately with A and B", "A in Lima on Friday and B in Quito".

"Met four times, most recently in May" tells of one of them, "two rounds of talks, in Lima in May and in Quito
in June" of each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from spacy.tokens import Span

from kg.extraction.arguments.cast import Cast
from kg.extraction.arguments.place_names import name_of_place
from kg.extraction.happenings.happening import Fact, Happening
from kg.extraction.lexicon import words
from kg.extraction.meetings.sessions import is_one_of_a_series
from kg.extraction.meetings.triggers import Trigger

__all__ = ["one_for_each_stay", "separate", "stays_of_series"]

_CIRCUMSTANCES = ("date", "place")
_LATEST: Final = re.compile(
    r"(?i)\b(?:most recently|the (?:last|latest|most recent)(?: time| of them| of which)?,? "
    r"(?=in|on|at|last))"
)
_COUNTED: Final = re.compile(
    r"(?i)\b(?:two|three|four|five|six|both|several|\w+ more) (?:\w+ )?"
    r"(?:rounds|sessions|meetings|summits|times)\b|\btwice\b"
)
_NEAR: Final = 8


def stays_of_series(trigger: Trigger) -> list[Span]:
    """Give the words that tell where and when each of several meetings was, or the latest of them.

    Args:
        trigger: What names or tells of them.

    Returns:
        Stretches of the text; none where it speaks of one meeting, or only says that there were several.
    """
    doc, end = trigger.span.doc, trigger.root.sent.end
    rest = doc[trigger.span.end : end]
    latest = _LATEST.search(rest.text)
    if latest is not None and is_one_of_a_series(trigger.span):
        start = doc.char_span(rest.start_char + latest.start(), rest.end_char, alignment_mode="expand")
        return [start] if start is not None and _circumstances_in(start, start.start, end) else []
    around = doc[
        max(trigger.root.sent.start, trigger.span.start - _NEAR) : min(trigger.span.end + _NEAR, end)
    ]
    return _stretches(rest) if _COUNTED.search(around.text) else []


def _stretches(rest: Span) -> list[Span]:
    """Cut what follows at each "and", where there is a date on both sides."""
    cuts = [token.i for token in rest if token.lower_ in {"and", ";"}]
    borders = [rest.start, *cuts, rest.end]
    pieces = [rest.doc[a:b] for a, b in pairwise(borders) if b > a]
    dated = [p for p in pieces if any(s._.edtf for s in _circumstances_in(p, p.start, p.end))]
    return dated if len(dated) > 1 else []


def one_for_each_stay(mention: Happening, stays: Sequence[Span]) -> list[Happening]:
    """Give one meeting for each of the stretches that tell where and when it was.

    Args:
        mention: What is said of all of them.
        stays: The stretches.

    Returns:
        As many meetings.
    """
    facts = [fact for fact in mention.facts if fact.slot not in _CIRCUMSTANCES]
    told = [replace(mention, triggers=list(mention.triggers), facts=list(facts), another=True) for _ in stays]
    for one, stay in zip(told, stays, strict=True):
        for found in reversed(_circumstances_in(stay, stay.start, stay.end)):
            one.drop("date" if found._.edtf else "place")
            _add_circumstance(one, found)
    return told


def separate(mention: Happening, trigger: Trigger, cast: Cast) -> list[Happening]:
    """Give one meeting for each person met, where the text tells them apart.

    Args:
        mention: What is said of the meeting or meetings.
        trigger: What names them.
        cast: Who is who in the document.

    Returns:
        The mention itself, or one for each of those met.
    """
    others = [f for f in mention.all("attendee") if f.span.start > trigger.span.start]
    others = list({fact.value: fact for fact in others}.values())
    stays = _stays(others, trigger)
    if len(others) < 2 or not (_is_apart(trigger) or len(stays) > 1):
        return [] if _is_plural(trigger) and len(others) < 2 else [mention]
    groups = stays if len(stays) > 1 else [[fact] for fact in others]
    return [_with_only(group, others, mention, cast, keep=len(stays) < 2) for group in groups]


def _is_apart(trigger: Trigger) -> bool:
    near = trigger.root.doc[max(trigger.root.sent.start, trigger.root.i - 2) : trigger.root.i + 3]
    after = trigger.root.doc[trigger.root.i + 1 : trigger.root.i + 2].text.lower()
    if trigger.is_verb and trigger.kind == "PhoneCall" and after in {"both", "each"}:
        return True
    return _is_plural(trigger) or any(token.lower_ in words("meetings", "apart", "words") for token in near)


def _is_plural(trigger: Trigger) -> bool:
    return trigger.root.lower_ in words("meetings", "plurals", "words")


def _stays(others: Sequence[Fact], trigger: Trigger) -> list[list[Fact]]:
    """Group those met by what stands between them: each group but the last ends with its date or place."""
    groups: list[list[Fact]] = []
    for fact in others:
        if groups and not _circumstances_between(groups[-1][-1].span, fact.span):
            groups[-1].append(fact)
        else:
            groups.append([fact])
    end = trigger.root.sent.end
    last = groups[-1][-1].span if groups else None
    if last is None or not _circumstances_in(last, last.end, end):
        return []
    return groups


def _circumstances_between(one: Span, other: Span) -> list[Span]:
    return _circumstances_in(one, one.end, other.start)


def _circumstances_in(span: Span, start: int, end: int) -> list[Span]:
    """Give the dates and places that stand in a stretch of the text after a preposition."""
    doc = span.doc
    spans = [*doc.spans.get("dates", ()), *doc.spans.get("places", ())]
    return [
        s
        for s in spans
        if start <= s.start < end and (s._.edtf or doc[max(s.start - 1, 0)].lower_ in {"in", "at"})
    ]


def _with_only(
    group: Sequence[Fact], others: Sequence[Fact], mention: Happening, cast: Cast, *, keep: bool
) -> Happening:
    """Give the meeting with some of those met, with the date and place that follow them."""
    gone = {fact.value for fact in others} - {fact.value for fact in group}
    staying = {
        code
        for fact in mention.all("attendee")
        if fact.value not in gone
        for code in cast.people[fact.value].countries
    }
    lost = {code for name in gone for code in cast.people[name].countries} - staying
    if all(cast.people[fact.value].countries for fact in group):
        lost |= {f.value for f in mention.all("party") if f.span.start > mention.triggers[0].start} - staying
    one = Happening(mention.kind, list(mention.triggers), definite=mention.definite, another=True)
    one.facts = [
        fact
        for fact in mention.facts
        if not (fact.slot == "attendee" and fact.value in gone)
        and not (fact.slot == "party" and fact.value in lost)
        and (keep or fact.slot not in _CIRCUMSTANCES)
    ]
    if not keep:
        _add_following(one, group[-1].span, [fact.span for fact in others])
    return one


def _add_following(one: Happening, span: Span, others: Sequence[Span]) -> None:
    """Note the date and place between somebody met and the next."""
    after = [other.start for other in others if other.start >= span.end]
    end = min(after, default=span.sent.end)
    for found in _circumstances_in(span, span.end, end):
        _add_circumstance(one, found)


def _add_circumstance(one: Happening, found: Span) -> None:
    if found._.edtf:
        one.add_date(found, "date of one of several meetings")
    else:
        one.add("place", name_of_place(found), found, "place of one of several meetings", 0.8)
