"""Several holders named after their title: "A of Chad and B of Togo", "the ministers, A and B"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

from kg.language.offices.draft import Draft
from kg.language.offices.incumbencies import same_level
from kg.language.offices.phrases import Phrase
from kg.language.offices.rows import owners_from, people_from, person_after, possessor_of
from kg.language.offices.scene import Named, Owner, Scene

__all__ = ["give_other", "name_in_rows"]

_NOUNS: Final = frozenset({"ministers", "presidents", "leaders", "secretaries", "diplomats"})
_COUNTS: Final = frozenset({"two", "three", "four", "five", "six"})
_REACH: Final = 3
"""So many sentences back the plural title may stand."""
_TWICE: Final = 2


def name_in_rows(scene: Scene, phrases: list[Phrase], drafts: list[Draft]) -> None:
    """Find the holders of offices that a title in the plural named before.

    Args:
        scene: The text.
        phrases: The titles with what stands around them, in order.
        drafts: Their offices; more are added.
    """
    plural = [p for p in phrases if p.title.plural and len(p.title.names) == 1 and not p.holders]
    plural = [p for p in plural if p.title.kind in {"state", "either"}]
    taken = {draft.holder.start for draft in drafts if draft.holder is not None}
    titled = {draft.who for draft in drafts}
    for person, owner in _with_states(scene):
        source = _source(scene, plural, person.start)
        states = {o.iso3 for o in (*source.before, *source.after)} if source is not None else set()
        if source is None or person.start in taken or (states and owner.iso3 not in states):
            continue
        if person.referent in titled and scene.sentences[source.left] != scene.sentences[person.start]:
            continue
        drafts.append(_draft(source, person, owner))
    for title, people in _anaphors(scene):
        source = next((p for p in reversed(plural) if p.right <= title), None)
        owners = [*source.before, *source.after] if source is not None else []
        if source is None or len(owners) != len(people) or people[0].start in taken:
            continue
        drafts += [_draft(source, p, o, title) for p, o in zip(people, owners, strict=True)]
    _own_anaphors(scene, phrases, plural, drafts)
    drafts.sort(key=lambda draft: (draft.start, draft.end))


def _own_anaphors(scene: Scene, phrases: list[Phrase], plural: list[Phrase], drafts: list[Draft]) -> None:
    """Give "the two presidents, A and B" the states of "the presidents of Chad and Niger" before."""
    for phrase in phrases:
        if phrase.title.plural and phrase.holders and _is_anaphor(scene, phrase.title.start):
            earlier = [p for p in plural if p.right <= phrase.left and p.title.names == phrase.title.names]
            owners = [*earlier[-1].before, *earlier[-1].after] if earlier else []
            own = [d for d in drafts if d.start == phrase.title.start and not d.owned]
            for draft, owner in zip(own, owners, strict=True) if len(own) == len(owners) else ():
                draft.infer(owner.iso3, "row")


def _draft(source: Phrase, person: Named, owner: Owner, title: int | None = None) -> Draft:
    """Make the office of one person of a row."""
    start, end = min(person.start, owner.start), max(person.end, owner.end)
    start, end = (start, end) if title is None else (title, title + 1)
    draft = Draft(start, end, source.title.names[0], source.title.kind, person, shared=True)
    draft.give(replace(owner), trailing=title is None)
    draft.rule = "row"
    return draft


def _source(scene: Scene, plural: list[Phrase], i: int) -> Phrase | None:
    """Find the title in the plural that stands nearest before a place."""
    near = [p for p in plural if p.right <= i and scene.sentences[i] - scene.sentences[p.left] <= _REACH]
    return near[-1] if near else None


def _with_states(scene: Scene) -> list[tuple[Named, Owner]]:
    """Find "A of Kazakhstan" and "Oman's A" wherever two such stand in one sentence."""
    pairs = [(p, owner) for p in scene.people if (owner := _state_beside(scene, p)) is not None]
    numbers = [scene.sentences[person.start] for person, _ in pairs]
    return [pair for pair, number in zip(pairs, numbers, strict=True) if numbers.count(number) > 1]


def _state_beside(scene: Scene, person: Named) -> Owner | None:
    """Read the state right before or after a name."""
    if scene.words.low[person.end : person.end + 1] == ["of"]:
        owners, _ = owners_from(scene, person.end + 1)
        return owners[0] if owners and owners[0].iso3 else None
    owner = possessor_of(scene, person)
    return owner if owner is not None and owner.iso3 else None


def _anaphors(scene: Scene) -> list[tuple[int, list[Named]]]:
    """Find "the ministers, A and B," and "the two presidents, A and B"."""
    words, found = scene.words, []
    titled = {
        k for title in scene.titles if title.end - title.start > 1 for k in range(title.start, title.end)
    }
    for i, low in enumerate(words.low):
        if low not in _NOUNS or i in titled or i == 0:
            continue
        if not _is_anaphor(scene, i) or words.text[i + 1 : i + 2] != [","]:
            continue
        start = person_after(scene, i + 2)
        people = people_from(scene, start) if start is not None else []
        if len(people) > 1 and not any(owner for _, owner in people):
            found.append((i, [person for person, _ in people]))
    return found


def _is_anaphor(scene: Scene, i: int) -> bool:
    """Say whether "the", "both" or "the two" stands before a word."""
    k = i - 1 - (i > 0 and scene.words.low[i - 1] in _COUNTS)
    return k >= 0 and scene.words.low[k] in {"the", "both"}


def give_other(scene: Scene, drafts: list[Draft]) -> None:
    """Give states to counterparts, and to "their foreign ministers, A and B", where the text has just two.

    Args:
        scene: The text.
        drafts: The offices, in order; changed in place.
    """
    for k, draft in enumerate(drafts):
        if draft.owned or draft.holder is None:
            continue
        if draft.counterpart:
            draft.infer(_other_of_two(scene, _state_before(scene, drafts, draft)), "counterpart")
        elif k and drafts[k - 1].iso3 and _joins(scene, drafts[k - 1], draft):
            draft.infer(_other_of_two(scene, drafts[k - 1].iso3), "counterpart")
        elif draft.shared and draft.pronoun == "their":
            row = [d for d in drafts if d.shared and d.start == draft.start]
            pair = _joined_before(scene, draft.start)
            if not any(d.owned for d in row) and len(row) == len(pair):
                for other, owner in zip(row, pair, strict=True):
                    other.infer(owner.iso3, "row")


def _state_before(scene: Scene, drafts: list[Draft], draft: Draft) -> str | None:
    """Give the state of the person named last before a counterpart."""
    before = [p.referent for p in scene.people if p.end <= draft.start]
    states = {d.iso3 for d in drafts if before and d.who == before[-1] and d.iso3}
    return states.pop() if len(states) == 1 else None


def _joins(scene: Scene, one: Draft, other: Draft) -> bool:
    """Say whether two leaders are joined: "President A and then President B"."""
    if one.holder is None or not same_level(one.title, other.title) or one.holder.end > other.start:
        return False
    between = [low for low in scene.words.low[one.holder.end : other.start] if low not in {"then", "former"}]
    return between in (["and"], ["with"])


def _other_of_two(scene: Scene, iso3: str | None) -> str | None:
    """Give the other of the two states that a text is about."""
    counts = Counter(owner.iso3 for owner in scene.owners if owner.iso3)
    ranked = counts.most_common(3)
    two = [state for state, _ in ranked[:2]]
    if iso3 not in two or len(two) < len({iso3, *two}) or len(ranked) == 1:
        return None
    clear = len(ranked) == _TWICE or ranked[1][1] >= _TWICE * ranked[2][1]
    return next(state for state in two if state != iso3) if clear else None


def _joined_before(scene: Scene, i: int) -> list[Owner]:
    """Find the "Chad and Togo" that stands last before a place, in its sentence or the one before."""
    near = [o for o in scene.owners if o.end <= i and scene.sentences[i] - scene.sentences[o.start] <= 1]
    row = near[-1:]
    for owner in reversed(near[:-1]):
        between = scene.words.low[owner.end : row[0].start]
        if between not in (["and"], [","], [",", "and"]):
            break
        row.insert(0, owner)
    return row if len(row) == len(near) and all(owner.iso3 for owner in row) else []
