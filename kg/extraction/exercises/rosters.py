"""States that a sentence of its own lists as those who take part: "They are Chad, Mali and Niger"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from kg.extraction.arguments.cast import Cast
from kg.extraction.exercises.parties import runs_of_states
from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.syntax.forms import base_forms

__all__ = ["add_rosters"]

_NEAR = 3
"""How many sentences back the exercise may have been spoken of."""


def add_rosters(exercises: Sequence[Happening], doc: Doc, cast: Cast) -> None:
    """Put in the states that a later sentence lists as participants of an exercise.

    Args:
        exercises: The exercises of a document; they are completed in place.
        doc: The document.
        cast: Who is who in it.
    """
    sentences = list(doc.sents)
    for number, sentence in enumerate(sentences):
        before = sentences[max(number - _NEAR, 0) : number]
        exercise = _last_told(exercises, before)
        if exercise is None or _last_told(exercises, [sentence]) is not None:
            continue
        if not _lists_participants(sentence, before[-1]):
            continue
        for state in _listed(sentence, cast):
            exercise.add("party", state._.iso3, state, "list of those who take part", 0.7)


def _last_told(exercises: Sequence[Happening], sentences: Sequence[Span]) -> Happening | None:
    """Give the exercise that is spoken of last in some sentences."""
    if not sentences:
        return None
    start, end = sentences[0].start, sentences[-1].end
    told = [(t.start, n) for n, e in enumerate(exercises) for t in e.triggers if start <= t.start < end]
    return exercises[max(told)[1]] if told else None


def _lists_participants(sentence: Span, before: Span) -> bool:
    """Does it say who takes part, or who "they" are where the sentence before counts states?"""
    said = {token.lower_ for token in sentence}
    if said & words("exercises", "rosters", "apart"):
        return False
    takes_part = any(t.lower_ == "part" and "take" in base_forms(t.head) for t in sentence)
    if takes_part or said & words("exercises", "rosters", "taking"):
        return True
    is_they = sentence.text.lower().lstrip().startswith(("they are ", "these are ", "they include "))
    return is_they and bool({t.lower_ for t in before} & words("exercises", "rosters", "counted"))


def _listed(sentence: Span, cast: Cast) -> Iterator[Span]:
    """Give the states of its lists, and one that is its subject."""
    for run in runs_of_states(sentence, cast):
        if len(run) > 1 or run[0].root.dep_ == "nsubj":
            yield from run
