"""Speakers by office first and by name later: "Kenya's president said so. A B told reporters …"."""

from __future__ import annotations

from typing import Final

from kg.language.offices.draft import Draft
from kg.language.offices.scene import Named, Scene

__all__ = ["name_speakers"]

_SPEAKS: Final = frozenset({"add", "announce", "explain", "note", "say", "state", "stress", "tell", "warn"})
_MR: Final = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms."})
_REACH: Final = 2
"""So many sentences later the name may stand."""


def name_speakers(scene: Scene, drafts: list[Draft]) -> None:
    """Name who spoke as "the foreign minister said", if the next to be named speaks on and is nobody known.

    Args:
        scene: The text.
        drafts: The offices, in order; changed in place.
    """
    titled = {draft.who for draft in drafts}
    plural = {title.start for title in scene.titles if title.plural}
    for draft in drafts:
        if draft.holder is not None or not draft.owned or draft.former or draft.start in plural:
            continue
        person = next((person for person in scene.people if person.start >= draft.end), None)
        if person is None or person.referent in titled or not _speaks_at(scene, _end(draft)):
            continue
        later = scene.sentences[person.start] - scene.sentences[draft.start]
        alone = not any(draft.end <= other.start < person.start for other in drafts)
        if 0 < later <= _REACH and alone and _is_new(scene, person) and _is_speaker(scene, person):
            draft.holder = person


def _end(draft: Draft) -> int:
    """Give the first word after a title and its owner."""
    return max(draft.end, draft.owner.end) if draft.owner is not None else draft.end


def _speaks_at(scene: Scene, i: int) -> bool:
    """Say whether a word is one of speaking."""
    return 0 <= i < len(scene.words) and scene.words.tokens[i].lemma_.lower() in _SPEAKS


def _is_speaker(scene: Scene, person: Named) -> bool:
    """Say whether a name stands beside a word of speaking, and nothing before it tells who it is."""
    before = person.start - 1
    bare = before < 0 or not scene.words.text[before][:1].isalpha() or scene.words.text[before] in _MR
    return (bare and _speaks_at(scene, person.end)) or _speaks_at(scene, before)


def _is_new(scene: Scene, person: Named) -> bool:
    """Say whether a person is named for the first time."""
    return all(other.start >= person.start for other in scene.people if other.referent == person.referent)
