"""Where a sentence plays: hosts are at home, and spokespeople speak from there."""

from __future__ import annotations

from typing import Final

from kg.language.offices.draft import Draft
from kg.language.offices.incumbencies import allows
from kg.language.offices.scene import Owner, Scene, seats

__all__ = ["give_setting", "is_where"]

_HOSTS: Final = frozenset(
    {"received", "receives", "hosted", "hosts", "welcomed", "welcomes", "receive", "host"}
)
_BESIDE: Final = 4
_WHERE: Final = frozenset({"in", "at", "to", "outside", "near", "from"})


def give_setting(scene: Scene, drafts: list[Draft]) -> None:
    """Give offices without an owner to the state whose seat or capital the sentence is set in.

    Args:
        scene: The text.
        drafts: The offices, in order; changed in place.
    """
    for draft in drafts:
        if not draft.is_open or not draft.is_bare:
            continue
        ways = (_hosting, _met_at_seat, _dateline, _seat)
        for iso3 in (way(scene, draft) for way in ways):
            if iso3 is not None and allows(iso3, draft.title, draft.form):
                draft.infer(iso3, "setting")
                break


def _hosting(scene: Scene, draft: Draft) -> str | None:
    """Read "President A received them at the White House", "Prime Minister B hosted him in Dublin"."""
    holder = draft.holder
    if holder is None or holder.start < draft.end:
        return None
    words, here = scene.words, scene.sentences[draft.start]
    ahead = range(holder.end, min(holder.end + _BESIDE, len(words)))
    verb = next((k for k in ahead if words.low[k] in _HOSTS), None)
    between = words.low[holder.end : verb] if verb is not None else ["and"]
    if verb is None or {"and", ",", "was", "were", "be", "been"} & set(between):
        return None
    found = {
        place.iso3
        for place in _places(scene)
        if place.start > verb and scene.sentences[place.start] == here and is_where(scene, place)
    }
    return found.pop() if len(found) == 1 else None


def _met_at_seat(scene: Scene, draft: Draft) -> str | None:
    """Read "they met President A at the White House": who is met at a seat of government has it."""
    holder, words = draft.holder, scene.words
    if holder is None or holder.start < draft.end or words.low[draft.start - 1] not in {"met", "with", "by"}:
        return None
    k = holder.end + 1 + (words.low[holder.end + 1 : holder.end + 2] == ["the"])
    seat = next((seat for seat in scene.governments if seat.start == k), None)
    return seat.iso3 if seat is not None and words.low[holder.end] in {"at", "in"} else None


def _dateline(scene: Scene, draft: Draft) -> str | None:
    """Read "In Moscow, foreign ministry spokeswoman A said"."""
    if "spokes" not in draft.title:
        return None
    first = scene.start_of(scene.sentences[draft.start])
    if first is None or scene.words.low[first] != "in":
        return None
    opening = [place for place in _places(scene) if place.start == first + 1]
    place = opening[0] if opening else None
    return place.iso3 if place is not None and scene.words.text[place.end : place.end + 1] == [","] else None


def _seat(scene: Scene, draft: Draft) -> str | None:
    """Take the seat of government in a sentence that names no state: "White House aides of President A"."""
    here = scene.sentences[draft.start]
    inside = [o for o in scene.owners if scene.sentences[o.start] == here and o.iso3]
    named = [o for o in inside if scene.words.join(o.start, o.end).lower() in seats()]
    if draft.title != "president" or any(is_where(scene, seat) for seat in named):
        return None
    if not named and not inside:
        inside = named = _speaking(scene, here - 1)
    states = {owner.iso3 for owner in inside}
    return states.pop() if named and len(states) == 1 else None


def _speaking(scene: Scene, sentence: int) -> list[Owner]:
    """Give the seat of government that a heading lets speak: "White House: no deal yet"."""
    first = scene.start_of(sentence)
    seats_there = [seat for seat in scene.governments if seat.start == first]
    return [seat for seat in seats_there if scene.words.text[seat.end : seat.end + 1] == [":"]]


def is_where(scene: Scene, place: Owner) -> bool:
    """Say whether a place stands after "in", "at" or the like.

    Args:
        scene: The text.
        place: A place or state in it.

    Returns:
        True for the Lima of "held in Lima".
    """
    k = place.start - 1
    k -= k > 0 and scene.words.low[k] == "the"
    return k >= 0 and scene.words.low[k] in _WHERE


def _places(scene: Scene) -> list[Owner]:
    """Collect the cities and seats of government, and the states named themselves."""
    states = [o for o in scene.owners if o.iso3 and o.sense in {"name", "capital", "government", "place"}]
    return sorted({*states, *scene.places})
