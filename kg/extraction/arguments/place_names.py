"""What the place of a meeting is called: "the Kenyan capital", "a villa in Lima", "the Tashkent summit"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span

from kg.extraction.lexicon import words
from kg.language.countries.table import country, forms
from kg.language.places.table import places

__all__ = ["city_of", "is_before_capital", "name_of_place", "place_before"]


def place_before(trigger: Span) -> Span | None:
    """Give the place that a meeting is called after: "the Tashkent summit", "their 2019 Vienna meeting"."""
    doc = trigger.doc
    capitals = (span for span in doc.spans.get("countries", ()) if span._.sense == "capital")
    spans: tuple[Span, ...] = (*doc.spans.get("places", ()), *capitals)
    for span in spans:
        before = doc[max(span.start - 1, 0)]
        if span.end == trigger.start and before.text not in {"-", "–", ",", "and", "/"}:
            return span
    return None


def name_of_place(span: Span) -> str:
    """Give the name of a place: of a state, of its capital where the text says "the Kenyan capital"."""
    if is_before_capital(span):
        return _capital_of(span._.iso3) or span.text
    if span._.sense == "name":
        return country(span._.iso3).name
    name = str(span.text if span._.sense else span._.referent or span.text)
    return name.title() if name.isupper() and len(name) > _SHORT else name


_SHORT = 4


def is_before_capital(span: Span) -> bool:
    """Is this the adjective in "the Kenyan capital"?"""
    after = span.doc[span.end : span.end + 1].text.lower()
    return span._.sense == "adjective" and after == "capital" and bool(_capital_of(span._.iso3))


@cache
def _capital_of(iso3: str) -> str | None:
    """Give the capital of a state, if it has one and no more."""
    if iso3.lower() in words("meetings", "capitals", "several"):
        return None
    names = (f.form for found in forms().values() for f in found if f.iso3 == iso3 and f.sense == "capital")
    return next(names, None)


def city_of(venue: Span) -> Span:
    """Give the city that follows a building: "at Marlborough House in London", "the Carmo Palace, Lisbon"."""
    place, doc = places().get(venue._.referent), venue.doc
    venues = words("meetings", "venues", "words")
    end = venue.end + (doc[venue.end : venue.end + 1].text.lower() in venues)
    is_venue = place.kind == "venue" if place else doc[end - 1].lower_ in venues
    if not is_venue:
        return venue
    capitals = (span for span in doc.spans.get("countries", ()) if span._.sense == "capital")
    cities: tuple[Span, ...] = (*doc.spans.get("places", ()), *capitals)
    for city in cities:
        between = {token.lower_ for token in doc[end : city.start]}
        if 0 < city.start - end < _BESIDE and between <= {"in", ",", "the", "at"}:
            return city
    return venue


_BESIDE = 4
