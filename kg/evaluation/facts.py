"""The facts of one report in a form that can be compared: what an annotator wrote, or what the graph says."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.text import fold

__all__ = ["KINDS", "PEOPLE", "VALUES", "Event", "Facts", "Item", "Person", "folded"]

KINDS = ("meeting", "agreement", "exercise")
"""The kinds of event."""

PEOPLE = ("attendee", "signatory")
"""Slots that people fill."""

VALUES = ("date", "place", "mode", "status", "ordinal")
"""Slots that have one value."""

Item = tuple[str, str]
"""A slot and its value: `("party", "FRA")`, `("date", "2019-01")`, `("attendee", "penny wong")`."""


@dataclass(frozen=True)
class Person:
    """A person and the offices that the report gives them.

    Attributes:
        names: The fullest name first, then other forms; folded.
        offices: Pairs of a title and the ISO 3166 code of its state, or "".
    """

    names: tuple[str, ...]
    offices: frozenset[tuple[str, str]] = frozenset()

    def is_same(self, other: Person) -> bool:
        """Say whether one's fullest name is a name of the other."""
        return self.names[0] in other.names or other.names[0] in self.names


@dataclass(frozen=True)
class Event:
    """A meeting, agreement or exercise: its kind and its filled slots."""

    kind: str
    items: frozenset[Item]

    def values(self, slot: str) -> frozenset[str]:
        """Give the values of a slot."""
        return frozenset(value for name, value in self.items if name == slot)


@dataclass(frozen=True)
class Facts:
    """All facts of one report; organizations by all names that each of them has, folded."""

    people: tuple[Person, ...] = ()
    countries: frozenset[str] = frozenset()
    organizations: frozenset[frozenset[str]] = field(default_factory=frozenset)
    events: tuple[Event, ...] = ()


def folded(names: list[str]) -> tuple[str, ...]:
    """Fold names for comparison, whatever the order of their parts, and drop what folds to the same.

    >>> folded(["Kamikawa Yoko", "Yoko KAMIKAWA"])
    ('kamikawa yoko',)
    """
    return tuple(dict.fromkeys(" ".join(sorted(fold(name).split())) for name in names))
