"""A cluster: the mentions that are held to be one individual."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.resolution.entry import Entry

__all__ = ["Cluster"]


@dataclass
class Cluster:
    """Mentions of one individual, the first one its anchor.

    The anchor is the mention of the oldest report: it gives the individual its IRI, so that a later report
    never changes it.
    """

    entries: list[Entry]
    reasons: list[str] = field(default_factory=list)

    def add(self, entry: Entry, reason: str) -> None:
        """Put a mention in, and say why."""
        self.entries.append(entry)
        self.reasons.append(f"{entry.mention.label!r} in {entry.mention.document}: {reason}")

    @property
    def anchor(self) -> Entry:
        """The mention of the oldest report."""
        return min(self.entries, key=lambda entry: entry.order)

    @property
    def documents(self) -> frozenset[str]:
        """Identifiers of the documents that speak of it."""
        return frozenset(entry.mention.document for entry in self.entries)

    def get(self, name: str) -> frozenset[str]:
        """Give the values of a property over all mentions."""
        return frozenset().union(*(entry.get(name) for entry in self.entries))
