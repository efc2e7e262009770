"""What ties two happenings of one document together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from kg.extraction.happenings.happening import Happening

__all__ = ["Link", "links_between"]

_AGREED = frozenset({"AgreedInPrinciple", "Signed", "Ratified", "Existing"})
_IN_ITS_PLACE = frozenset({"Planned", "Held", "Possible"})


@dataclass(frozen=True)
class Link:
    """A relation between two happenings.

    Attributes:
        subject: The happening that has it.
        slot: Local name of the property.
        object: The other happening.
        span: The words that say it.
        rule: Name of the rule.
    """

    subject: Happening
    slot: str
    object: Happening
    span: Span
    rule: str


def links_between(meetings: Sequence[Happening], agreements: Sequence[Happening]) -> Iterator[Link]:
    """Give the meeting held in the place of a postponed one, and the meeting where an agreement was made."""
    for meeting in meetings:
        successor = _successor(meeting, meetings)
        if successor is not None:
            span = next(meeting.all("status")).span
            yield Link(
                meeting, "rescheduledAs", successor, span, "the only other meeting of the kind to come"
            )
    for agreement in agreements:
        for meeting in meetings:
            act = agreement.first("status")
            if act is not None and act.value in _AGREED and _told_together(act.span, meeting, agreement):
                yield Link(agreement, "agreedAt", meeting, act.span, "agreed in the sentence of the meeting")


def _successor(postponed: Happening, meetings: Sequence[Happening]) -> Happening | None:
    """Give the one meeting of the same kind and parties that comes after a postponed one."""
    if "Postponed" not in postponed.values("status"):
        return None
    later = [
        m
        for m in meetings
        if m is not postponed
        and m.kind == postponed.kind
        and m.values("party") == postponed.values("party")
        and m.values("status") & _IN_ITS_PLACE
        and _is_later(m, postponed)
    ]
    return later[0] if len(later) == 1 else None


def _is_later(one: Happening, other: Happening) -> bool:
    first, second = other.first("date"), one.first("date")
    return (
        first is not None and second is not None and bool(second.latest) and second.latest > first.latest > ""
    )


def _told_together(act: Span, meeting: Happening, agreement: Happening) -> bool:
    same_sentence = any(trigger.root.sent.start == act.root.sent.start for trigger in meeting.triggers)
    return same_sentence and agreement.values("party") <= meeting.values("party")
