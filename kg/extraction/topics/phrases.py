"""The plain noun phrase at a place of the text: "maritime security", "the war in Ukraine", and no clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from kg.extraction.lexicon import words
from kg.extraction.syntax.clauses import cases_of

__all__ = ["label_of", "phrases_at"]

_PARTS: Final = frozenset(
    {"amod", "compound", "nummod", "flat", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "case"}
)
_LONGEST: Final = 8
_JOINING: Final = frozenset({"DET", "PRON", "PUNCT", "SPACE", "ADP", "SCONJ", "CCONJ", "PART"})


def phrases_at(head: Token) -> Iterator[Span]:
    """Give the noun phrases of a head and of what is joined to it: "fish, quotas and the border" gives three.

    A noun that says nothing ("a range of issues, including fish") gives way to what it includes.

    Args:
        head: A noun that is talked about.

    Yields:
        One span for each topic.
    """
    for token in (head, *head.conjuncts):
        if token.i < head.i or not _may_be_topic(token):
            continue
        if _is_general(token):
            for included in _included(token):
                yield from phrases_at(included)
        else:
            span = _phrase(token)
            if span is not None:
                yield span


def _may_be_topic(token: Token) -> bool:
    """Is this a noun, or a verb used as one: "fishing"?"""
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or token.tag_ == "VBG"


def label_of(span: Span) -> str:
    """Give a topic as it is called: the words without quotes and line breaks."""
    return " ".join(span.text.split()).strip(_QUOTES)


_QUOTES: Final = "\"'“”‘’"


def _is_general(token: Token) -> bool:
    return token.lower_ in words("topics", "general", "words") | words("topics", "quantities", "words")


def _included(token: Token) -> Iterator[Token]:
    """Give what a general noun is said to include, or is a number of: "issues such as", "a range of"."""
    wanted = words("topics", "including", "words")
    if token.lower_ in words("topics", "quantities", "words"):
        wanted = wanted | {"of"}
    for child in token.children:
        cases = cases_of(child)
        if child.dep_ in {"nmod", "obl"} and cases & wanted:
            yield child


def _phrase(head: Token) -> Span | None:
    """Give the words around a head that belong to its phrase, without those at its ends that only join."""
    if head.lower_ in words("topics", "circumstances", "words"):
        return None
    tokens = {token.i for token in _parts(head)}
    first = last = head.i
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens:
        last += 1
    while first < head.i and (head.doc[first].pos_ in _JOINING or head.doc[first].is_quote):
        first += 1
    while last > head.i and (last - first >= _LONGEST or head.doc[last].pos_ in _JOINING):
        last = _before_last_preposition(head, last)
    span = head.doc[first : last + 1]
    return span if len(span) <= _LONGEST and _is_topic(span) else None


def _before_last_preposition(head: Token, last: int) -> int:
    """Cut a phrase at its last preposition: "relations with Chad" for "relations with Chad on the lake"."""
    return next((i - 1 for i in range(last, head.i, -1) if head.doc[i].pos_ == "ADP"), head.i)


def _parts(token: Token, *, below: bool = False) -> Iterator[Token]:
    """Give the tokens of a phrase; what is joined to its head is a topic of its own, what is below is not."""
    yield token
    for child in token.children:
        is_part = child.dep_ in _PARTS and _belongs(child)
        if is_part or (below and child.dep_ in {"det", "conj", "cc"}):
            yield from _parts(child, below=True)
        elif child.dep_ == "punct" and child.text in {"-", "–"}:
            yield child


def _belongs(child: Token) -> bool:
    if child.dep_ != "nmod":
        return True
    cases = cases_of(child)
    return bool(cases & words("topics", "inside", "words")) and not _is_circumstance(child)


def _is_circumstance(token: Token) -> bool:
    """Is this when it was, or who was there: "fish on Monday", "the border with Prime Minister X"?"""
    groups = ("dates", "people", "offices")
    spans = (span for group in groups for span in token.doc.spans.get(group, ()))
    return any(span.start <= token.i < span.end for span in spans)


def _is_topic(span: Span) -> bool:
    if not any(token.pos_ in {"NOUN", "PROPN"} or token.tag_ == "VBG" for token in span):
        return False
    return not _is_circumstance(span.root) and not any(token.pos_ in {"AUX"} for token in span)
