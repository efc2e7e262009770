"""Which states "the two countries" and "both sides" are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from kg.language.references.anaphors import Anaphor
from kg.language.references.sieve import Sieve, near
from kg.language.references.stage import Actor, Stage, distinct

__all__ = ["PARTY_SIEVES"]

_JOINTS: Final = frozenset({",", "and", "the", "-", "–", "&"})
_OFTEN: Final = 2


def states_of_sentence(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """As many as the words say stand before them in the sentence."""
    return _fitting(stage, stage.here(anaphor.start), anaphor)


def states_of_sentence_before(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """As many stand in the sentence before, and none in this one."""
    if _parties(stage.here(anaphor.start), anaphor):
        return []
    return _unless_about_others(stage, anaphor, _fitting(stage, stage.before(anaphor.start), anaphor))


def states_nearby(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """The two sentences name as many together."""
    return _unless_about_others(stage, anaphor, _fitting(stage, near(stage, anaphor), anaphor))


def states_joined(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """Among more states, only one row has as many: "Chad and Niger", "Sino-Indian"."""
    for actors in (stage.here(anaphor.start), stage.before(anaphor.start)):
        rows = [row for row in _rows(stage, actors, anaphor) if len(row) == anaphor.count]
        names = {tuple(sorted(str(actor.party) for actor in row)) for row in rows}
        if len(names) == 1:
            row = rows[0] if any(actor.iso3 for actor in rows[0]) else []
            return [] if _has_stranger(stage, actors, anaphor) else _unless_about_others(stage, anaphor, row)
        if names:
            return []
    return []


def states_but_venues(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """As many are left where "in Oman" and the like are taken away."""
    acting = [actor for actor in near(stage, anaphor) if not actor.is_venue]
    return _unless_about_others(stage, anaphor, _fitting(stage, acting, anaphor))


def only_states_so_far(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """The text has named just as many so far."""
    return _fitting(stage, stage.earlier(anaphor.start), anaphor)


def states_of_text(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """Two states are named far more often than any third so far, and no third is named nearby."""
    earlier = stage.earlier(anaphor.start)
    pair, close = _pair_of(earlier), near(stage, anaphor)
    if anaphor.count != len(pair) or _has_stranger(stage, close, anaphor):
        return []
    if any(actor.party not in pair for actor in close if actor.party):
        return []
    return distinct(Actor(a.start, a.end, iso3=a.iso3) for a in sorted(earlier) if a.iso3 in pair)


def _pair_of(actors: Iterable[Actor]) -> frozenset[str]:
    """Give the two states that are named at least twice as often as any third; nothing if there are none."""
    counts = Counter(actor.iso3 for actor in actors if actor.iso3 and not actor.is_venue)
    ranked = counts.most_common()
    if len(ranked) < _OFTEN:
        return frozenset()
    (one, _), (other, least) = ranked[:_OFTEN]
    third = ranked[_OFTEN][1] if len(ranked) > _OFTEN else 1
    return frozenset({one, other}) if least >= _OFTEN * third else frozenset()


def _unless_about_others(stage: Stage, anaphor: Anaphor, found: list[Actor]) -> list[Actor]:
    """Drop two states where the text is clearly about two others, of whom it does not say much just here."""
    pair = _pair_of(stage.actors)
    is_other = len(found) == len(pair) == _OFTEN and {actor.party for actor in found} != pair
    return [] if is_other else found


def _parties(actors: Iterable[Actor], anaphor: Anaphor) -> list[Actor]:
    """Give each state once, and each organization where these may be meant; people stand for theirs."""
    plain = (Actor(a.start, a.end, iso3=a.iso3, organization=a.organization) for a in actors if a.party)
    return distinct(actor for actor in plain if actor.iso3 or anaphor.mixed)


def _fitting(stage: Stage, actors: list[Actor], anaphor: Anaphor) -> list[Actor]:
    """Keep parties if they are as many as the words say and nobody else is joined to them."""
    found = _parties(actors, anaphor)
    return found if len(found) == anaphor.count and not _has_stranger(stage, actors, anaphor) else []


def _rows(stage: Stage, actors: list[Actor], anaphor: Anaphor) -> list[list[Actor]]:
    """Put together what nothing but commas, "and" and hyphens stands between."""
    rows: list[list[Actor]] = []
    named = sorted(a for a in actors if not a.is_person and (a.iso3 or anaphor.mixed))
    for actor in named:
        between = stage.scene.words.low[rows[-1][-1].end : actor.start] if rows else ["."]
        if rows and between and _JOINTS.issuperset(between):
            rows[-1].append(actor)
        else:
            rows.append([actor])
    return rows


def _has_stranger(stage: Stage, actors: list[Actor], anaphor: Anaphor) -> bool:
    """Say whether a group that is no state is joined to one: "Israel and Hamas"."""
    if not anaphor.mixed:
        return False
    low = stage.scene.words.low
    for actor in actors:
        after, before = actor.end, actor.start - 1
        after += low[after + 1 : after + 2] == ["the"]
        before -= before > 0 and low[before] == "the"
        beside = [after + 1] if low[actor.end : actor.end + 1] in (["and"], ["with"]) else []
        beside += [before - 1] if before > 0 and low[before] in {"and", "with"} else []
        if any(_is_stranger(stage, i) for i in beside):
            return True
    return False


def _is_stranger(stage: Stage, i: int) -> bool:
    """Say whether a word belongs to a name that is none of a state, an organization, a person or a place."""
    scene = stage.scene
    if i >= len(scene.words) or not scene.words.text[i][:1].isupper() or scene.owner_at(i) is not None:
        return False
    titled = any(title.start <= i < title.end for title in scene.titles)
    person = any(named.start <= i < named.end for named in scene.people)
    place = any(named.start <= i < named.end for named in scene.places)
    return not (titled or person or place)


PARTY_SIEVES: Final[tuple[Sieve, ...]] = (
    states_of_sentence,
    states_of_sentence_before,
    states_nearby,
    states_joined,
    states_but_venues,
    only_states_so_far,
    states_of_text,
)
"""The sieves for states, precise first."""
