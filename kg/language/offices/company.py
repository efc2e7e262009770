"""People named in a row: "French Foreign Minister A and Defense Minister B" serve one state."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kg.language.offices.draft import Draft
from kg.language.offices.incumbencies import has_office, same_level
from kg.language.offices.rows import past_parenthesis
from kg.language.offices.scene import Scene

__all__ = ["share_owner", "together"]

_JOINS: Final = frozenset(
    {
        ",",
        "and",
        "&",
        "accompanied",
        "by",
        "along",
        "alongside",
        "together",
        "with",
        "as",
        "well",
        "plus",
        "also",
    }
)
_COMPANY: Final = frozenset({"accompanied", "along", "alongside", "together", "and", "&", "well", "plus"})


def share_owner(scene: Scene, drafts: list[Draft]) -> None:
    """Give people named in a row one state.

    Args:
        scene: The text.
        drafts: The offices, in order; changed in place. "Foreign Minister A and Defense Minister B of Japan"
            works backward.
    """
    for first, second in pairwise(drafts):
        if first.holder is None or second.holder is None or first.owned == second.owned:
            continue
        if first.counterpart or second.counterpart or not together(scene, first, second):
            continue
        if first.owned and first.iso3 and second.kind != "organization":
            if has_office(first.iso3, second.title):
                second.infer(first.iso3, "company")
        elif second.iso3 and second.trailing and first.kind != "organization":
            first.infer(second.iso3, "company")


def together(scene: Scene, first: Draft, second: Draft, *, ranked: bool = False) -> bool:
    """Say whether two people are named in a row, with different offices that one state can have.

    Args:
        scene: The text.
        first: The office named first.
        second: The one named next.
        ranked: Whether to let a president and a prime minister be of one state; they are taken for the
            leaders of two states otherwise.

    Returns:
        True if nothing but commas and words of company stands between them.
    """
    if first.title == second.title or first.holder is None or first.start >= second.start:
        return False
    if same_level(first.title, second.title) and not ranked:
        return False
    words = scene.words
    end = first.holder.end
    if first.trailing and first.owner is not None:
        end = max(end, first.owner.end)
    end = past_parenthesis(scene, end)
    between = words.low[end : second.start]
    between = [low for low in between if low not in {"the", "'s", "then", "newly", "new", "appointed"}]
    if between == [","]:
        return second.holder is not None and scene.words.text[second.start][:1].isupper()
    return bool(between) and set(between) <= _JOINS and not _COMPANY.isdisjoint(between)
