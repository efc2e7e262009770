"""Officials without a title in a row with others: "Foreign Ministers A, Turkey's B and Iran's C"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.language.offices.counterparts import translate
from kg.language.offices.draft import Draft
from kg.language.offices.incumbencies import has_office
from kg.language.offices.rows import possessor_of
from kg.language.offices.scene import Owner, Scene

__all__ = ["untitled_offices"]

_JOINS: Final = ([","], ["and"], [",", "and"], ["with"])
_MINISTERS: Final = frozenset({"foreign minister", "defense minister", "secretary of state"})


def untitled_offices(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give "Turkey's B" the office of the one named right before, if there is no doubt that it is the same.

    Ministers meet ministers. A leader is a president for certain only where the state has no prime minister.

    Args:
        scene: The text.
        drafts: The offices that the text names, in order.

    Returns:
        More offices.
    """
    known = {
        draft.who: draft for draft in drafts if draft.owned and not draft.former and draft.kind != "role"
    }
    titled = {draft.who for draft in drafts}
    found: list[Draft] = []
    for person in scene.people:
        owner = possessor_of(scene, person)
        before = scene.person_to(_row_end(scene, owner)) if owner is not None else None
        model = known.get(before.referent) if before is not None else None
        if owner is None or owner.iso3 is None or model is None or person.referent in titled:
            continue
        title = translate(model.title, owner.iso3)
        if owner.iso3 != model.iso3 and _is_certain(title, owner.iso3):
            draft = replace(model, start=owner.start, end=person.end, title=title, holder=person, rule=None)
            draft.give(owner)
            draft.rule = "row"
            found.append(draft)
            known[person.referent] = draft
    return found


def _row_end(scene: Scene, owner: Owner) -> int:
    """Give the end of the name that stands before a state in a row, or 0."""
    words = scene.words.low
    sizes = (size for size in (2, 1) if words[max(0, owner.start - size) : owner.start] in _JOINS)
    return owner.start - next(sizes, owner.start)


def _is_certain(title: str, iso3: str) -> bool:
    """Say whether somebody who is met by such an official holds the same office in another state."""
    alone = title == "president" and not has_office(iso3, "prime minister")
    return has_office(iso3, title) and (alone or title in _MINISTERS)
