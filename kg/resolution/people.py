"""Which people of different reports are the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import Final

from kg.resolution.cluster import Profile
from kg.resolution.entry import Entry
from kg.text import fold

__all__ = ["resolve_people"]

_LETTERS: Final = str.maketrans({"æ": "a", "œ": "o", "ð": "d", "þ": "th"})


def resolve_people(entries: Iterable[Entry]) -> list[Profile]:
    """Bring people together by full name, then by surname where country and office allow one answer only.

    The order of the parts of a name does not count (Hayashi Yoshimasa), nor do accents and initials. Two
    people of one name who represent different countries are kept apart; who may be either of them joins
    neither. Time grows about linearly with the number of mentions.
    """
    full: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    alone: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        parts = _parts(entry.mention.label)
        if len(parts) > 1:
            full[tuple(sorted(parts))].append(entry)
        else:
            alone["".join(parts)].append(entry)
    clusters = _join_shorter([cluster for key in full for cluster in _bearers(full[key])])
    return clusters + _by_surname(alone, clusters)


@lru_cache(maxsize=1 << 16)
def _parts(name: str) -> tuple[str, ...]:
    """Give the parts of a name as they are compared: ü is u and ue, and initials do not count."""
    parts = [re.sub(r"(?<=[aou])e", "", part.translate(_LETTERS)) for part in fold(name).split()]
    return tuple(part for part in parts if len(part) > 1) or tuple(parts)


def _bearers(entries: list[Entry]) -> list[Profile]:
    """Tell the bearers of one full name apart; those come first of whom a country is known.

    Of several, it is the one from a state that the report speaks of.
    """
    clusters: list[Profile] = []
    for entry in sorted(entries, key=lambda e: (not _countries(e), e.order)):
        fits = [c for c in clusters if not c.bars(entry) and _may_be_same(c, entry)]
        if len(fits) > 1 and not _countries(entry):
            fits = [c for c in fits if _countries(c) & entry.states]
        if len(fits) > 1:  # names in the same order come before names turned round
            name = fold(entry.mention.label)
            fits = [c for c in fits if name in {fold(e.mention.label) for e in c.entries}]
        if len(fits) == 1:
            fits[0].add(entry, "the same name")
        else:
            clusters.append(Profile(entry))
    return clusters


def _join_shorter(clusters: list[Profile]) -> list[Profile]:
    """Put a shorter form of a name (Julius Bio) to the only longer one of its country that has it all."""
    by_part: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    names = {id(cluster): frozenset(_parts(cluster.anchor.mention.label)) for cluster in clusters}
    for cluster in clusters:
        for key in product(names[id(cluster)], cluster.get("represents")):
            by_part[key].append(cluster)
    kept = []
    for cluster in sorted(clusters, key=lambda c: len(names[id(c)])):
        own = names[id(cluster)]
        near: dict[int, Profile] = {}
        for side in cluster.get("represents"):
            near |= {id(c): c for c in min((by_part[part, side] for part in own), key=len)}
        longer = [c for c in near.values() if own < names[id(c)]]
        if len(longer) == 1 and not any(longer[0].bars(entry) for entry in cluster.entries):
            longer[0].absorb(cluster, "a shorter form of the same name, and the same country")
        else:
            kept.append(cluster)
    return kept


class _Register:
    """People filed by a part of their name with each of their offices and countries."""

    def __init__(self) -> None:
        self._people: dict[tuple[str, str], dict[int, Profile]] = defaultdict(dict)

    def file(self, name: str, cluster: Profile) -> None:
        """Put a person in, or what is new of her."""
        for role in cluster.get("holdsOffice") | cluster.get("represents"):
            self._people[name, role][id(cluster)] = cluster

    def the_one(self, name: str, entry: Entry) -> Profile | None:
        """Give the only person who can be meant: who holds the same office goes before others."""
        for roles in (entry.get("holdsOffice"), entry.get("represents")):
            found = {i: c for role in roles for i, c in self._people.get((name, role), {}).items()}
            fits = [c for c in found.values() if _may_be_same(c, entry)]
            if fits:
                return fits[0] if len(fits) == 1 else None
        return None


def _by_surname(alone: dict[str, list[Entry]], clusters: Iterable[Profile]) -> list[Profile]:
    """Put surnames to the one person of that name with the same office, or else the same country."""
    full, others = _Register(), _Register()
    for cluster in clusters:
        for part in {part for e in (cluster.anchor, cluster.entries[0]) for part in _parts(e.mention.label)}:
            full.file(part, cluster)
    new: list[Profile] = []
    for name, entries in alone.items():
        for entry in entries:
            known = full.the_one(name, entry)
            other = None if known else others.the_one(name, entry)
            if known and not known.bars(entry):
                known.add(entry, "the only one of this surname with this country and office")
            elif other and not other.bars(entry):
                other.add(entry, "the same surname, country and office")
                others.file(name, other)
            else:
                new.append(Profile(entry))
                others.file(name, new[-1])
    return new


def _countries(of: Profile | Entry) -> set[str]:
    return {key for key in of.get("represents") if key.startswith("country/")}


def _may_be_same(cluster: Profile, entry: Entry) -> bool:
    """No country known of either, or one in common; whoever speaks for an organization has a country too."""
    ours, theirs = _countries(cluster), _countries(entry)
    return not ours or not theirs or bool(ours & theirs)
