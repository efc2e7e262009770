"""Who "the ministers", "the two leaders", "the pair" are."""

from __future__ import annotations

from typing import Final

from kg.language.references.anaphors import Anaphor
from kg.language.references.sieve import Sieve, holders, near
from kg.language.references.stage import Actor, Stage

__all__ = ["GROUP_SIEVES"]

_REACH: Final = 4
"""So many sentences back the people may have been named last."""


def people_of_sentence(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """As many as the words say stand before them in the sentence."""
    return _fitting(holders(stage.here(anaphor.start), anaphor.kind), anaphor)


def people_of_sentence_before(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """As many stand in the sentence before, and none further in this one."""
    if holders(stage.here(anaphor.start), anaphor.kind):
        return []
    return _fitting(holders(stage.before(anaphor.start), anaphor.kind), anaphor)


def people_nearby(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """The two sentences name as many of the kind together."""
    return _fitting(holders(near(stage, anaphor), anaphor.kind), anaphor) if anaphor.kind else []


def people_of_text(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """The text has named just as many of the kind so far; two where the words do not say how many."""
    found = holders(stage.earlier(anaphor.start), anaphor.kind) if anaphor.kind else []
    return found if len(found) == (anaphor.count or 2) else []


def people_last_named(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """The last sentence that names any of the kind names as many."""
    if not anaphor.kind:
        return []
    here = stage.scene.sentences[anaphor.start]
    for number in range(here - 2, here - 1 - _REACH, -1):
        if near(stage, anaphor) and holders(near(stage, anaphor), anaphor.kind):
            return []
        found = holders(stage.named_in(number), anaphor.kind)
        if found:
            return _fitting(found, anaphor)
    return []


def _fitting(found: list[Actor], anaphor: Anaphor) -> list[Actor]:
    """Keep people if they are as many as the words say, or more than one where these say nothing."""
    fits = len(found) == anaphor.count if anaphor.count else len(found) > 1
    return found if fits else []


GROUP_SIEVES: Final[tuple[Sieve, ...]] = (
    people_of_sentence,
    people_of_sentence_before,
    people_nearby,
    people_of_text,
    people_last_named,
)
"""The sieves for people in the plural, precise first."""
