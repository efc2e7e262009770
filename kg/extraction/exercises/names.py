"""Exercises by name: "exercise Blue Reef", "drills dubbed Blue Reef", "Blue Reef, an annual exercise"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Span

from kg.extraction.lexicon import pattern_of, words

__all__ = ["named_exercises", "noun_pattern", "same_name"]

_NAME = r"[\"“‘']?(?P<name>{Word}(?: (?:(?:of|the) )*{Word}){0,3}(?:[ -]?\d{1,4})?)[\"”’']?"
_LINK = r"(?:of|for|that|which|to|in|with|by|on)\b"
_CALLED = r"(?:code[- ]?named|named|dubbed|called|known|nicknamed)(?: as)?"


def noun_pattern() -> str:
    """Give the pattern of a noun for an exercise, singular or plural."""
    nouns = sorted(words("exercises", "nouns", "one") | words("exercises", "nouns", "many"), reverse=True)
    return rf"(?:{'|'.join(nouns)})"


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    noun, described = noun_pattern(), "|".join(sorted(words("exercises", "modifiers", "words")))
    return tuple(
        pattern_of(text)
        for text in (
            rf"\bexercises? (?:[–—] )?{_NAME}",
            rf"{_NAME} (?:\d{{4}} )?(?:(?:{described}) )*{noun}\b",
            rf"{_NAME}, (?:an?|the|its|their) (?:(?!{_LINK})[\w.’'-]+ ){{0,5}}?{noun}\b",
            rf"\b{noun}[ ,–—-]*(?:\w+ )?{_CALLED} {_NAME}",
        )
    )


def named_exercises(doc: Doc, spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Give every place that names an exercise, with its name: "exercise Blue Reef ... Blue Reef".

    Args:
        doc: The document.
        spans: The places that speak of an exercise.

    Returns:
        Spans, those of `spans` where the name stands beside one; and the name in lower case.
    """
    others = {t.i for group in _NO_NAMES for span in doc.spans.get(group, ()) for t in span}
    text = doc.text  # put together anew by every call
    names: dict[str, None] = {}
    for pattern in _named():
        for match in pattern.finditer(text):
            beside = next((s for s in spans if _touches(match, s)), None)
            name = doc.char_span(*match.span("name"), alignment_mode="expand")
            if beside is None or name is None or _is_no_name(name, beside, others):
                continue
            names[name.text] = None
            yield beside, name.text.lower()
    taken = {token.i for span in spans for token in span}
    for span in (*_again(doc, names, taken), *_second_names(doc), *_of_a_year(doc, spans)):
        yield span, span.text.lower()


def _again(doc: Doc, names: Iterable[str], taken: Collection[int]) -> Iterator[Span]:
    """Give the places that name a known exercise and are no part of another mention."""
    for name in names:
        for match in re.finditer(rf"\b{re.escape(name)}\b", doc.text):
            found = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if found is not None and not _stands_beside(found, taken):
                yield found


def _second_names(doc: Doc) -> Iterator[Span]:
    """Give the second name in "the exercises Blue Reef and Red Reef"."""
    for match in _several().finditer(doc.text):
        found = doc.char_span(*match.span("name"), alignment_mode="expand")
        if found is not None:
            yield found


@cache
def _several() -> re.Pattern[str]:
    return pattern_of(rf"\b(?:exercises|drills) {{Word}}(?: {{Word}}){{0,2}},? and {_NAME}")


def _of_a_year(doc: Doc, spans: Sequence[Span]) -> Iterator[Span]:
    """Give names like "Reef-2019" not far behind a word for an exercise, but for one that is part of it."""
    for match in _WITH_YEAR.finditer(doc.text):
        found = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if found is None or found[0].lower_.split("-")[0] in words("exercises", "no_names", "words"):
            continue
        if any(_BESIDE < found.start - span.end < _FAR for span in spans) and not any(
            -_BESIDE <= span.start - found.end <= _BESIDE for span in spans if span.sent == found.sent
        ):
            yield found


_WITH_YEAR = re.compile(r"\b(?:(?!(?:The|This|In|At|On|For)\s)[A-Z]\w+[\s-])?[A-Z]\w+-(?:19|20)\d\d\b")
_FAR = 60


def _touches(match: re.Match[str], span: Span) -> bool:
    return match.start() < span.end_char and span.start_char < match.end()


def _stands_beside(name: Span, taken: Collection[int]) -> bool:
    here = range(max(name.sent.start, name.start - _BESIDE), min(name.sent.end, name.end + _BESIDE))
    return any(i in taken for i in here)


_BESIDE = 6
"""A name this near to the word "exercise" is part of the mention that it makes."""

_NO_NAMES = ("countries", "organizations", "dates")
"""Groups of spans that begin no name of an exercise: "Indian drills", "the NATO exercise"."""


def _is_no_name(name: Span, noun: Span, others: Collection[int]) -> bool:
    first, last, modifiers = name[0], name[-1], words("exercises", "modifiers", "words")
    if first.i in others or name.sent != noun.sent:
        return True
    if name.text.lower() in modifiers or all(token.lower_ in modifiers for token in name):
        return True
    if last.lower_ in words("exercises", "forces", "words"):
        return True
    is_opening = len(name) == 1 and first.is_sent_start and first.pos_ != "PROPN"
    is_heading = name.text.isupper() and noun.text.isupper()
    is_abbreviation = name.text.isupper() and len(name.text) < _LONG and name.start < noun.start
    return first.pos_ == "VERB" or is_opening or is_heading or is_abbreviation


_LONG = 6
"""Shorter capitals before the noun are those of a force or body: "the PLA drills"."""


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one, of the same year where both have one.

    Args:
        one: A name in lower case.
        other: Another.

    >>> same_name("blue reef 2019", "blue reef"), same_name("blue reef 2019", "blue reef 2020")
    (True, False)
    """
    (base, year), (other_base, other_year) = _parted(one), _parted(other)
    return base == other_base and (not year or not other_year or year == other_year)


def _parted(name: str) -> tuple[str, str]:
    """Part a name from its year: "blue reef", "19"."""
    found = re.fullmatch(r"(.+?)(?:[ -]?(?:(?:19|20)?(\d\d)))?", name)
    return (found[1], found[2] or "") if found else (name, "")
