"""Who "the premier", "the Kenyan foreign minister", "the minister" is."""

from __future__ import annotations

from typing import Final

from kg.language.references.anaphors import Anaphor
from kg.language.references.sieve import Sieve, holders, near, only
from kg.language.references.stage import Actor, Stage

__all__ = ["SINGLE_SIEVES"]


def holder_for_state(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """The text names one holder of the office of that state."""
    if anaphor.owner is None:
        return []
    known = [a for a in holders(stage.actors, anaphor.kind) if a.who and a.start != anaphor.start]
    owner = anaphor.owner
    return only([a for a in known if (a.iso3 and a.iso3 == owner.iso3)])


def holder_nearby(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """This sentence so far and the one before name one holder of such an office."""
    if anaphor.owner is not None:
        return []
    return only(holders(near(stage, anaphor), anaphor.kind))


def holder_of_text(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """The text has named one holder so far, and no other state came in between."""
    if anaphor.owner is not None or holders(near(stage, anaphor), anaphor.kind):
        return []
    found = only(holders(stage.earlier(anaphor.start), anaphor.kind))
    states = {actor.iso3 for actor in near(stage, anaphor) if actor.iso3}
    return [] if found and states and found[0].iso3 not in states else found


SINGLE_SIEVES: Final[tuple[Sieve, ...]] = (holder_for_state, holder_nearby, holder_of_text)
"""The sieves for one person by office, precise first."""
