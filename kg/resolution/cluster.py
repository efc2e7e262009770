"""Clusters: the mentions that are held to be one individual."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta

from kg import vocabulary as v
from kg.resolution.entry import Entry
from kg.text import fold

__all__ = ["Cluster", "Profile"]

_WEEKS = timedelta(days=60)
"""Reports this far apart may speak of the same undated happening; a meeting is seldom announced earlier."""


class Cluster:
    """Mentions of one individual.

    Args:
        entry: Its first mention.

    Attributes:
        entries: The mentions, in the order in which they came in.
        reasons: Why each mention but the first is in, a line for each.
        anchor: The mention of the oldest report: it gives the individual its IRI, so that a later report
            never changes it.
    """

    __slots__ = ("anchor", "entries", "reasons")

    def __init__(self, entry: Entry) -> None:
        self.entries = [entry]
        self.reasons: list[str] = []
        self.anchor = entry

    def add(self, entry: Entry, reason: str = "") -> None:
        """Put a mention in, and say why; without a reason where its key says that it is the same."""
        self.entries.append(entry)
        if reason:
            self.reasons.append(f"{entry.mention.label!r} in {entry.source}: {reason}")
        if entry.order < self.anchor.order:
            self.anchor = entry

    def absorb(self, other: Cluster, reason: str) -> None:
        """Take in all mentions of another cluster, its own reasons with them."""
        self.reasons += other.reasons
        for place, entry in enumerate(other.entries):
            self.add(entry, "" if place else reason)

    def is_barred(self, entry: Entry) -> bool:
        """Does the user say that a mention is not one with one of these?"""
        return bool(entry.barred) and any(e.place in entry.barred for e in self.entries)


class Profile(Cluster):
    """A cluster of what is told apart by what is said of it, which is kept up as mentions come in.

    Args:
        entry: Its first mention.

    Attributes:
        documents: Identifiers of the documents that speak of it.
        kinds: The classes that the documents give it.
        names: The names that the texts use beside the labels, in a form that can be compared.
        stages: (status, whether dated) to the latest first and the earliest last day of the mentions that
            give it; without a date, by the day of the report. All of them overlap a time if these do.
    """

    __slots__ = ("_reported", "_values", "documents", "kinds", "names", "stages")

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry)
        self.documents: set[str] = set()
        self.kinds: set[str] = set()
        self.names: set[str] = set()
        self.stages: dict[tuple[str, bool], tuple[date, date]] = {}
        self._values: dict[str, Set[str]] = {}
        self._reported = (entry.published, entry.published) if entry.published else None
        self._note(entry)

    def add(self, entry: Entry, reason: str = "") -> None:
        """As for any cluster."""
        super().add(entry, reason)
        self._note(entry)

    def _note(self, entry: Entry) -> None:
        self.documents.add(entry.mention.document)
        self.kinds.add(entry.mention.kind)
        self.names.update(map(fold, entry.mention.aliases))
        for predicate, values in entry.values.items():
            known = self._values.setdefault(predicate, values)
            if not values <= known:
                self._values[predicate] = known | values
        if self._reported and entry.published:
            first, last = self._reported
            self._reported = (min(first, entry.published), max(last, entry.published))
        else:
            self._reported = None
        if entry.span:
            key = (entry.one("status") or "", entry.bounds is not None)
            known_span = self.stages.get(key, entry.span)
            self.stages[key] = (max(known_span[0], entry.span[0]), min(known_span[1], entry.span[1]))

    def get(self, name: str) -> Set[str]:
        """Give the values of a property over all mentions."""
        return self._values.get(v.ent(name), frozenset())

    def tells(self, entry: Entry) -> bool:
        """Does the document of a mention speak of this already? It would have said so if they were one."""
        return entry.mention.document in self.documents

    def bars(self, entry: Entry) -> bool:
        """Must a mention stay out for one reason or the other?"""
        return self.tells(entry) or self.is_barred(entry)

    def is_reported_with(self, entry: Entry) -> bool:
        """Were all reports published within some weeks? A day that is unknown is not."""
        if self._reported is None or entry.published is None:
            return False
        first, last = self._reported
        return max(last, entry.published) - min(first, entry.published) <= _WEEKS
