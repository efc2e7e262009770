"""The extension attributes that the components set, named once.

Only plain values (str, bool, None, lists of str) are stored, so that a `Doc` can be pickled and sent between
processes.

What stands in which span group:

| group           | attributes on each span                                                            |
|-----------------|------------------------------------------------------------------------------------|
| `countries`     | `iso3`; `sense`: name, adjective, demonym, prefix, abbreviation, capital, government |
| `organizations` | `referent`: its common short name                                                  |
| `places`        | `referent`: its name; `iso3`: the state it lies in, if known                       |
| `people`        | `referent`: the fullest form of the person's name in this text                     |
| `offices`       | `title`: normalised; `iso3` or `organization`: whose; `rule`: what says whose it is;   |
|                 | `holder`: `referent` of the person, if named; `former`                             |
| `dates`         | `edtf`; `earliest`, `latest`: ISO days or None where open                          |
| `references`    | `referents`: whom the words stand for, names of people (label `PERSON`), ISO codes  |
|                 | (`COUNTRY`), or both these codes and short names of organizations (`PARTY`);        |
|                 | `referent`: the same where it is one; `rule`: the sieve that found them             |
"""

from __future__ import annotations

from datetime import date
from typing import Final

from spacy.tokens import Doc, Span

__all__ = ["DOC_ATTRIBUTES", "SPAN_ATTRIBUTES", "SPAN_GROUPS", "published_of", "register_attributes"]

SPAN_GROUPS: Final = ("countries", "organizations", "places", "people", "offices", "dates", "references")
SPAN_ATTRIBUTES: Final = (
    "iso3",
    "sense",
    "referent",
    "referents",
    "title",
    "organization",
    "holder",
    "former",
    "rule",
    "edtf",
    "earliest",
    "latest",
)
DOC_ATTRIBUTES: Final = ("published",)


def register_attributes() -> None:
    """Register the attributes with spaCy; calling it again changes nothing."""
    for name in SPAN_ATTRIBUTES:
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)
    for name in DOC_ATTRIBUTES:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


def published_of(doc: Doc) -> date | None:
    """Give the publication day of a document, or None where it is unknown."""
    value = doc._.published
    return date.fromisoformat(value) if value else None
