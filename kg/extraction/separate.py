"""One sentence, several meetings: "met separately with A and B", "A in Lima on Friday and B in Quito"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from kg.extraction.cast import Cast
from kg.extraction.happening import Fact, Happening
from kg.extraction.lexicon import words
from kg.extraction.triggers import Trigger

__all__ = ["separate"]

_CIRCUMSTANCES = ("date", "place")


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
        if found._.edtf:
            one.add_date(found, "date of one of several meetings")
        else:
            name = found._.referent or found.text
            one.add("place", name, found, "place of one of several meetings", 0.8)
