"""What the words of a text that name nobody stand for: a sieve, precise first, that leaves ties open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc

from kg.language.references.anaphors import Anaphor, anaphors
from kg.language.references.groups import GROUP_SIEVES
from kg.language.references.parties import PARTY_SIEVES
from kg.language.references.pronouns import PRONOUN_SIEVES
from kg.language.references.sieve import Sieve, holders, near
from kg.language.references.singles import SINGLE_SIEVES
from kg.language.references.stage import Actor, Stage

__all__ = ["Reference", "find"]

_SIEVES: Final[dict[str, tuple[Sieve, ...]]] = {
    "states": PARTY_SIEVES,
    "people": GROUP_SIEVES,
    "person": SINGLE_SIEVES,
    "pronoun": PRONOUN_SIEVES,
}


@dataclass(frozen=True, order=True)
class Reference:
    """Words that stand for people, states or organizations named elsewhere in the text.

    Attributes:
        start: First token.
        end: One past the last token.
        label: What they stand for: "PERSON", "COUNTRY", or "PARTY" where organizations are among them.
        referents: Names of people, or ISO codes and short names of organizations, in the order of the text.
        rule: The sieve that found them.
    """

    start: int
    end: int
    label: str
    referents: tuple[str, ...]
    rule: str


def find(doc: Doc) -> list[Reference]:
    """Find the words that stand for people and states, and say for whom.

    Args:
        doc: A document with the groups `countries`, `organizations`, `places`, `people` and `offices`.

    Returns:
        The references that are clear, in order; capitals that stand for their state are among them.
    """
    stage = Stage.of(doc)
    resolved = [_resolve(stage, anaphor) for anaphor in anaphors(stage.scene)]
    return sorted([*_capitals(doc), *(reference for reference in resolved if reference is not None)])


def _capitals(doc: Doc) -> list[Reference]:
    """Read "Tokyo said" and "the Kremlin denied it" as the state."""
    states = [s for s in doc.spans.get("countries", ()) if s._.sense in {"capital", "government"}]
    return [Reference(s.start, s.end, "COUNTRY", (s._.iso3,), "capital_of_state") for s in states]


def _resolve(stage: Stage, anaphor: Anaphor) -> Reference | None:
    """Ask the sieves in turn, and let whom the first one finds enter the stage again."""
    for sieve in _sieves(stage, anaphor):
        actors = sorted(sieve(stage, anaphor))
        label, referents = _named(actors)
        if not referents:
            continue
        if len(actors) == 1:
            stage.enter(replace(actors[0], start=anaphor.start, end=anaphor.end))
        start, end = stage.scene.words.bounds(anaphor.start, anaphor.end)
        return Reference(start, end, label, referents, sieve.__name__)
    if anaphor.sort == "person":
        iso3 = anaphor.owner.iso3 if anaphor.owner else None
        titles = frozenset({anaphor.kind})
        stage.enter(Actor(anaphor.start, anaphor.end, iso3=iso3, titles=titles, is_person=True))
    return None


def _sieves(stage: Stage, anaphor: Anaphor) -> tuple[Sieve, ...]:
    """Give the sieves for an anaphor; "the two" are states only where no people are named nearby."""
    if anaphor.sort != "two":
        return _SIEVES[anaphor.sort]
    return GROUP_SIEVES if holders(near(stage, anaphor), "") else PARTY_SIEVES


def _named(actors: list[Actor]) -> tuple[str, tuple[str, ...]]:
    """Name those who are meant: people if all have names, else the parties that they act for, or nobody."""
    people = tuple(actor.who for actor in actors if actor.who)
    if actors and len(people) == len(actors):
        return "PERSON", people
    parties = tuple(actor.party for actor in actors if actor.party)
    if len(set(parties)) < len(actors):
        return "", ()
    is_mixed = any(actor.organization for actor in actors)
    return "PARTY" if is_mixed else "COUNTRY", parties
