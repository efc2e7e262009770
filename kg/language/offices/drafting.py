"""From phrases to offices: which holder goes with which title and which owner."""

from __future__ import annotations

from itertools import pairwise

from kg.language.offices.draft import Draft
from kg.language.offices.phrases import Phrase
from kg.language.offices.scene import Named, Owner, Scene

__all__ = ["draft_offices", "own_after_counterpart", "share_holders"]

_Row = tuple[str, "Owner | None", "Named | None", "Owner | None"]


def draft_offices(scene: Scene, phrase: Phrase) -> list[Draft]:
    """Turn a phrase into one draft for each office in it.

    Args:
        scene: The text.
        phrase: A title with what stands around it.

    Returns:
        The offices, with what the phrase itself says of them.
    """
    owners: list[Owner | None] = [*(phrase.before or phrase.after)]
    trailing = not phrase.before and bool(phrase.after)
    drafts = []
    for name, owner, holder, own in _rows(phrase, owners):
        draft = Draft(phrase.title.start, phrase.title.end, name, phrase.title.kind, holder)
        draft.former, draft.pronoun, draft.posts = phrase.former, phrase.pronoun, tuple(phrase.posts)
        draft.form = " ".join(scene.words.text[phrase.title.start : phrase.title.end]).lower()
        draft.possessor, draft.elsewhere = phrase.possessor, phrase.elsewhere
        draft.shared = len(phrase.holders) > 1
        if phrase.body:
            draft.title = f"{phrase.body} {name}"
        if phrase.qualifier:
            draft.title = f"{phrase.qualifier} {draft.title}"
        draft.give(own or owner, trailing=own is not None or trailing)
        if phrase.title.organization:
            draft.organization, draft.iso3, draft.rule = phrase.title.organization, None, "title"
        drafts.append(draft)
    return drafts


def _rows(phrase: Phrase, owners: list[Owner | None]) -> list[_Row]:
    """Set titles, owners and holders side by side; where they do not fit, leave the holders out."""
    titles, count = phrase.title.names, len(phrase.holders)
    if not count or len(titles) not in {1, count}:
        return [(title, owner, None, None) for owner in (owners or [None]) for title in titles]
    names = list(titles) * count if len(titles) == 1 else list(titles)
    if len(owners) != count:
        owners = [owners[0] if len(owners) == 1 else None] * count
    own = phrase.holder_owners
    if len(titles) > 1 and own[-1] is not None and not any(own[:-1]):
        own = [own[-1]] * count
    return list(zip(names, owners, phrase.holders, own, strict=True))


def share_holders(scene: Scene, phrases: list[Phrase], drafts: list[Draft]) -> None:
    """Share a holder between two titles that are joined: both may stand before the name, or both after it.

    Args:
        scene: The text.
        phrases: The phrases, in order.
        drafts: Their offices; changed in place.
    """
    by_start = {draft.start: draft for draft in drafts}
    for first, second in pairwise(phrases):
        if first.title.plural or second.title.plural:
            continue
        earlier, later = by_start[first.title.start], by_start[second.title.start]
        between = scene.words.low[first.right : second.left]
        if later.holder and not earlier.holder and _are_both_before(scene, first, second, between):
            earlier.holder = later.holder
        elif earlier.holder and not later.holder and between in (["and"], ["and", "the"]):
            if earlier.holder.end > first.left:
                continue
            later.holder = earlier.holder
        else:
            continue
        if later.owner is None:
            later.give(earlier.owner)
        elif earlier.owner is None:
            earlier.give(later.owner)


def _are_both_before(scene: Scene, first: Phrase, second: Phrase, between: list[str]) -> bool:
    """Say whether two titles stand before one name: "Deputy Prime Minister and Defense Minister A B"."""
    if between not in (["and"], [",", "and"], ["&"], ["/"]) or second.left != second.title.start:
        return False
    cases = {scene.words.text[phrase.title.start][:1].isupper() for phrase in (first, second)}
    return len(cases) == 1 and bool(second.holders) and second.holders[0].start >= second.right


def own_after_counterpart(drafts: list[Draft], phrase: Phrase) -> None:
    """Take the state before "counterpart" for the title after it: "his Dutch counterpart, Minister A".

    Args:
        drafts: The offices; changed in place.
        phrase: The word "counterpart" with what stands around it.
    """
    owner = phrase.before[0] if len(phrase.before) == 1 else None
    for draft in drafts:
        if owner and draft.owner is None and 0 <= draft.start - phrase.right <= 1 and not phrase.holders:
            draft.give(owner)
