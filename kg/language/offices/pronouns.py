"""Whose office "its foreign minister", "whose president", "Okafor's defense minister" is."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.language.offices.draft import Draft
from kg.language.offices.incumbencies import same_level
from kg.language.offices.scene import Owner, Scene
from kg.language.offices.setting import is_where

__all__ = ["give_by_pronoun"]

_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})


def give_by_pronoun(scene: Scene, drafts: list[Draft]) -> None:
    """Take the state or person that a possessor before a title stands for.

    Args:
        scene: The text.
        drafts: The offices, in order; changed in place.
    """
    for draft in drafts:
        if draft.owned or draft.counterpart or not (draft.pronoun or draft.possessor):
            continue
        if draft.possessor is not None:
            known = _states_of(drafts, draft.possessor)
        elif draft.pronoun in {"his", "her"}:
            known = _of_last_person(scene, draft, drafts)
        elif draft.pronoun == "whose":
            known = _right_before(scene, draft, drafts)
        elif draft.kind == "organization" or draft.pronoun == "the body's":
            known = set()
            _give_group(scene, draft)
        elif draft.shared and same_level(draft.title, draft.title):
            continue
        else:
            known = _in_tree(scene, draft, drafts) or _before(scene, draft)
        if len(known) == 1:
            draft.infer(next(iter(known)), "pronoun")


def _states_of(drafts: list[Draft], who: str) -> set[str]:
    """Collect the states of which somebody has an office."""
    return {draft.iso3 for draft in drafts if draft.who == who and draft.iso3}


def _of_last_person(scene: Scene, draft: Draft, drafts: list[Draft]) -> set[str]:
    """Give the states of the person named last before "his"."""
    here = scene.sentences[draft.start]
    people = [p for p in scene.people if p.end <= draft.start and scene.sentences[p.start] >= here - 1]
    return _states_of(drafts, people[-1].referent) if people else set()


def _right_before(scene: Scene, draft: Draft, drafts: list[Draft]) -> set[str]:
    """Give the state, or that of the person, in "Egypt, whose foreign minister", "Okafor, whose aide"."""
    words = scene.words
    k = next((k for k in range(draft.start - 1, 0, -1) if words.low[k] == "whose"), 0)
    end = k - (k > 0 and words.text[k - 1] == ",")
    person, owner = scene.person_to(end), scene.owner_at(end - 1) if end else None
    if person is not None:
        return _states_of(drafts, person.referent)
    return {owner.iso3} if owner is not None and owner.end == end and owner.iso3 else set()


def _owners_before(scene: Scene, draft: Draft) -> list[Owner]:
    """Collect the states and organizations that the sentence names before a title."""
    here = scene.sentences[draft.start]
    return [o for o in scene.owners if o.end <= draft.start and scene.sentences[o.start] == here]


def _give_group(scene: Scene, draft: Draft) -> None:
    """Take the one organization of the sentence, or the last before, for "its", "the bloc's"."""
    groups = {owner.organization for owner in _owners_before(scene, draft) if owner.organization}
    if not groups:
        before = [o for o in scene.owners if o.end <= draft.start and o.organization]
        groups = {owner.organization for owner in before[-1:] if owner.organization}
    if draft.pronoun in {"its", "the body's"} and len(groups) == 1:
        draft.organization, draft.rule = groups.pop(), "pronoun"


def _before(scene: Scene, draft: Draft) -> set[str]:
    """Give the states named before, rather not those where something takes place.

    Where the sentence names nothing before "its", it is about what the one before begins with.
    """
    owners = [o for o in _owners_before(scene, draft) if not _is_dateline(scene, o)]
    if not owners and draft.pronoun == "its":
        first = scene.start_of(scene.sentences[draft.start] - 1)
        owners = [o for o in scene.owners if first is not None and first <= o.start <= first + 1]
    states = {owner.iso3 for owner in owners if owner.iso3 and not is_where(scene, owner)}
    return states or {owner.iso3 for owner in owners if owner.iso3}


def _in_tree(scene: Scene, draft: Draft, drafts: list[Draft]) -> set[str]:
    """Give the state that the clause belongs to, or that is the subject of the nearest verb with one."""
    token = scene.words.tokens[draft.end - 1]
    while token.head.i != token.i:
        subject = next((child for child in token.children if child.dep_ in _SUBJECTS), None)
        if subject is not None and (found := _named_by(scene, subject, draft, drafts)):
            return found
        token = token.head
        if found := _named_by(scene, token, draft, drafts):
            return found
    return set()


def _is_dateline(scene: Scene, owner: Owner) -> bool:
    """Say whether a place tells where a report was written: "YEREVAN — Armenia said"."""
    after = "".join(scene.words.text[owner.end : owner.end + 1])
    return scene.words.text[owner.start].isupper() and after in {"-", "–", "—", "--", ",", "("}


def _named_by(scene: Scene, token: Token, draft: Draft, drafts: list[Draft]) -> set[str]:
    """Give the state that a word before a title is part of, or the state of the person."""
    k = scene.words.index(token.i)
    if k is None or k >= draft.start:
        return set()
    owner = scene.owner_at(k)
    if owner is not None:
        return {owner.iso3} if owner.iso3 and not _is_dateline(scene, owner) else set()
    return set().union(*(_states_of(drafts, p.referent) for p in scene.people if p.start <= k < p.end))
