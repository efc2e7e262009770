"""Meetings beside a larger one: "on the sidelines of the G20 summit in Rome" both are there at that time."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words

__all__ = ["ASIDE", "share_scene"]

ASIDE = "aside"
"""Slot of a note, never written: the meeting is held beside another and is none of those told before."""

_SHARED = ("date", "place")
_AT = frozenset({"at", "during"})


def share_scene(mentions: Sequence[Happening]) -> None:
    """Give a meeting beside a larger one its date and place, and the larger one what follows its name.

    Args:
        mentions: Mentions of meetings in the order of the text; their facts are added to.
    """
    for mention in mentions:
        word = _word_for_fringe(mention)
        larger = _larger(mention, mentions, at_fringe=word is not None)
        if word is not None and not mention.values("organization"):
            mention.add(ASIDE, "yes", word, "word for the fringe")
        if larger is None:
            continue
        for slot in _SHARED:
            if not mention.first(slot):
                mention.extend(list(larger.all(slot)))
            elif not larger.first(slot) and _sentence(larger) == _sentence(mention):
                larger.extend([f for f in mention.all(slot) if f.span.start > larger.triggers[0].start])


def _word_for_fringe(mention: Happening) -> Span | None:
    root = mention.triggers[0].root
    start, end = max(root.sent.start, root.i - _REACH), min(root.sent.end, root.i + _REACH)
    return next(
        (
            root.doc[t.i : t.i + 1]
            for t in root.doc[start:end]
            if t.lower_ in words("meetings", "fringes", "words")
        ),
        None,
    )


_REACH = 14


def _larger(mention: Happening, mentions: Sequence[Happening], *, at_fringe: bool) -> Happening | None:
    """Give the meeting of a grouping that this one is held at, in the same sentence or the last before."""
    if mention.values("organization"):
        return None
    groups = [m for m in mentions if m.values("organization") and m is not mention]
    here = [m for m in groups if _sentence(m) == _sentence(mention)]
    for group in here:
        cases = {child.lower_ for child in group.triggers[0].root.children if child.dep_ == "case"}
        below = mention.triggers[0].root.is_ancestor(group.triggers[0].root)
        if at_fringe or (below and cases & _AT):
            return group
    before = [m for m in groups if m.start < mention.start and m.first("place")]
    return before[-1] if at_fringe and before and not here else None


def _sentence(mention: Happening) -> int:
    return int(mention.triggers[0].root.sent.start)
