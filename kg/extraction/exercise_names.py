"""Exercises by name, and words that tell them from other exercises and drills."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from kg.extraction.lexicon import pattern_of, words

__all__ = ["is_military", "named_exercises"]

_NAME = r"(?P<name>{Word}(?: {Word}){0,2}(?:[ -]?\d{1,4})?)"
_NAMED = tuple(
    pattern_of(text)
    for text in (
        rf"\b(?-i:[Ee]xercise) {_NAME}",
        rf"{_NAME} (?:\d{{4}} )?(?:(?:joint|naval|military|air|maritime|multinational|annual) )*"
        r"(?:exercises?|drills?|war games)\b",
        rf"{_NAME}, (?:an?|the|its|their) (?:[\w.’'-]+ ){{0,5}}?(?:exercise|drill)\b",
    )
)


def is_military(span: Span) -> bool:
    """Tell an exercise of forces from drills for oil, physical exercises and the exercise of a right.

    A word that describes it ("joint exercise") says so, or the name that stands beside it, or a word about
    forces in its sentence; "the exercise" is told by one before.
    """
    if len(span) > 1:
        return True
    doc, military = span.doc, words("exercises", "military", "words")
    near = [token.lower_ for token in span.sent]
    beside = [t for t in doc[max(span.start - 1, span.sent.start) : span.end + 1] if t.i not in {span.start}]
    named = any(token.text[0].isupper() and not token.is_sent_start for token in beside)
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    is_right = after == "of" and span.text.lower() == "exercise" and not military & set(near)
    return not is_right and (
        named or _is_of_states(span) or bool(military & set(near)) or _is_known(span, military)
    )


def _is_of_states(span: Span) -> bool:
    """Do states stand before it: "Chad-Niger river drills"?"""
    doc = span.doc
    states = {token.i for state in doc.spans.get("countries", ()) for token in state}
    for i in range(span.start - 1, max(span.sent.start - 1, span.start - _BESIDE), -1):
        if i in states:
            return True
        if doc[i].pos_ in {"VERB", "AUX", "ADP", "DET", "PUNCT", "PRON"}:
            return False
    return False


def _is_known(span: Span, military: frozenset[str]) -> bool:
    """Does "the exercise" come after a sentence about forces?"""
    doc = span.doc
    if not span.start or doc[span.start - 1].lower_ not in {"the", "these", "this", "those"}:
        return False
    return any(token.lower_ in military for token in doc[: span.start])


def named_exercises(doc: Doc, spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Give every place that names an exercise, with its name: "exercise Blue Reef ... Blue Reef".

    Args:
        doc: The document.
        spans: The places that speak of an exercise.

    Returns:
        Spans, those of `spans` where the name stands beside one; and the name in lower case.
    """
    states = {token.i for span in doc.spans.get("countries", ()) for token in span}
    names: dict[str, None] = {}
    for pattern in _NAMED:
        for match in pattern.finditer(doc.text):
            beside = next((s for s in spans if match.start() <= s.start_char < match.end()), None)
            name = doc.char_span(*match.span("name"), alignment_mode="expand")
            if beside is None or name is None or _is_no_name(name, states):
                continue
            names[name.text] = None
            yield beside, name.text.lower()
    taken = {token.i for span in spans for token in span}
    for text in names:
        for match in re.finditer(rf"\b{re.escape(text)}\b", doc.text):
            found = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if found is not None and not _stands_beside(found, taken):
                yield found, text.lower()


def _stands_beside(name: Span, taken: set[int]) -> bool:
    here = range(max(name.sent.start, name.start - _BESIDE), min(name.sent.end, name.end + _BESIDE))
    return any(i in taken for i in here)


_BESIDE = 6
"""A name this near to the word "exercise" is part of the mention that it makes."""


def _is_no_name(name: Span, states: set[int]) -> bool:
    modifiers = words("exercises", "modifiers", "words")
    first = name[0]
    return first.i in states or first.lower_ in modifiers or first.pos_ == "VERB" or name.text.isupper()
