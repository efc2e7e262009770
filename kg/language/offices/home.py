"""The state that a text is written from: its officials stand there without it."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Final

from kg.language.offices.company import share_owner, together
from kg.language.offices.counterparts import Counterpart
from kg.language.offices.draft import Draft
from kg.language.offices.incumbencies import allows, has_office, is_rare, same_level
from kg.language.offices.scene import Scene

__all__ = ["give_home"]

_VENUE: Final = frozenset(
    {"in", "at", "to", "from", "near", "for", "visit", "visiting", "visited", "against", "on"}
)
_INSTITUTIONS: Final = frozenset(
    {"government", "parliament", "cabinet", "legislature", "assembly", "delegation"}
)
_DATELINE: Final = 40
_SHARE: Final = 0.5
_LEAST: Final = 0.5
_DOMINANT: Final = 1.5
_SUBJECT: Final = 2
_TWO: Final = 2
_MEETS: Final = frozenset(
    {"met", "meets", "meet", "hosted", "received", "welcomed", "visited", "telephoned", "phoned", "called"}
)


def give_home(scene: Scene, drafts: list[Draft], counterparts: list[Counterpart]) -> None:
    """Give offices without an owner to the state that the text is most about, if they can be of that state.

    Args:
        scene: The text.
        drafts: The offices, in order; changed in place.
        counterparts: The counterparts that the text speaks of.
    """
    weights = _weights(scene, drafts)
    marked = {d.iso3 for d in drafts if d.iso3 and d.holder and d.owner is not None and not d.former}
    for k, draft in enumerate(drafts):
        if not draft.is_open or not _is_bare(draft):
            continue
        before = drafts[k - 1] if k and drafts[k - 1].holder and drafts[k - 1].iso3 else None
        if before is not None and together(scene, before, draft):
            share_owner(scene, [before, draft])
            continue
        if before is not None and scene.words.text[draft.start - 1] == ",":
            draft.infer(_of_leader_before(scene, before, draft), "company")
            if draft.iso3 is not None:
                continue
        rivals = _rivals(scene, draft, drafts, counterparts)
        possible = _possible(scene, draft, {iso3: w for iso3, w in weights.items() if iso3 not in rivals})
        least = 0.0 if is_rare(draft.title, draft.form) else _SHARE * max(weights.values(), default=0.0)
        likely = {iso3: weight for iso3, weight in possible.items() if weight >= max(_LEAST, least)}
        home = {iso3: weight for iso3, weight in likely.items() if iso3 not in marked}
        draft.infer(
            _institution(scene, draft, possible) or _dominant(home) or _subject(scene, draft, possible),
            "text",
        )
        if draft.iso3 is None and not home:
            draft.infer(_of_leader_before(scene, before, draft) or _dominant(likely), "text")
        if draft.iso3 is None:
            draft.infer(_alone(scene, weights, draft), "text")


def _possible(scene: Scene, draft: Draft, weights: dict[str, float]) -> dict[str, float]:
    """Keep the states that can have an office; a seat of government in its sentence rules out the others."""
    here = scene.sentences[draft.start]
    seated = {seat.iso3 for seat in scene.governments if scene.sentences[seat.start] == here}
    return {
        iso3: weight
        for iso3, weight in weights.items()
        if allows(iso3, draft.title, draft.form) and (not seated or iso3 in seated)
    }


def _alone(scene: Scene, weights: dict[str, float], draft: Draft) -> str | None:
    """Give the one state of the text that can have an office, if the text is as much about it as any."""
    possible = list(_possible(scene, draft, weights))
    if len(possible) != 1 or len(weights) < _TWO:
        return None
    return possible[0] if weights[possible[0]] >= _SHARE * max(weights.values()) else None


def _is_bare(draft: Draft) -> bool:
    """Say whether an office stands without any sign of an owner."""
    signs = draft.pronoun or draft.possessor or draft.counterpart or draft.shared
    return not signs and draft.kind in {"state", "either"}


def _of_leader_before(scene: Scene, before: Draft | None, draft: Draft) -> str | None:
    """Give the state of the president before a prime minister: "Malian President A, Prime Minister B"."""
    if before is None or before.owner is None or before.iso3 is None:
        return None
    fits = together(scene, before, draft, ranked=True) and has_office(before.iso3, draft.title)
    return before.iso3 if fits else None


def _weights(scene: Scene, drafts: list[Draft]) -> dict[str, float]:
    """Weigh how much a text speaks of each state from within.

    The first sentences count twice, a mere venue half. A state that only says whose minister somebody is does
    not count: reporters do so for foreigners. The agency that wrote the report, or the place where it was
    written, speaks for its state.
    """
    words = scene.words
    titled = {draft.owner for draft in drafts if draft.owner is not None}
    titled |= {
        o
        for o in scene.owners
        if words.low[o.end : o.end + 1] in (["'s"], ["’s"]) and _is_name_ahead(scene, o.end + 1)
    }
    titled |= {o for o in scene.owners if words.low[o.end : o.end + 1] in (["counterpart"], ["counterparts"])}
    weights: dict[str, float] = defaultdict(float)
    for owner in scene.owners:
        if owner.iso3 is None or owner in titled:
            continue
        venue = owner.start > 0 and words.low[owner.start - 1] in _VENUE
        early = scene.sentences[owner.start] <= 1
        weights[owner.iso3] += (0.5 if venue or owner.sense == "place" else 1.0) * (2 if early else 1)
    for low in words.low[:_DATELINE]:
        if (home := _agencies().get(low)) is not None:
            weights[home] += 2.0
    return weights


def _is_name_ahead(scene: Scene, i: int) -> bool:
    """Say whether a name follows a possessor ("Togo's Faure"), and no title."""
    titled = any(title.start == i for title in scene.titles)
    return i < len(scene.words) and scene.words.text[i][:1].isupper() and not titled


@cache
def _agencies() -> dict[str, str]:
    """Load the national news agencies with their states."""
    rows = (files("kg.language.offices") / "agencies.csv").read_text(encoding="utf-8").splitlines()
    return {row["form"]: row["iso3"] for row in csv.DictReader(rows)}


def _rivals(scene: Scene, draft: Draft, drafts: list[Draft], counterparts: list[Counterpart]) -> set[str]:
    """Name the states that the text sets against this office: others hold it there, or meet here."""
    here = scene.sentences[draft.start]
    found = set(draft.posts)
    for other in drafts:
        if other.iso3 is None or other.who == draft.who or other.former:
            continue
        same_office = other.who is not None and (
            other.title == draft.title or (same_level(other.title, draft.title) and other.owner is not None)
        )
        beside = scene.sentences[other.start] == here
        if same_office or (beside and (other.owner is not None or _meets(scene, other, draft))):
            found.add(other.iso3)
    for counterpart in counterparts:
        if scene.sentences[counterpart.start] == here:
            found.update(owner.iso3 for owner in counterpart.owners if owner.iso3)
    return found


def _meets(scene: Scene, one: Draft, other: Draft) -> bool:
    """Say whether a verb of meeting stands between two leaders: they are of two states then."""
    between = scene.words.low[one.end : other.start]
    return same_level(one.title, other.title) and not _MEETS.isdisjoint(between)


def _dominant(possible: dict[str, float]) -> str | None:
    """Give the state that is named at least twice as often as any other."""
    ranked = sorted(possible.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0][1] >= _DOMINANT * ranked[1][1]:
        return ranked[0][0]
    return None


def _institution(scene: Scene, draft: Draft, possible: dict[str, float]) -> str | None:
    """Give the state whose institution the sentence before begins with: "The Latvian Saeima"."""
    here = scene.sentences[draft.start]
    words = scene.words
    if draft.start and scene.sentences[draft.start - 1] == here:
        return None
    first = scene.start_of(here - 1)
    if first is None or words.breaks_before(draft.start):
        return None
    first += words.low[first] == "the"
    owner = scene.owner_at(first)
    if owner is None or owner.iso3 not in possible:
        return None
    noun = owner.end + (words.low[owner.end] in {"'s", "’s"})
    named = (noun > owner.end or owner.sense == "adjective") and words.text[noun][:1].isupper()
    return owner.iso3 if named or words.low[noun] in _INSTITUTIONS else None


def _subject(scene: Scene, draft: Draft, possible: dict[str, float]) -> str | None:
    """Give the state that the sentence, or the one before it, begins with."""
    here = scene.sentences[draft.start]
    for number in (here, here - 1):
        first = scene.start_of(number)
        if first is None:
            continue
        near = [
            o for o in scene.owners if first <= o.start < first + _SUBJECT and o.end <= draft.start and o.iso3
        ]
        if (
            len(near) == 1
            and near[0].iso3 in possible
            and scene.words.low[near[0].end] not in {"and", ",", "&", "-"}
        ):
            return near[0].iso3
        if near:
            return None
    return None
