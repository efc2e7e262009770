"""Everything in a text that may be the name of a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.language.offices.title import Title
from kg.language.offices.words import Words
from kg.language.people.apposition import beside_titles
from kg.language.people.credits import is_credit
from kg.language.people.cues import (
    after_honorifics,
    after_titles,
    counterparts,
    of_states,
    signatures,
    speakers,
)
from kg.language.people.honorifics import skip_honorifics
from kg.language.people.names import is_name_word, read_name
from kg.language.people.page import Page
from kg.language.people.things import ends_like_thing, is_exercise, is_thing, starts_like_place

__all__ = ["Candidate", "candidates"]


_CUES: Final = (
    after_titles,
    after_honorifics,
    beside_titles,
    counterparts,
    of_states,
    speakers,
    signatures,
)


@dataclass(frozen=True, order=True)
class Candidate:
    """A stretch that may be a name.

    Attributes:
        start: First word.
        end: One past the last word.
        parts: How many full parts the name has.
        strong: Whether the place where it stands shows that it is a person.
    """

    start: int
    end: int
    parts: int
    strong: bool


def candidates(page: Page) -> list[Candidate]:
    """Find everything that may be the name of a person.

    Args:
        page: The text.

    Returns:
        Stretches without overlap, in order.
    """
    found: dict[int, Candidate] = {}
    for source in _CUES:
        for start, end in source(page):
            _keep(found, page, start, end, strong=True)
    for start, end in _statistical(page):
        if not is_exercise(page.words, start, end):
            _keep(found, page, start, end, strong=False)
    return _without_overlap(list(found.values()))


def _keep(found: dict[int, Candidate], page: Page, start: int, end: int, *, strong: bool) -> None:
    """Add a stretch unless a thing is named with it."""
    if any(_is_of_title(page.words, title, start, end, strong=strong) for title in page.titles):
        return
    if is_thing(page.words, start, end) or is_credit(page.words, start, end):
        return
    if not strong and (ends_like_thing(page.words, end) or starts_like_place(page.words, start)):
        return
    parts = max(strong, _count_parts(page.words, start, end))
    only_capitals = all(
        page.words.text[i].isupper() for i in range(start, end) if page.words.text[i].isalpha()
    )
    if parts == 0 or (only_capitals and parts == 1):
        return
    old = found.get(start)
    if old is None or (end, strong) > (old.end, old.strong):
        found[start] = Candidate(start, end, parts, strong or (old is not None and old.strong))


def _is_of_title(words: Words, title: Title, start: int, end: int, *, strong: bool) -> bool:
    """Say whether a stretch begins inside a title or is one.

    Only a cue lets a name begin with a title ("Sultan", "King"), and never with an acronym ("PM").
    """
    inside = title.start < start < title.end
    whole = title.start == start and end <= title.end and title.end - title.start > 1
    acronym = words.text[start].isupper() and not words.text[end - 1].isupper()
    return inside or whole or (title.start == start and (acronym or not strong))


def _count_parts(words: Words, start: int, end: int) -> int:
    """Count the full parts of a name; "Dae-jung" and "al-Amin" are one each."""
    inside = range(start, end)
    return sum(is_name_word(words, i) and not (i > start and words.text[i - 1] == "-") for i in inside)


def _without_overlap(found: list[Candidate]) -> list[Candidate]:
    """Keep strong and long stretches where several overlap."""
    taken: set[int] = set()
    kept = []
    for candidate in sorted(found, key=lambda c: (not c.strong, c.start - c.end, c.start)):
        inside = range(candidate.start, candidate.end)
        if taken.isdisjoint(inside):
            taken.update(inside)
            kept.append(candidate)
    return sorted(kept)


def _statistical(page: Page) -> Iterator[tuple[int, int]]:
    """Trim the model's names of people to what has the shape of a name."""
    words = page.words
    for first, last in page.statistical:
        start = skip_honorifics(words, first)
        start = start if last - start > 1 else first
        while start < last and (not is_name_word(words, start) or start in page.blocked):
            if read_name(words, start, page.blocked) is not None:
                break
            start += 1
        end = read_name(words, start, page.blocked) if start < last else None
        if end is None or not page.places.isdisjoint(range(start, end)):
            continue
        yield start, end
