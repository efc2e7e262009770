"""Cues from who meets whom and who travels where: two who meet are of two states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.language.offices.case import Case
from kg.language.offices.draft import Draft
from kg.language.offices.incumbencies import same_level
from kg.language.offices.meeting import met_by
from kg.language.offices.pair import other_of
from kg.language.offices.scene import Named, Owner, Scene

__all__ = ["destinations", "opposite", "visitor", "where"]

_REACH: Final = 5
_FAR: Final = 8
_TRIPS: Final = frozenset(
    {"visit", "trip", "journey", "visited", "visits", "visiting", "arrived", "arrives", "flew", "flies"}
    | {"travelled", "traveled", "travels", "travel", "fly"}
)
_TOWARD: Final = frozenset({"to", "in", "visited", "visits", "visiting", "visit"})
_HOMEWARD: Final = frozenset({"from", "back", "home", "returned", "returns"})
_BESIDE: Final = frozenset({"then", "former", "visiting", "his", "host", ","})
_FACING: Final = (
    ["and"],
    ["met"],
    ["with"],
    ["met", "with"],
    ["hosted"],
    ["received"],
    ["telephoned"],
)


def where(case: Case) -> Iterator[str]:
    """Read "flew in from Lima, where he had met President A".

    Args:
        case: The office with what is known around it.

    Yields:
        The states that the cue points to.
    """
    words = case.scene.words
    met = met_by(case.scene, case.holder)
    for place in case.named():
        after = words.low[place.end : place.end + 2] == [",", "where"]
        if met is not None and after and place.end < case.draft.start and place.iso3:
            yield place.iso3


def opposite(case: Case) -> Iterator[str]:
    """Read "A met President B", "President B and Prime Minister C" where the state of one is known.

    Args:
        case: The office with what is known around it.

    Yields:
        The states that the cue points to.
    """
    if any(case.allows(iso3) for iso3 in case.third()):
        return
    facing = [*(met_by(case.scene, case.holder) or []), *_joined(case)]
    for other in (other_of(case.pair, case.states.get(person.referent)) for person in facing):
        if other is not None:
            yield other


def _joined(case: Case) -> Iterator[Named]:
    """Find the other leader in "President A and Prime Minister B", "President A met Prime Minister B"."""
    scene, holder = case.scene, case.holder
    near = [
        p for p in scene.people if scene.sentences[p.start] == case.here and p.referent != holder.referent
    ]
    for person in near:
        first, second = sorted((person, holder))
        titles = case.levels.get(person.referent, set())
        if any(
            same_level(title, case.draft.title) or title == case.draft.title for title in titles
        ) and _face(scene, first, second):
            yield person


def _face(scene: Scene, first: Named, second: Named) -> bool:
    """Say whether two people are joined by "and" or "met", with nothing but a title between them."""
    inside = {k for title in scene.titles for k in range(title.start, title.end)}
    inside |= {k for k in range(first.end, second.start) if scene.owner_at(k) is not None}
    between = [
        scene.words.low[k]
        for k in range(first.end, second.start)
        if k not in inside and scene.words.low[k] not in _BESIDE
    ]
    return between in _FACING


def visitor(case: Case) -> Iterator[str]:
    """Read "President A's visit to Lima", "A arrived in Lima" wherever the text speaks of A.

    Args:
        case: The office with what is known around it.

    Yields:
        The states that the cue points to.
    """
    scene = case.scene
    places = [o for o in (*scene.owners, *scene.places) if o.iso3 in case.pair]
    for person in scene.people:
        if person.referent != case.holder.referent:
            continue
        for place in places:
            between = scene.words.low[person.end : place.start]
            if 0 < len(between) <= _REACH and _is_trip(between) and not _crosses(scene, person.end, place):
                yield from filter(None, [other_of(case.pair, place.iso3)])


def destinations(scene: Scene, draft: Draft) -> set[str]:
    """Find where the holder of an office travels: "Foreign Minister A said she would travel to Togo".

    Args:
        scene: The text.
        draft: The office.

    Returns:
        The states whose office it is not.
    """
    if draft.holder is None:
        return set()
    found = set()
    for place in (*scene.owners, *scene.places):
        between = scene.words.low[draft.holder.end : place.start]
        near = [low for low in between[-_REACH:] if low != "the"]
        if place.iso3 and near and _is_trip(near) and not _crosses(scene, draft.holder.end, place):
            found.add(place.iso3)
    return found


def _crosses(scene: Scene, start: int, place: Owner) -> bool:
    """Say whether a sentence ends, or somebody else is named, between a person and a place."""
    apart = scene.sentences[start - 1] != scene.sentences[place.start]
    return apart or any(start <= person.start < place.start for person in scene.people)


def _is_trip(between: list[str]) -> bool:
    """Say whether words speak of a journey to what follows."""
    goes = between[-1] in _TOWARD and not _TRIPS.isdisjoint(between)
    return goes and _HOMEWARD.isdisjoint(between)
