"""The last word on a title: what one and the same office is called in the state that has it."""

from __future__ import annotations

from typing import Final

from kg.language.offices.draft import Draft

__all__ = ["settle"]

_OFFICIALS: Final = frozenset({"BGD", "IND", "LKA", "MDV", "NPL", "PAK"})
"""Where the foreign secretary is an official under the foreign minister."""


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
