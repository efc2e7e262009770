"""The people of a text: every mention, with the fullest form of the name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc

from kg.language.offices.titles import find_titles
from kg.language.offices.words import Words
from kg.language.people.candidates import Candidate, candidates
from kg.language.people.identity import Individuals, Someone
from kg.language.people.page import Page
from kg.language.people.plausible import plausible
from kg.language.people.repeats import repeats

__all__ = ["PersonMention", "find", "page_of"]

_KIN: Final = frozenset(
    {"wife", "husband", "spouse", "widow", "sister", "brother", "son", "daughter", "father", "mother", "lady"}
    | {"uncle", "nephew", "cousin", "partner"}
)


@dataclass(frozen=True, order=True)
class PersonMention:
    """A place where a text names a person.

    Attributes:
        start: First token of the name.
        end: One past its last token.
        referent: The fullest form of the name in this text.
    """

    start: int
    end: int
    referent: str


def find(doc: Doc) -> list[PersonMention]:
    """Find the people that a text names.

    Args:
        doc: A document with the model's names and the groups `countries`, `organizations` and `places`.

    Returns:
        The mentions, in order, without overlap.
    """
    page = page_of(doc)
    found = plausible(page, candidates(page))
    known = Individuals()
    found = [_with_title(page, candidate, found) for candidate in found]
    for candidate in found:
        if candidate.parts > 1:
            count = len(known.people)
            person = known.full(page.words.join(candidate.start, candidate.end))
            person.since = candidate.start if len(known.people) > count else person.since
            person.is_kin = person.is_kin or _is_kin(page.words, candidate.start)
    owners: dict[tuple[int, int], Someone] = {}
    for candidate in found:
        owner = _owner(page, candidate, known)
        if owner is not None:
            owners[candidate.start, candidate.end] = owner
    owners.update(repeats(page, known, set(owners)))
    return sorted(_mention(page.words, place, person) for place, person in owners.items())


def _with_title(page: Page, candidate: Candidate, found: list[Candidate]) -> Candidate:
    """Take in a title that is part of the name elsewhere: "Amir Saberi" beside "Reza Amir Saberi"."""
    words, start = page.words, candidate.start - 1
    if candidate.parts > 1 or not any(title.start == start < title.end == start + 1 for title in page.titles):
        return candidate
    form = f" {words.join(start, candidate.end)}"
    longer = any(words.join(other.start, other.end).endswith(form) for other in found)
    return replace(candidate, start=start, parts=2) if longer else candidate


def _is_kin(words: Words, i: int) -> bool:
    """Say whether a name follows "his wife", "her brother," or the like."""
    k = i - 1
    k -= k > 0 and words.text[k] == ","
    return k >= 0 and words.low[k] in _KIN


def _mention(words: Words, place: tuple[int, int], person: Someone) -> PersonMention:
    """Turn a range of words into a mention."""
    start, end = words.bounds(*place)
    return PersonMention(start, end, person.referent)


def _owner(page: Page, candidate: Candidate, known: Individuals) -> Someone | None:
    """Say whose name a candidate is; a lone surname without any cue must be that of somebody known."""
    name = page.words.join(candidate.start, candidate.end)
    if candidate.parts > 1:
        return known.full(name)
    possible = known.called(name, by_any_part=True)
    if len(possible) == 1:
        possible[0].forms.append(name)
        return possible[0]
    if len(possible) > 1:
        meant = _by_title(page, candidate, possible) or known.meant(possible, candidate.start)
        return meant or known.unclear(name)
    return known.new(name) if candidate.strong else None


def _by_title(page: Page, candidate: Candidate, possible: list[Someone]) -> Someone | None:
    """Tell two people of one surname apart by the title before it: "President A" and "Minister A"."""
    before = {title.end: set(title.names) for title in page.titles}
    wanted = before.get(candidate.start, set())
    ranks = [person for person in possible if wanted & _titles_of(page, person, before)]
    return ranks[0] if len(ranks) == 1 else None


def _titles_of(page: Page, person: Someone, before: dict[int, set[str]]) -> set[str]:
    """Collect the titles that stand right before the full name of a person."""
    words = page.words
    found: set[str] = set()
    for end, names in before.items():
        length = len(person.referent.split()) * 3
        if any(
            words.join(end, stop) == person.referent
            for stop in range(end + 1, min(end + length, len(words)) + 1)
        ):
            found |= names
    return found


def page_of(doc: Doc) -> Page:
    """Collect what is known of a text before people are looked for.

    Args:
        doc: A document.

    Returns:
        Its words, titles, and what cannot be a name.
    """
    words = Words(doc)
    capitals = [span for span in doc.spans.get("countries", ()) if span._.sense in {"capital", "government"}]
    states = [
        span for span in doc.spans.get("countries", ()) if span._.sense not in {"capital", "government"}
    ]
    groups = list(doc.spans.get("organizations", ()))
    places = list(doc.spans.get("places", ()))
    blocked = _inside(words, [(span.start, span.end) for span in (*states, *groups)])
    return Page(
        words=words,
        titles=tuple(find_titles(words, blocked)),
        blocked=blocked,
        places=_inside(words, [(span.start, span.end) for span in (*capitals, *places)]),
        statistical=tuple(words.range_of(e.start, e.end) for e in doc.ents if e.label_ == "PERSON"),
        other=_inside(
            words, [(e.start, e.end) for e in doc.ents if e.label_ in {"ORG", "GPE", "LOC", "NORP"}]
        ),
    )


def _inside(words: Words, ranges: list[tuple[int, int]]) -> frozenset[int]:
    """Give the words inside some ranges of tokens."""
    return frozenset(k for start, end in ranges for k in range(*words.range_of(start, end)))
