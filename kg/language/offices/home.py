"""The state that a text is written from: its officials stand there without it."""

from __future__ import annotations

from typing import Final

from kg.language.offices.company import share_owner, together
from kg.language.offices.counterparts import Counterpart
from kg.language.offices.draft import Draft
from kg.language.offices.encounters import destinations
from kg.language.offices.incumbencies import allows, has_office, is_rare, same_level
from kg.language.offices.pair import main_pair
from kg.language.offices.scene import Scene
from kg.language.offices.setting import is_where
from kg.language.offices.weights import dateline_state, weigh

__all__ = ["give_home"]

_INSTITUTIONS: Final = frozenset(
    {"government", "parliament", "cabinet", "legislature", "assembly", "delegation"}
)
_SHARE: Final = 0.5
_LEAST: Final = 1.5
_DOMINANT: Final = 1.5
_SUBJECT: Final = 2
_TWO: Final = 2
_MEETS: Final = frozenset(
    {"met", "meets", "meet", "hosted", "received", "welcomed", "visited", "telephoned", "phoned", "called"}
    | {"with", "told", "thanked", "and", "between", "hosts", "receives", "calls", "visits", "welcomes", "by"}
)


def give_home(scene: Scene, drafts: list[Draft], counterparts: list[Counterpart]) -> None:
    """Give offices without an owner to the state that the text is most about, if they can be of that state.

    Args:
        scene: The text.
        drafts: The offices, in order; changed in place.
        counterparts: The counterparts that the text speaks of.
    """
    weights = weigh(scene, drafts)
    marked = {d.iso3 for d in drafts if d.iso3 and d.holder and d.owner is not None and not d.former}
    marked |= {owner.iso3 for counterpart in counterparts for owner in counterpart.owners if owner.iso3}
    marked.discard(dateline_state(scene))
    for k, draft in enumerate(drafts):
        if not draft.is_open or not draft.is_bare:
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
        _from_text(scene, draft, before, possible, weights, marked)


def _from_text(
    scene: Scene,
    draft: Draft,
    before: Draft | None,
    possible: dict[str, float],
    weights: dict[str, float],
    marked: set[str],
) -> None:
    """Give an office to one of the states that can have it: the one the paragraph, or the text, is about."""
    rare = is_rare(draft.title, draft.form)
    least = 0.0 if rare else max(_LEAST, _SHARE * max(weights.values(), default=0.0))
    likely = {iso3: weight for iso3, weight in possible.items() if weight >= least}
    home = {iso3: weight for iso3, weight in likely.items() if iso3 not in marked}
    draft.infer(
        (rare and _in_sentence(scene, draft, possible))
        or _institution(scene, draft, possible)
        or _paragraph(scene, draft, possible)
        or _unless_elsewhere(scene, draft, _dominant(home), weights)
        or _subject(scene, draft, possible),
        "text",
    )
    if draft.iso3 is None and not home:
        draft.infer(_of_leader_before(scene, before, draft) or _dominant(likely), "text")
    if draft.iso3 is None:
        draft.infer(_alone(scene, weights, draft), "text")


def _unless_elsewhere(scene: Scene, draft: Draft, iso3: str | None, weights: dict[str, float]) -> str | None:
    """Drop a state that is not what the text is most about, if the sentence names only others."""
    here = scene.sentences[draft.start]
    named = {o.iso3 for o in (*scene.owners, *scene.places) if o.iso3 and scene.sentences[o.start] == here}
    fitting = {state for state in named if allows(state, draft.title, draft.form)}
    if iso3 is None or iso3 in named or not fitting:
        return iso3
    abroad = fitting.isdisjoint(main_pair(scene) or fitting)
    return None if abroad or weights[iso3] < max(weights.values()) else iso3


def _in_sentence(scene: Scene, draft: Draft, possible: dict[str, float]) -> str | None:
    """Give the one state before an office in its sentence that can have it."""
    here = scene.sentences[draft.start]
    states = {o.iso3 for o in scene.owners if scene.sentences[o.start] == here and o.end <= draft.start}
    fitting = states & possible.keys()
    return fitting.pop() if len(fitting) == 1 else None


def _possible(scene: Scene, draft: Draft, weights: dict[str, float]) -> dict[str, float]:
    """Keep the states that can have an office; a seat of government in its sentence rules out the others."""
    here = scene.sentences[draft.start]
    seated = {
        seat.iso3
        for seat in scene.governments
        if scene.sentences[seat.start] == here and not is_where(scene, seat)
    }
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


def _of_leader_before(scene: Scene, before: Draft | None, draft: Draft) -> str | None:
    """Give the state of the president before a prime minister: "Malian President A, Prime Minister B"."""
    if before is None or before.owner is None or before.iso3 is None:
        return None
    fits = together(scene, before, draft, ranked=True) and has_office(before.iso3, draft.title)
    return before.iso3 if fits else None


def _rivals(scene: Scene, draft: Draft, drafts: list[Draft], counterparts: list[Counterpart]) -> set[str]:
    """Name the states that the text sets against this office: others hold it there, or meet here."""
    here = scene.sentences[draft.start]
    found = set(draft.posts) | destinations(scene, draft)
    for other in drafts:
        if other.iso3 is None or other.who == draft.who or other.former:
            continue
        same_office = other.who is not None and (
            other.title == draft.title or (same_level(other.title, draft.title) and other.owner is not None)
        )
        if same_office or (scene.sentences[other.start] == here and _is_set_against(scene, other, draft)):
            found.add(other.iso3)
    for counterpart in counterparts:
        if scene.sentences[counterpart.start] == here:
            found.update(owner.iso3 for owner in counterpart.owners if owner.iso3)
    return found


def _is_set_against(scene: Scene, other: Draft, draft: Draft) -> bool:
    """Say whether a sentence sets two offices against each other: their holders meet, or are both leaders."""
    first, second = sorted((other, draft), key=lambda d: d.start)
    between = scene.words.low[first.end : second.start]
    if other.owner is None:
        return same_level(other.title, draft.title) and not _MEETS.isdisjoint(between)
    return same_level(other.title, draft.title) or not _MEETS.isdisjoint(between)


def _paragraph(scene: Scene, draft: Draft, possible: dict[str, float]) -> str | None:
    """Give the one state that the paragraph begins with and has spoken of so far, more than once."""
    words = scene.words
    first = next((k for k in range(draft.start, 0, -1) if words.breaks_before(k)), 0)
    named = {
        o for o in (*scene.owners, *scene.places) if first <= o.start and o.end <= draft.start and o.iso3
    }
    states = {owner.iso3 for owner in named}
    opens = any(owner.start <= first + _SUBJECT for owner in named)
    sure = opens and len(named) >= _TWO and len(states) == 1 and states <= possible.keys()
    return states.pop() if sure else None


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
