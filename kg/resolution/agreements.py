"""Which agreements of different reports are the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from kg import vocabulary as v
from kg.resolution.calendar import Calendar
from kg.resolution.cluster import Profile
from kg.resolution.entry import Entry
from kg.text import fold

__all__ = ["resolve_agreements"]

_ONE_EACH: Final = frozenset(
    v.ent(kind)
    for kind in (
        "AcquisitionAndCrossServicingAgreement",
        "ReciprocalAccessAgreement",
        "InformationSecurityAgreement",
        "StatusOfForcesAgreement",
        "VisitingForcesAgreement",
        "DefenseEquipmentTransferAgreement",
    )
)
"""Kinds of agreement of which two states have one only."""

_LONG_LIVED: Final = frozenset(
    v.ent(kind) for kind in ("DefenseCooperationAgreement", "SecurityPact", "Treaty", "TradeAgreement")
)
"""Kinds that are negotiated, signed and brought into force over years; a joint statement is of a day."""

_STAGES: Final = {v.ent(name): rank for rank, name in enumerate(v.AGREEMENT_STATUSES[:-1])}
"""The order in which an agreement goes through its states."""
_SIGNED: Final = _STAGES[v.ent("Signed")]
_STAGES[v.ent("Existing")] = _STAGES[v.ent("InForce")]  # what there is and no more is said of

_BY_NAME: Final = "the same kind, parties and name"


def resolve_agreements(block: Iterable[Entry]) -> list[Profile]:
    """Bring the agreements of one kind and the same parties together.

    Those that live long are taken in the order of time, each mention to the life that was told of last; of
    the others those with the narrowest dates come first, and what may be either of two is neither.

    Args:
        block: The mentions, those with the narrowest dates first.

    Returns:
        The clusters.
    """
    block = list(block)
    long_lived = block[0].mention.kind in _LONG_LIVED
    calendar = Calendar(_marks)
    for entry in sorted(block, key=_moment) if long_lived else block:
        fits = _fits(calendar, entry)
        if long_lived and fits:
            fits = [max(fits, key=lambda fit: _moment(fit[0].entries[-1]))]
        if len(fits) == 1 and not fits[0][0].tells(entry):
            calendar.add(fits[0][0], entry, fits[0][1])
        else:
            calendar.file(entry)
    return calendar.clusters


def _moment(entry: Entry) -> tuple[date, bool, tuple[object, ...]]:
    span = entry.span
    return span[1] if span else date.max, entry.bounds is None, entry.order


def _fits(calendar: Calendar, entry: Entry) -> list[tuple[Profile, str]]:
    """Give the clusters that a mention can belong to, with the reasons; by name goes before all others."""
    near = (cluster for cluster in calendar.candidates(entry) if not cluster.is_barred(entry))
    fits = [(cluster, reason) for cluster in near if (reason := _reason(cluster, entry))]
    return [fit for fit in fits if fit[1] == _BY_NAME] or fits


def _reason(cluster: Profile, entry: Entry) -> str | None:
    """Say why an agreement can be that of a cluster, or None."""
    if entry.mention.kind in _ONE_EACH:
        return "the same kind and parties: two states have one such agreement"
    if entry.mention.aliases and cluster.names:  # each has a name of its own
        return _BY_NAME if cluster.names & _names(entry) else None
    bounds, own = cluster.entries[0].bounds, entry.bounds
    if entry.mention.kind in _LONG_LIVED:
        if _in_order(cluster, entry):
            return "the same kind and parties, and stages that follow each other"
        unstaged = not cluster.stages or entry.one("status") is None
        return _BY_NAME if unstaged and _names(cluster.entries[0]) & _names(entry) else None
    if bounds and own and bounds[0] <= own[1] and own[0] <= bounds[1]:
        return "the same kind and parties, and dates that agree"
    if bounds and not own and entry.is_news_of(bounds):
        return "the same kind and parties, told as news in the week after it"
    if _names(cluster.entries[0]) & _names(entry) and cluster.is_reported_with(entry):
        return _BY_NAME  # states that publish a joint statement a year give it no other name each time
    return None


def _marks(entry: Entry) -> set[str]:
    """Give what an agreement is found by whatever its date: its names, and its kind if that lives long."""
    kind = entry.mention.kind
    return {kind} if kind in _ONE_EACH | _LONG_LIVED else _names(entry)


def _names(entry: Entry) -> set[str]:
    """Give the names that the text uses; without one, the label that was made from kind, parties and date."""
    return {fold(name) for name in entry.mention.aliases or (entry.mention.label,)}


def _in_order(cluster: Profile, entry: Entry) -> bool:
    """Can a mention tell of the same life: is each stage reached no later than those that follow it?"""
    rank, span = _STAGES.get(entry.one("status") or ""), entry.span
    if rank is None or span is None or not cluster.stages:
        return False
    for (status, dated), (last_start, first_end) in cluster.stages.items():
        other = _STAGES.get(status)
        if other is None:
            return False
        if other == rank < _SIGNED and not (dated and entry.bounds):
            continue  # talks last: they can be reported again and again
        if other <= rank and last_start > span[1]:
            return False
        if other >= rank and span[0] > first_end:
            return False
    return True
