"""The offices of counterparts: "their respective French counterparts A and B"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from kg.language.offices.draft import Draft
from kg.language.offices.incumbencies import has_office
from kg.language.offices.phrase import read_phrase
from kg.language.offices.phrases import Phrase
from kg.language.offices.scene import Named, Owner, Scene
from kg.language.offices.titles import Title

__all__ = ["Counterpart", "counterpart_offices", "find_counterparts", "translate"]

_WORDS: Final = {"counterpart": False, "counterparts": True, "homologue": False, "homologues": True}
_LOOSE: Final = {"colleague": False, "colleagues": True}
"""Words that mean the same only in "his Namibian colleague"."""
_TRANSLATED: Final = {
    "foreign secretary": "foreign minister",
    "secretary of state": "foreign minister",
    "secretary of defense": "defense minister",
}
_BACK: Final = {"foreign minister": "secretary of state", "defense minister": "secretary of defense"}


@dataclass(frozen=True)
class Counterpart:
    """The word "counterpart" with the people and states beside it.

    Attributes:
        start: Its word.
        phrase: What stands around it.
        owners: Whose counterparts they are: "French".
    """

    start: int
    phrase: Phrase
    owners: tuple[Owner, ...]


def find_counterparts(scene: Scene) -> list[Counterpart]:
    """Find the word and what it joins.

    Args:
        scene: The text.

    Returns:
        One item for each place, in order.
    """
    found = []
    for i, low in enumerate(scene.words.low):
        end = i + 1
        if low == "opposite" and i + 1 < len(scene.words) and scene.words.low[i + 1] in {"number", "numbers"}:
            plural, end = scene.words.low[i + 1] == "numbers", i + 2
        elif low in _WORDS or low in _LOOSE:
            plural = _WORDS[low] if low in _WORDS else _LOOSE[low]
        else:
            continue
        phrase = read_phrase(scene, Title(i, end, ("counterpart",), "state", plural=True))
        if low in _LOOSE and not (phrase.pronoun and phrase.before):
            continue
        if not plural:
            phrase.holders, phrase.holder_owners = phrase.holders[:1], phrase.holder_owners[:1]
            if not phrase.holders and (person := _before(scene, phrase)) is not None:
                phrase.holders, phrase.holder_owners = [person], [None]
        found.append(Counterpart(i, phrase, tuple(phrase.before or phrase.after)))
    return found


def _before(scene: Scene, phrase: Phrase) -> Named | None:
    """Find the holder in "A B, his French counterpart,"."""
    k = phrase.left - 1
    end = phrase.title.end
    closed = end >= len(scene.words) or scene.words.text[end] in {",", ".", ")"}
    if phrase.pronoun and closed and k > 0 and scene.words.text[k] in {",", "("}:
        return scene.person_to(k)
    return None


def counterpart_offices(scene: Scene, found: Counterpart, drafts: list[Draft]) -> list[Draft]:
    """Give the offices of counterparts, by those of the people that they are counterparts of.

    Args:
        scene: The text.
        found: The word with what stands around it.
        drafts: The offices that title words name, in order.

    Returns:
        The offices; none if it is not clear which they are.
    """
    phrase = found.phrase
    count = len(phrase.holders) or max(1, len(found.owners))
    titles = _titles(scene, found, drafts, count)
    if titles is None:
        return []
    owners = _spread(found, count)
    holders: list[Named | None] = [*phrase.holders] or [None] * count
    offices = []
    for title, owner, holder in zip(titles, owners, holders, strict=True):
        draft = Draft(phrase.title.start, phrase.title.end, title.title, title.kind, holder, counterpart=True)
        draft.give(owner)
        if draft.iso3:
            draft.title = translate(draft.title, draft.iso3)
        if draft.iso3 is None or has_office(draft.iso3, draft.title):
            offices.append(draft)
    return offices


def _spread(found: Counterpart, count: int) -> list[Owner | None]:
    """Give each counterpart an owner: the one after the name, the only one, or the one in parallel."""
    after = [owner for owner in found.phrase.holder_owners if owner is not None]
    if len(after) == count:
        return list(after)
    if len(found.owners) == count:
        return list(found.owners)
    return [found.owners[0] if len(found.owners) == 1 else None] * count


def translate(title: str, iso3: str) -> str:
    """Turn a title into that of the same office in another state.

    Args:
        title: A normalised title.
        iso3: The other state.

    Returns:
        The title there: a secretary of state is a foreign minister elsewhere.
    """
    if iso3 == "USA":
        return _BACK.get(title, title)
    return _TRANSLATED.get(title, title)


def _titles(scene: Scene, found: Counterpart, drafts: list[Draft], count: int) -> list[Draft] | None:
    """Find the offices on the other side, as many as there are counterparts."""
    here = scene.sentences[found.start]
    before = [d for d in drafts if d.start < found.start and scene.sentences[d.start] == here and d.holder]
    own = {person.referent for person in found.phrase.holders}
    before = [d for d in before if d.who not in own]
    if found.phrase.pronoun == "their" or count > 1:
        listed = _last_different(before, count)
        if listed is not None and (count > 1 and len(listed) == count):
            return listed
    antecedent = _antecedent(scene, found, drafts, own)
    if antecedent is None:
        return None
    return [replace(antecedent)] * count


def _last_different(before: list[Draft], count: int) -> list[Draft] | None:
    """Give the last offices of different people before a place."""
    listed: list[Draft] = []
    for draft in reversed(before):
        if all(draft.who != other.who for other in listed):
            listed.insert(0, draft)
        if len(listed) == count:
            return listed
    return None


def _antecedent(scene: Scene, found: Counterpart, drafts: list[Draft], own: set[str]) -> Draft | None:
    """Find the office that stands nearest before the word, or is that of the person nearest before it."""
    here = scene.sentences[found.start]
    last = max((p.start for p in scene.people if p.start < found.start), default=0)
    near = [d for d in drafts if d.end <= found.start and scene.sentences[d.start] == here][-1:]
    for office in near:
        if office.owned and office.holder is None and not office.former and last < office.end:
            return office
    for person in reversed(scene.people):
        if person.start > found.start or person.referent in own:
            continue
        if scene.sentences[person.start] < here - 1:
            return None
        theirs = [d for d in drafts if d.who == person.referent and not d.former]
        if theirs:
            earlier = [d for d in theirs if d.start <= found.start]
            return (earlier or theirs)[-1]
    return None
