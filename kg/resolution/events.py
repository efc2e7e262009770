"""Which meetings and exercises of different reports are the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from kg import vocabulary as v
from kg.resolution.calendar import Calendar
from kg.resolution.cluster import Profile
from kg.resolution.entry import Entry

__all__ = ["resolve_events"]

_GENERIC: Final = frozenset({v.ent("Meeting"), v.ent("BilateralTalks")})
"""Kinds that say little: a report that says "talks" may speak of what another calls a summit."""

_TO_COME: Final = frozenset({v.ent("Planned"), v.ent("Possible")})

_WEEK: Final = timedelta(days=7)
"""What is dated more vaguely is told apart by place, too."""


def resolve_events(block: Iterable[Entry]) -> list[Profile]:
    """Bring the meetings, or exercises, of the same parties together.

    Each mention joins the one cluster that it is compatible with. Where two are possible, it joins neither.

    Args:
        block: The mentions, those with the narrowest dates first.

    Returns:
        The clusters.
    """
    calendar = Calendar(marks=lambda entry: entry.get("ordinal"))
    for entry in block:
        near = (cluster for cluster in calendar.candidates(entry) if not cluster.is_barred(entry))
        fits = [(cluster, reason) for cluster in near if (reason := event_reason(cluster, entry))]
        if len(fits) == 1 and not fits[0][0].tells(entry):
            calendar.add(fits[0][0], entry, fits[0][1])
        else:
            calendar.file(entry)
    return calendar.clusters


def event_reason(cluster: Profile, entry: Entry) -> str | None:
    """Say why an event can be that of a cluster, or None.

    Args:
        cluster: Mentions with the same parties; its first one has the narrowest date.
        entry: A mention whose date is as narrow or vaguer.

    Returns:
        The reason in plain words.
    """
    if not _same_kind(cluster, entry) or not _same_attempt(cluster, entry):
        return None
    numbers, own_numbers = cluster.get("ordinal"), entry.get("ordinal")
    same_number = bool(numbers) and numbers == own_numbers
    if len(numbers | own_numbers) > 1:
        return None
    bounds, own = cluster.entries[0].bounds, entry.bounds
    if bounds and own:
        if not (bounds[0] <= own[1] and own[0] <= bounds[1]):
            return None
        if not same_number and _elsewhere(cluster, entry):
            return None
        return "the same parties and kind, and dates that agree"
    if same_number:
        return "the same parties, kind and number of the session"
    if not own:
        return _undated_reason(cluster, entry, bounds)
    return None


def _undated_reason(cluster: Profile, entry: Entry, bounds: tuple[date, date] | None) -> str | None:
    """Say why an event without a date can be that of a cluster, or None."""
    if bounds is None:
        near = cluster.is_reported_with(entry)
        return "the same parties and kind, both undated, in reports of the same weeks" if near else None
    if v.ent("Held") not in entry.get("status") or _elsewhere(cluster, entry):
        return None
    return (
        "the same parties and kind, told as news in the week after it" if entry.is_news_of(bounds) else None
    )


def _same_kind(cluster: Profile, entry: Entry) -> bool:
    return len((cluster.kinds | {entry.mention.kind}) - _GENERIC) < 2


def _same_attempt(cluster: Profile, entry: Entry) -> bool:
    """A postponed meeting and the one in its place are two; it is the one that was planned before that."""
    if _is_postponed(cluster) == _is_postponed(entry):
        return True
    if _is_postponed(entry):
        return all(_is_plan_before(e, entry) for e in cluster.entries)
    return all(_is_plan_before(entry, e) for e in cluster.entries if _is_postponed(e))


def _is_plan_before(plan: Entry, postponement: Entry) -> bool:
    """Does a report announce something that a later report may call postponed?"""
    if not plan.get("status") or not plan.get("status") <= _TO_COME:
        return False
    return bool(plan.published and postponement.published and plan.published <= postponement.published)


def _is_postponed(of: Profile | Entry) -> bool:
    return v.ent("Postponed") in of.get("status")


def _elsewhere(cluster: Profile, entry: Entry) -> bool:
    """Are the places two, and is the time that they have in common too vague to say that it is one event?"""
    places, own = cluster.get("place"), entry.get("place")
    return bool(places and own) and not places & own and entry.width > _WEEK
