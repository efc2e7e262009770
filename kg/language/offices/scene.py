"""What stands where in a text: titles, people, and the states and organizations that have offices."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

from kg.language.countries.table import forms
from kg.language.offices.titles import Title, find_titles
from kg.language.offices.words import Words

__all__ = ["Named", "Owner", "Scene", "is_capital", "seats"]


@dataclass(frozen=True, order=True)
class Owner:
    """A mention of a state or an organization.

    Attributes:
        start: First word.
        end: One past the last word.
        iso3: The state, or None.
        organization: The organization, or None.
        sense: How the state is named: "name", "adjective", "capital", …
    """

    start: int
    end: int
    iso3: str | None
    organization: str | None = None
    sense: str | None = None


@dataclass(frozen=True, order=True)
class Named:
    """A mention of a person.

    Attributes:
        start: First word of the name.
        end: One past its last word.
        referent: The fullest form of the name in the text.
    """

    start: int
    end: int
    referent: str


@dataclass(frozen=True)
class Scene:
    """The words of a text with everything that offices are made of.

    Attributes:
        words: The words.
        owners: Mentions of states and organizations, in order.
        people: Mentions of people, in order.
        titles: Title words outside names, in order.
        sentences: The number of the sentence of each word.
        places: Mentions of places whose state is known.
    """

    words: Words
    owners: tuple[Owner, ...]
    people: tuple[Named, ...]
    titles: tuple[Title, ...]
    sentences: tuple[int, ...]
    places: tuple[Owner, ...] = ()
    _owner_at: dict[int, Owner] = field(default_factory=dict, repr=False, compare=False)
    _person_from: dict[int, Named] = field(default_factory=dict, repr=False, compare=False)
    _person_to: dict[int, Named] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, doc: Doc) -> Scene:
        """Read a document.

        Args:
            doc: A document with the groups `countries`, `organizations` and `people`.

        Returns:
            The scene.
        """
        words = Words(doc)
        people = tuple(sorted(_people(doc, words)))
        inside = {k for person in people for k in range(person.start, person.end)}
        owners = [owner for owner in _owners(doc, words) if owner.start < owner.end]
        owned = {k for owner in owners for k in range(owner.start, owner.end)}
        titles = tuple(t for t in find_titles(words, owned) if inside.isdisjoint(range(t.start, t.end)))
        places = _places(doc, words)
        ends = {title.start for title in titles}
        owners = [_apart(owner, titles) for owner in owners]
        owners += [
            place for place in places if place.end in ends and owned.isdisjoint(range(place.start, place.end))
        ]
        owners.sort(key=lambda owner: (owner.start, -owner.end))
        scene = cls(words, tuple(owners), people, titles, tuple(_sentence_numbers(words)), tuple(places))
        for owner in owners:
            for k in range(owner.start, owner.end):
                scene._owner_at.setdefault(k, owner)
        scene._person_from.update((person.start, person) for person in people)
        scene._person_to.update((person.end, person) for person in people)
        return scene

    def owner_at(self, i: int) -> Owner | None:
        """Give the state or organization that a word is part of."""
        return self._owner_at.get(i)

    def person_from(self, i: int) -> Named | None:
        """Give the person whose name starts with a word."""
        return self._person_from.get(i)

    def person_to(self, i: int) -> Named | None:
        """Give the person whose name ends before a word."""
        return self._person_to.get(i)

    def start_of(self, sentence: int) -> int | None:
        """Give the first word of a sentence."""
        k = bisect_left(self.sentences, sentence)
        return k if k < len(self.sentences) and self.sentences[k] == sentence else None

    @property
    def governments(self) -> list[Owner]:
        """The seats of government that are named: "the White House"."""
        return [p for p in self.places if self.words.join(p.start, p.end).lower() in seats()]

    @property
    def owned(self) -> Container[int]:
        """The words inside states and organizations."""
        return self._owner_at


def _owners(doc: Doc, words: Words) -> list[Owner]:
    """Read the states and organizations of a document."""
    states = [
        Owner(*words.range_of(span.start, span.end), iso3=span._.iso3, sense=span._.sense)
        for span in doc.spans.get("countries", ())
    ]
    groups = [
        Owner(*words.range_of(span.start, span.end), iso3=None, organization=span._.referent)
        for span in doc.spans.get("organizations", ())
    ]
    return states + groups


def _apart(owner: Owner, titles: tuple[Title, ...]) -> Owner:
    """Cut the title off an organization that was found together with it: "UN Secretary-General"."""
    for title in titles:
        if owner.start < title.start < owner.end <= title.end:
            return replace(owner, end=title.start)
    return owner


def _places(doc: Doc, words: Words) -> list[Owner]:
    """Read the places; right before a title they stand for their state: "White House press secretary"."""
    places = [(words.range_of(span.start, span.end), span._.iso3) for span in doc.spans.get("places", ())]
    found = {Owner(*place, iso3=iso3, sense="place") for place, iso3 in places if iso3}
    taken = {k for owner in found for k in range(owner.start, owner.end)}
    seats = [seat for seat in _seats_of_government(words) if taken.isdisjoint(range(seat.start, seat.end))]
    return sorted([*found, *seats], key=lambda owner: owner.start)


def _seats_of_government(words: Words) -> list[Owner]:
    """Find "White House" and the like, whatever else a text takes them for."""
    found: list[Owner] = []
    for form, iso3 in seats().items():
        size = len(form.split())
        starts = [i for i in range(len(words) - size + 1) if words.low[i : i + size] == form.split()]
        found += [Owner(i, i + size, iso3, sense="place") for i in starts if words.text[i][:1].isupper()]
    return found


def is_capital(name: str) -> bool:
    """Say whether a name is that of a capital, as far as capitals stand for their governments.

    Args:
        name: A name as it stands in a text.

    Returns:
        True for "Lima".
    """
    return any(form.sense == "capital" for form in forms().get(name, ()))


@cache
def seats() -> dict[str, str]:
    """Load the seats of government with their states."""
    rows = (files("kg.language.offices") / "seats.csv").read_text(encoding="utf-8").splitlines()
    return {row["form"]: row["iso3"] for row in csv.DictReader(rows)}


def _people(doc: Doc, words: Words) -> list[Named]:
    """Read the people of a document."""
    return [
        Named(*words.range_of(span.start, span.end), referent=span._.referent)
        for span in doc.spans.get("people", ())
    ]


def _sentence_numbers(words: Words) -> list[int]:
    """Number the sentences."""
    numbers, number = [], 0
    for i, token in enumerate(words.tokens):
        if i and (token.is_sent_start is True or words.breaks_before(i)):
            number += 1
        numbers.append(number)
    return numbers
