"""Clusters filed by the time that they may fall on, so that an event is compared with few others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from kg.resolution.cluster import Cluster
from kg.resolution.entry import Entry

__all__ = ["Calendar"]

_WIDEST = 24
"""Months over which one event is filed month by month; what may fall on more is compared with all."""


class Calendar:
    """The events of one block: those of the same family and parties."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._by_month: dict[int, list[Cluster]] = defaultdict(list)
        self._by_number: dict[str, list[Cluster]] = defaultdict(list)
        self._undated: dict[int, list[Cluster]] = defaultdict(list)
        self._wide: list[Cluster] = []

    def file(self, cluster: Cluster) -> None:
        """Put in a new cluster; its first mention, which has the narrowest date, says where."""
        first = cluster.entries[0]
        self.clusters.append(cluster)
        for number in first.get("ordinal"):
            self._by_number[number].append(cluster)
        months = _months(first.bounds)
        if first.bounds is None:
            self._undated[_month(first.published or date.max)].append(cluster)
        elif months is None:
            self._wide.append(cluster)
        else:
            for month in months:
                self._by_month[month].append(cluster)

    def candidates(self, entry: Entry) -> list[Cluster]:
        """Give the clusters that an event may belong to, each once, in the order in which they were filed."""
        found = {id(cluster): cluster for cluster in self._near(entry)}
        for number in entry.get("ordinal"):
            found |= {id(cluster): cluster for cluster in self._by_number[number]}
        return list(found.values())

    def _near(self, entry: Entry) -> Iterator[Cluster]:
        months = _months(entry.bounds)
        if entry.bounds is None:
            reported = _month(entry.published or date.max)
            for month in range(reported - 2, reported + 3):
                yield from self._undated.get(month, ())
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
    if bounds is None:
        return None
    months = range(_month(bounds[0]), _month(bounds[1]) + 1)
    return months if len(months) <= _WIDEST else None
