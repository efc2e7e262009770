"""Meetings, exercises and agreements brought together.

Mentions are blocked by family and parties, and those of one block are compared with each other only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from kg import vocabulary as v
from kg.resolution import agreements, events
from kg.resolution.cluster import Profile
from kg.resolution.entry import Entry

__all__ = ["resolve_agreements", "resolve_events"]


def resolve_events(entries: Iterable[Entry]) -> list[Profile]:
    """Bring meetings, and exercises, together."""
    clusters, blocks = _blocks(entries, lambda entry: v.classes_of(entry.mention.kind)[-2:])
    for block in blocks:
        clusters += events.resolve_events(block)
    return clusters


def resolve_agreements(entries: Iterable[Entry]) -> list[Profile]:
    """Bring agreements together."""
    clusters, blocks = _blocks(entries, lambda entry: (entry.mention.kind,))
    for block in blocks:
        clusters += agreements.resolve_agreements(block)
    return clusters


def _blocks(
    entries: Iterable[Entry], family: Callable[[Entry], tuple[str, ...]]
) -> tuple[list[Profile], list[list[Entry]]]:
    """Sort mentions by family and parties, those with the narrowest dates first.

    Returns:
        Those without parties, which are compared with nothing; and the blocks.
    """
    blocks: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Entry]] = defaultdict(list)
    alone = []
    for entry in entries:
        if entry.get("party"):
            blocks[family(entry), tuple(sorted(entry.get("party")))].append(entry)
        else:
            alone.append(Profile(entry))
    return alone, [sorted(blocks[key], key=lambda e: (e.width, e.order)) for key in sorted(blocks)]
