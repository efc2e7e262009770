"""What a sieve is, and what several of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from kg.language.references.anaphors import Anaphor
from kg.language.references.stage import Actor, Stage, distinct
from kg.language.references.table import is_of_kind

__all__ = ["Sieve", "holders", "near", "only"]

Sieve: TypeAlias = Callable[[Stage, Anaphor], "list[Actor]"]
"""Gives whom an anaphor stands for, or nobody where it is not sure; its name is the reason that is kept."""


def holders(actors: Iterable[Actor], kind: str) -> list[Actor]:
    """Give the people of a kind, each once, those without a name among them.

    Args:
        actors: Mentions.
        kind: A kind of office; "" for any.

    Returns:
        The first mention of each.
    """
    people = (actor for actor in actors if actor.is_person)
    return distinct(
        actor for actor in people if not kind or any(is_of_kind(title, kind) for title in actor.titles)
    )


def near(stage: Stage, anaphor: Anaphor) -> list[Actor]:
    """Give the mentions in the sentence before that of an anaphor, and those before it in its own."""
    return [*stage.before(anaphor.start), *stage.here(anaphor.start)]


def only(found: list[Actor]) -> list[Actor]:
    """Keep somebody who is alone and has a name.

    Args:
        found: Mentions, of one person or of several.

    Returns:
        The first, or nobody where the person is unknown or there are several.
    """
    names = {actor.who for actor in found}
    return found[:1] if len(names) == 1 and None not in names else []
