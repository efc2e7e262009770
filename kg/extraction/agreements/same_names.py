"""Whether two names are those of one agreement: one holds the other, or is made of its first letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Span

from kg.extraction.agreements.treaties import known_treaty
from kg.text import fold

__all__ = ["NOUNS", "SMALL", "names_fit"]

NOUNS: Final = frozenset({"agreement", "accord", "accords", "pact", "deal", "treaty", "document", "text"})
"""Nouns that a text may use for any agreement."""

SMALL: Final = frozenset(
    {"the", "of", "a", "an", "on", "and", "for", "new", "their", "this", "to", "between", "mutual"}
)
_INITIALS: Final = 3
"""How many letters at least make an abbreviation."""

_MORE: Final = 2
"""How many words a name may go on for after what was found of it: "the Treaty on Seeds | in Africa"."""


def names_fit(ours: Sequence[Span], theirs: Span) -> bool:
    """Can a name be another for what goes by some names?

    Args:
        ours: The words that name or take up an agreement.
        theirs: The words that name one that may be the same.
    """
    return any(
        _holds(span, theirs) or _is_treaty_of(span, theirs) or _abbreviate(span, theirs) for span in ours
    )


def _holds(one: Span, other: Span) -> bool:
    """Does one name hold all words of the other: "Treaty of Lisbon" and "the Lisbon treaty"?"""
    ours, theirs = (set(fold(span.text).split()) - SMALL - NOUNS for span in (one, other))
    return theirs == ours or bool(theirs and ours and (theirs <= ours or ours <= theirs))


def _is_treaty_of(one: Span, other: Span) -> bool:
    """Are both names of one well-known treaty?"""
    treaty = known_treaty(one.text)
    return treaty is not None and treaty == known_treaty(other.text)


def _abbreviate(one: Span, other: Span) -> bool:
    """Is one called by the first letters of the other: "SRA Treaty", "Treaty on Seeds and Roots in Asia"?"""
    return any(
        heads in {letters, letters + "T", letters + "A", "T" + letters, "A" + letters}
        for short, full in ((one, other), (other, one))
        for letters in (t.text for t in short if t.text.isupper() and len(t.text) >= _INITIALS)
        for heads in _first_letters(full)
    )


def _first_letters(name: Span) -> Iterator[str]:
    """Give the first letters of a name, and of the name with the words that may still belong to it.

    A word after a hyphen may have a letter or not: INF for "Intermediate-Range Nuclear Forces".
    """
    for end in range(name.end, min(name.end + _MORE, name.sent.end) + 1):
        words = name.doc[name.start : end]
        yield "".join(t.text[0] for t in words if t.text[0].isupper())
        yield "".join(t.text[0] for t in words if t.text[0].isupper() and t.nbor(-1).text != "-")
