"""Who "he" and "she" are."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.language.references.anaphors import Anaphor
from kg.language.references.sieve import Sieve, holders, near, only
from kg.language.references.stage import Actor, Stage
from kg.language.references.table import words_of

__all__ = ["PRONOUN_SIEVES"]

_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
_BESIDE: Final = frozenset({"flat", "compound", "appos", "nmod:desc", "flat:name"})
_POSSESSIVES: Final = {"his": "he", "her": "she"}
_LEFT: Final = 4
"""So many words before a name an honorific may stand."""


def speaker_of_clause(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """The subject of the verb of saying that the clause depends on: "A said he would"."""
    verb = _token(stage, anaphor.start).head
    while verb.head.i != verb.i and verb.dep_ in {"ccomp", "xcomp", "advcl", "conj"}:
        verb = verb.head
        if verb.lower_ in words_of("speech", "verbs"):
            people = _possible(stage, stage.here(anaphor.start), anaphor)
            speakers = [a for a in people if _is_subject_of(stage, a, verb)]
            return only(speakers) if len(_objects(stage, people, verb)) == 0 else []
    return []


def only_person(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """This sentence so far and the one before speak of one person."""
    return only(holders(_possible(stage, near(stage, anaphor), anaphor), ""))


def subject_before(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """The one subject of the sentence before, where the pronoun is the subject and nobody came between."""
    pronoun = _token(stage, anaphor.start)
    if pronoun.dep_ not in _SUBJECTS or pronoun.head.dep_ != "ROOT":
        return []
    if _possible(stage, stage.here(anaphor.start), anaphor):
        return []
    people = _possible(stage, stage.before(anaphor.start), anaphor)
    roots = [a for a in people if _is_subject_of(stage, a, None)]
    return only(holders(roots, ""))


def _possible(stage: Stage, actors: list[Actor], anaphor: Anaphor) -> list[Actor]:
    """Leave out who is known to be a woman from "he", and a man from "she"."""
    other = "she" if anaphor.kind == "he" else "he"
    people = [actor for actor in actors if actor.is_person]
    return [actor for actor in people if other not in _genders(stage, actor)]


def _genders(stage: Stage, actor: Actor) -> set[str]:
    """Say what honorifics, titles and "his" or "her" tell of a person."""
    mentions = [a for a in stage.actors if actor.who and a.who == actor.who] or [actor]
    found: set[str] = set()
    for mention in mentions:
        before = stage.scene.words.low[max(0, mention.start - _LEFT) : mention.start]
        marks = {before[-1]} if before else set()
        marks |= {title.removeprefix("former ") for title in mention.titles}
        found |= {gender for gender in ("he", "she") if marks & words_of("gender", gender)}
        found |= _by_possessive(stage, mention)
        found |= {stage.scene.words.low[mention.start]} & {"he", "she"}
    return found if len(found) == 1 else set()


def _by_possessive(stage: Stage, actor: Actor) -> set[str]:
    """Read "A met her Kenyan counterpart": what a subject's own is hers."""
    verb = next((t.head for t in _tokens(stage, actor) if t.dep_ in _SUBJECTS), None)
    if verb is None:
        return set()
    own = [
        child.lower_
        for noun in verb.children
        if noun.dep_ in {"obj", "obl"} and noun.lower_ == "counterpart"
        for child in noun.children
        if child.dep_ == "nmod:poss"
    ]
    return {_POSSESSIVES[word] for word in own if word in _POSSESSIVES}


def _is_subject_of(stage: Stage, actor: Actor, verb: Token | None) -> bool:
    """Say whether somebody alone is the subject of a verb; None for that of the main clause."""
    for token in _tokens(stage, actor):
        while token.dep_ in _BESIDE:
            token = token.head
        if token.dep_ in _SUBJECTS and (token.head == verb or (verb is None and token.head.dep_ == "ROOT")):
            return not any(child.dep_ == "conj" for child in token.children)
    return False


def _objects(stage: Stage, people: list[Actor], verb: Token) -> list[Actor]:
    """Give the people that a verb says something to: "A told B that he"."""
    return [a for a in people if any(t.head == verb and t.dep_ in {"obj", "iobj"} for t in _tokens(stage, a))]


def _token(stage: Stage, i: int) -> Token:
    return stage.scene.words.tokens[i]


def _tokens(stage: Stage, actor: Actor) -> list[Token]:
    return stage.scene.words.tokens[actor.start : actor.end]


PRONOUN_SIEVES: Final[tuple[Sieve, ...]] = (speaker_of_clause, only_person, subject_before)
"""The sieves for pronouns, precise first."""
