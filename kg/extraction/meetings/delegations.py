"""Who led the delegations to the talks told before: "the Omani side was led by X, the Yemeni by Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Span, Token

from kg.extraction.arguments.cast import Cast
from kg.extraction.happenings.happening import Happening
from kg.extraction.syntax.forms import base_forms

__all__ = ["add_heads_of_delegations"]

_SIDES: Final = frozenset({"delegation", "side", "team"})
_LEADING: Final = frozenset({"lead", "head"})
_TITLE: Final = 12
_BEFORE: Final = 9
_FAR: Final = 120
"""How many words after a meeting its delegations are still told of."""


def add_heads_of_delegations(meetings: Sequence[Happening], doc: Doc, cast: Cast) -> None:
    """Let those who led the delegations of its parties attend the meeting told last.

    Args:
        meetings: The meetings of the document; their facts are added to.
        doc: The document.
        cast: Who is who in it.
    """
    for by in doc:
        side = _side_led(by)
        states = {span._.iso3 for span in _named_before(side)} if side is not None else set()
        if side is None or len(states) != 1:
            continue
        end = min(by.i + _TITLE, by.sent.end)
        head = next((s for s in doc.spans.get("people", ()) if by.i < s.start < end), None)
        meeting = _told_last(meetings, by.i)
        if head is not None and meeting is not None and states <= meeting.values("party"):
            name = cast.person(head).name
            meeting.add("attendee", name, head, "head of a delegation", 0.75)


def _side_led(by: Token) -> Token | None:
    """Give the noun in "the delegation was led by" and in "and the Omani side by"."""
    if by.lower_ != "by" or by.i == by.sent.start:
        return None
    before = by.nbor(-1)
    if before.lower_ in _SIDES:
        return before
    if not base_forms(before) & _LEADING:
        return None
    near = by.doc[max(by.sent.start, by.i - _BEFORE) : by.i]
    return next((token for token in reversed(near) if token.lower_ in _SIDES), None)


def _named_before(side: Token) -> Iterator[Span]:
    """Give the state whose delegation it is."""
    for span in side.doc.spans.get("countries", ()):
        if span.end == side.i or (span.start == side.i + 2 and side.nbor().lower_ in {"of", "from"}):
            yield span


def _told_last(meetings: Sequence[Happening], at: int) -> Happening | None:
    told = [(span.start, n) for n, meeting in enumerate(meetings) for span in meeting.triggers]
    near = [place for place in told if at - _FAR < place[0] < at]
    return meetings[max(near)[1]] if near else None
