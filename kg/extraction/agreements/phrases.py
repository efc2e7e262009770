"""Set phrases that say what was done with an agreement: "entered into force", "put pen to"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Span, Token

from kg.extraction.agreements.stages import Act
from kg.extraction.lexicon import table, words
from kg.extraction.status.mood import mood_of
from kg.extraction.syntax.clauses import Clause

__all__ = ["phrases_on"]

_REACH = 14
"""How many words may stand between the name and a phrase outside its clause."""


def phrases_on(span: Span, clause: Clause, rivals: Sequence[Span]) -> Iterator[Act]:
    """Read "entered into force", "put their names to", in the clause or right after the name.

    Args:
        span: The words that name the agreement.
        clause: The clause that they stand in.
        rivals: The names of other agreements in the sentence.

    Returns:
        The acts that such phrases tell.
    """
    sentence = span.sent
    for match in _phrase_pattern().finditer(sentence.text):
        start, end = (sentence.start_char + at for at in match.span())
        where = span.doc.char_span(start, end, alignment_mode="expand")
        if where is not None and _belongs(where, span, clause, rivals):
            mood = mood_of(where[0], _above_phrase(where, clause))
            if _has_condition(where):
                mood = replace(mood, supposed=True)
            stage = _stage_of_phrase()[" ".join(match[0].lower().split())]
            yield Act(stage, where, "set phrase in the clause", 0.85, mood)


@cache
def _phrase_pattern() -> re.Pattern[str]:
    """Give what finds the set phrases, the longest first."""
    phrases = sorted(_stage_of_phrase(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?i)\b(?:{'|'.join(phrases)})\b".replace(" ", r"\s+"))


@cache
def _stage_of_phrase() -> dict[str, str]:
    stages: dict[str, list[str]] = table("status")["agreement"]["phrases"]
    return {phrase: stage for stage, phrases in stages.items() for phrase in phrases}


def _above_phrase(phrase: Span, clause: Clause) -> list[Token]:
    """Give the predicates above a phrase that is the verb of the clause; "in force" has none."""
    inside = [token for token in clause.chain if phrase.start <= token.i < phrase.end]
    return [token for token in clause.chain if token not in inside] if inside else []


def _has_condition(phrase: Span) -> bool:
    """Does a condition follow: "enters into force once both have ratified it"?"""
    rest = [token.lower_ for token in phrase.doc[phrase.end : phrase.sent.end]]
    conditions = words("status", "conditions", "words") | {"after"}
    at = next((i for i, word in enumerate(rest[:5]) if word in conditions), None)
    return at is not None and phrase[0].tag_ in {"VB", "VBZ", "VBP"} and not {"was", "were"} & set(rest[at:])


def _belongs(phrase: Span, span: Span, clause: Clause, rivals: Sequence[Span]) -> bool:
    """Does a phrase speak of this agreement: no other stands between, and it is near or in its clause?"""
    if span.root.is_ancestor(phrase.root):
        return not any(
            rival.root.is_ancestor(phrase.root) and span.root.is_ancestor(rival.root) for rival in rivals
        )
    if any(rival.root.is_ancestor(phrase.root) and not rival.root.is_ancestor(span.root) for rival in rivals):
        return False
    first, last = (phrase, span) if phrase.start < span.start else (span, phrase)
    if any(first.end <= rival.start < last.start for rival in rivals):
        return False
    return phrase.root.i in clause.tokens or last.start - first.end < _REACH
