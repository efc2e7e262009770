"""Leaders of states: "North Korean leader A" is an office where the text gives no other for the person."""

from __future__ import annotations

from typing import Final

from kg.language.offices.draft import Draft
from kg.language.offices.scene import Scene

__all__ = ["promote_leaders"]

_BETWEEN: Final = frozenset(
    {"'s", "’s", "'", "de", "facto", "paramount", "top", "longtime", "long", "-", "time"}
)


def promote_leaders(scene: Scene, drafts: list[Draft]) -> None:
    """Count "leader" as an office beside a state, for people who have no other in the text.

    Args:
        scene: The text.
        drafts: The offices; changed in place.
    """
    titled = {draft.who for draft in drafts if draft.kind != "role" and draft.iso3 and draft.who}
    for draft in drafts:
        if draft.kind != "role" or draft.who is None or draft.who in titled or not draft.iso3:
            continue
        if _of_the_state(scene, draft):
            draft.kind = "state"


def _of_the_state(scene: Scene, draft: Draft) -> bool:
    """Say whether a state alone is what somebody leads: no party, minority or opposition of it."""
    owner, words = draft.owner, scene.words
    if owner is None or (draft.title == "leader" and draft.end - draft.start > 1):
        return False
    if draft.trailing:
        return words.low[draft.end : owner.start] in (["of"], ["of", "the"])
    doubled = owner.start > 0 and (before := scene.owner_at(owner.start - 1)) is not None
    if doubled and before is not None and before.end == owner.start:
        return False
    return set(words.low[owner.end : draft.start]) <= _BETWEEN
