"""The words that speak of an exercise: nouns ("joint drills"), names, and verbs ("trained together")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.extraction.exercises.names import named_exercises, noun_pattern
from kg.extraction.lexicon import words
from kg.extraction.syntax.forms import base_forms

__all__ = ["find_exercises", "is_military"]


def find_exercises(doc: Doc) -> list[tuple[Span, str]]:
    """Find what speaks of an exercise.

    Args:
        doc: The document.

    Returns:
        The words, each with the name of the exercise in lower case, "" where it has none; in the order of
        the text.
    """
    nouns = [span for m in _pattern().finditer(doc.text) if (span := _span(doc, m)) and is_military(span)]
    named = list(named_exercises(doc, nouns))
    names = dict(named)
    spans = [*nouns, *(span for span, _ in named if span not in nouns)]
    spans += [*_verbs(doc, spans), *_editions(doc, spans)]
    return [(span, names.get(span, "")) for span in sorted(spans, key=lambda span: span.start)]


@cache
def _pattern() -> re.Pattern[str]:
    described = "|".join(sorted(words("exercises", "modifiers", "words"), reverse=True))
    return re.compile(
        rf"(?i)\b(?:(?:{described})[ -])*{noun_pattern()}\b"
        r"|\b(?:maritime|naval|air) co-?operative activit(?:y|ies)\b".replace(" ", r"\s")
    )


def _span(doc: Doc, match: re.Match[str]) -> Span | None:
    span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
    return None if span is None or span.root.pos_ == "VERB" or _describes(span) else span


def _describes(span: Span) -> bool:
    """Does it only describe another noun: "the exercise director", "drill grounds"?"""
    head = span.root.head
    return span.root.dep_ == "compound" and head.i == span.end and head.pos_ == "NOUN"


def _verbs(doc: Doc, nouns: Sequence[Span]) -> Iterator[Span]:
    """Give the verbs of forces that train together, where no noun below them speaks of an exercise."""
    told = {token.i for span in nouns for token in (span.root, *span.root.ancestors)}
    for token in doc:
        is_verb = token.pos_ == "VERB" and base_forms(token) & words("exercises", "training", "verbs")
        if is_verb and token.i not in told and _is_together(token) and _is_of_forces(token):
            yield doc[token.i : token.i + 1]


def _editions(doc: Doc, nouns: Sequence[Span]) -> Iterator[Span]:
    """Give the words for another of a series of exercises told before: "the next edition"."""
    for token in doc:
        is_edition = token.lower_ in words("exercises", "editions", "words")
        is_known = any(0 < token.i - span.end < _FAR for span in nouns)
        if is_edition and is_known and not any(token.is_ancestor(span.root) for span in nouns):
            yield doc[token.i : token.i + 1]


_FAR = 60


def _is_together(verb: Token) -> bool:
    """Is it done with others, and not to them: "trained with", "drilled together"?"""
    if any(child.dep_ in {"obj", "nsubj:pass"} for child in verb.children):
        return False
    if _has_two_subjects(verb) and base_forms(verb) & words("exercises", "training", "of_two"):
        return True
    near = verb.doc[max(verb.i - 1, verb.sent.start) : min(verb.i + _NEAR, verb.sent.end)]
    return any(token.lower_ in words("exercises", "training", "together") for token in near)


_NEAR = 6


def _has_two_subjects(verb: Token) -> bool:
    """Do two states do it: "Chad and Niger drilled"?"""
    subjects = {t.i for child in verb.children if child.dep_ == "nsubj" for t in child.subtree}
    states = {s._.iso3 for s in verb.doc.spans.get("countries", ()) if s.root.i in subjects}
    return len(states) > 1


def _is_of_forces(verb: Token) -> bool:
    return any(token.lower_ in words("exercises", "military", "words") for token in verb.sent)


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


_BESIDE = 6


def _is_known(span: Span, military: frozenset[str]) -> bool:
    """Does "the exercise" come after a sentence about forces?"""
    doc, at = span.doc, span.start - 1
    while at > span.sent.start and (doc[at].like_num or doc[at].lower_ in _OF_LENGTH):
        at -= 1  # "the four-day exercise"
    if at < 0 or doc[at].lower_ not in {"the", "these", "this", "those"}:
        return False
    return any(token.lower_ in military for token in doc[: span.start])


_OF_LENGTH = frozenset({"-", "day", "week", "month", "long"})
