"""Whose office it is where the title stands without a state: from its neighbours, the person, the text."""

from __future__ import annotations

from kg.language.offices.company import share_owner
from kg.language.offices.counterparts import Counterpart
from kg.language.offices.draft import Draft
from kg.language.offices.evidence import give_by_cues
from kg.language.offices.home import give_home
from kg.language.offices.incumbencies import only_state
from kg.language.offices.pronouns import give_by_pronoun
from kg.language.offices.scene import Scene
from kg.language.offices.setting import give_setting

__all__ = ["complete"]


def complete(scene: Scene, drafts: list[Draft], counterparts: list[Counterpart]) -> None:
    """Give owners to the offices that lack one, precise rules first; what stays unclear stays unknown.

    Args:
        scene: The text.
        drafts: The offices, in order; changed in place.
        counterparts: The counterparts that the text speaks of.
    """
    _by_title(drafts)
    for _ in range(2):
        give_by_pronoun(scene, drafts)
        share_owner(scene, drafts)
        _by_person(drafts)
    give_setting(scene, drafts)
    give_by_cues(scene, drafts, counterparts)
    _by_person(drafts)
    give_home(scene, drafts, counterparts)
    share_owner(scene, drafts)
    give_by_pronoun(scene, drafts)
    _by_person(drafts)


def _by_title(drafts: list[Draft]) -> None:
    """Some titles exist in one state alone."""
    for draft in drafts:
        if not draft.owned:
            draft.infer(only_state(draft.title), "title")


def _by_person(drafts: list[Draft]) -> None:
    """The same person's offices elsewhere in the text."""
    states: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.who and draft.iso3:
            states.setdefault(draft.who, set()).add(draft.iso3)
    groups = {(d.who, d.title): d.organization for d in drafts if d.who and d.organization and d.iso3 is None}
    for draft in drafts:
        if not draft.is_open or draft.who is None:
            continue
        if (draft.who, draft.title) in groups:
            draft.organization, draft.rule = groups[draft.who, draft.title], "person"
        elif len(known := states.get(draft.who, set())) == 1 and draft.kind != "organization":
            draft.infer(next(iter(known)), "person")
