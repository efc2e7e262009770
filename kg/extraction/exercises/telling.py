"""What a clause may tell of an exercise that is known: only one about its course says who, where and when."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.syntax.clauses import Clause
from kg.extraction.syntax.forms import base_forms

__all__ = ["telling_part"]


def telling_part(mention: Happening, clause: Clause) -> Clause:
    """Give the part of a clause that tells of an exercise itself.

    Args:
        mention: A mention of an exercise.
        clause: The clause that it stands in.

    Returns:
        All of "the drills began in Lima on Monday" and of a clause that brings an exercise up; no more than
        the phrase of the exercise in "Chad condemned the drills on Monday".
    """
    known = mention.definite and not mention.about
    if not known or any(base_forms(verb) & words("exercises", "course", "verbs") for verb in clause.chain):
        return clause
    root = mention.triggers[0].root
    return replace(clause, chain=(root,), tokens=frozenset(token.i for token in root.subtree))
