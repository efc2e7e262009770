"""Clusters filed by time, number and name, so that a happening is compared with few others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from kg.resolution.cluster import Profile
from kg.resolution.entry import Entry

__all__ = ["Calendar"]

_WIDEST = 24
"""Months over which one event is filed month by month; what may fall on more is compared with all."""


class Calendar:
    """The happenings of one block: those of the same family and parties.

    Args:
        marks: Gives what a mention is found by whatever its date: its number, its names.
    """

    def __init__(self, marks: Callable[[Entry], Iterable[str]]) -> None:
        self.clusters: list[Profile] = []
        self._marks = marks
        self._by_month: dict[int, list[Profile]] = defaultdict(list)
        self._by_mark: dict[str, dict[int, Profile]] = defaultdict(dict)
        self._undated: dict[int, list[Profile]] = defaultdict(list)
        self._wide: list[Profile] = []

    def file(self, entry: Entry) -> None:
        """Open a new cluster; its first mention, which has the narrowest date, says where it stands."""
        cluster = Profile(entry)
        self.clusters.append(cluster)
        self._note(cluster, entry)
        months = _months(entry.bounds)
        if entry.bounds is None:
            self._undated[_month(entry.published or date.max)].append(cluster)
        elif months is None:
            self._wide.append(cluster)
        else:
            for month in months:
                self._by_month[month].append(cluster)

    def add(self, cluster: Profile, entry: Entry, reason: str) -> None:
        """Put a mention into a cluster that is filed already."""
        cluster.add(entry, reason)
        self._note(cluster, entry)

    def _note(self, cluster: Profile, entry: Entry) -> None:
        for mark in self._marks(entry):
            self._by_mark[mark][id(cluster)] = cluster

    def candidates(self, entry: Entry) -> list[Profile]:
        """Give the clusters that a mention may belong to, each once, in the order of filing."""
        found = {id(cluster): cluster for cluster in self._near(entry)}
        for mark in self._marks(entry):
            found |= self._by_mark.get(mark, {})
        return list(found.values())

    def _near(self, entry: Entry) -> Iterator[Profile]:
        months = _months(entry.bounds)
        if entry.bounds is None:
            reported = _month(entry.published or date.max)
            for month in range(reported - 2, reported + 3):
                yield from self._undated.get(month, ())
                yield from self._by_month.get(month, ())
        elif months is None:
            yield from self.clusters
        else:
            for month in months:
                yield from self._by_month.get(month, ())
            yield from self._wide


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _months(bounds: tuple[date, date] | None) -> range | None:
    """Give the months between two days; None where there are none or too many."""
    if bounds is None or bounds[1] - bounds[0] > timedelta(31 * _WIDEST):
        return None
    return range(_month(bounds[0]), _month(bounds[1]) + 1)
