"""The last word on a title: what one and the same office is called in the state that has it."""

from __future__ import annotations

from typing import Final

from kg.language.offices.draft import Draft
from kg.language.offices.scene import Scene

__all__ = ["finish_ministries", "settle"]

_OFFICIALS: Final = frozenset({"BGD", "IND", "LKA", "MDV", "NPL", "PAK"})
"""Where the foreign secretary is an official under the foreign minister."""
_BRITISH: Final = {"foreign": "foreign minister", "defense": "defense minister"}
"""Of what a secretary of state is in charge, and how that minister is called elsewhere."""


def settle(draft: Draft) -> None:
    """Choose the title that this state's office has, now that the state is known.

    Args:
        draft: The office; changed in place.
    """
    if draft.title == "foreign secretary" and draft.iso3 not in _OFFICIALS:
        draft.title = "foreign minister"
    if draft.iso3 == "USA":
        draft.title = {
            "defense minister": "secretary of defense",
            "foreign minister": "secretary of state",
        }.get(draft.title, draft.title)
    elif draft.title == "secretary of defense" and draft.iso3 is not None:
        draft.title = "defense minister"
    elif draft.organization is not None and draft.title == "foreign minister":
        draft.title = "foreign policy chief"
    elif draft.iso3 == "GBR" and draft.title.startswith("secretary of state for "):
        draft.title = next((t for word, t in _BRITISH.items() if word in draft.title), draft.title)


def finish_ministries(scene: Scene, drafts: list[Draft]) -> None:
    """Say which ministry "ministry spokesman" speaks for: that of the minister or ministry named last.

    Args:
        scene: The text.
        drafts: The offices, in order; changed in place.
    """
    words = scene.words
    for draft in drafts:
        if not draft.title.startswith("ministry spokes"):
            continue
        field = "foreign" if words.low[draft.start - 1] == "foreign" else None
        for k in range(draft.start - 1, -1, -1):
            if scene.sentences[draft.start] - scene.sentences[k] > 1 or field is not None:
                break
            here = next((d for d in drafts if d.end == k + 1 and d.title.endswith(" minister")), None)
            if here is not None and here.title != "prime minister":
                field = here.title.removesuffix(" minister")
                if not draft.owned:
                    draft.infer(here.iso3, "company")
            elif words.low[k] == "ministry" and words.low[k - 1] in {"foreign", "defense", "interior"}:
                field = words.low[k - 1]
        draft.title = f"{field} {draft.title}" if field else draft.title.removeprefix("ministry ")
