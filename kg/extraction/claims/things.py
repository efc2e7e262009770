"""States, organizations and places that a document speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Span

from kg import vocabulary as v
from kg.extraction.arguments.place_names import name_of_place
from kg.extraction.claims.evidence import Sentences
from kg.extraction.claims.factsheet import FactSheet
from kg.language.countries import country
from kg.text import slug

__all__ = [
    "country_key",
    "mention_country",
    "mention_organization",
    "mention_place",
    "mention_topic",
    "write_things",
]


def country_key(code: str) -> str:
    """Name a state within a document and in the graph."""
    return f"country/{code}"


def mention_country(
    code: str, span: Span, sheet: FactSheet, sentences: Sentences, *, implied: bool = False
) -> str:
    """Note that the text speaks of a state, or implies it; give its key."""
    return sheet.mention(
        country_key(code),
        "Country",
        country(code).name,
        sentences.around(span),
        identity=code,
        found_by="gazetteer of states",
        implied=implied,
    )


def mention_organization(name: str, span: Span, sheet: FactSheet, sentences: Sentences) -> str:
    """Note that the text speaks of an organization; give its key."""
    return sheet.mention(
        f"organization/{slug(name)}",
        "Organization",
        name,
        sentences.around(span),
        identity=name,
        found_by="gazetteer of organizations",
    )


def mention_place(span: Span, sheet: FactSheet, sentences: Sentences, *, name: str) -> str:
    """Note that the text speaks of a place, and the state it lies in where that is known; give its key."""
    name = country(span._.iso3).name if span._.sense == "name" else name
    evidence = sentences.around(span)
    key = sheet.mention(f"place/{slug(name)}", "Place", name, evidence, found_by="place name", confidence=0.9)
    if span._.iso3:
        state = mention_country(span._.iso3, span, sheet, sentences, implied=True)
        sheet.claim(key, "inCountry", state, [evidence], found_by="gazetteer of places", confidence=0.9)
    return key


def mention_topic(name: str, span: Span, sheet: FactSheet, sentences: Sentences) -> str:
    """Note a topic, the same in capitals and small letters; give its key.

    A state, organization or place that is talked about is its own topic: "talks on North Korea".
    """
    state, body, place = (_whole(span, group) for group in ("countries", "organizations", "places"))
    if state is not None and state._.sense in _NAMES:
        return mention_country(state._.iso3, span, sheet, sentences)
    if body is not None:
        return mention_organization(body._.referent, span, sheet, sentences)
    if place is not None:
        return mention_place(place, sheet, sentences, name=name_of_place(place))
    evidence = sentences.around(span)
    return sheet.mention(
        f"topic/{slug(name)}", v.SKOS_CONCEPT, name, evidence, found_by="topic", implied=True
    )


_NAMES: Final = frozenset({"name", "abbreviation"})


def _whole(topic: Span, group: str) -> Span | None:
    """Give the mention of a group that is all of a topic but for an article."""
    named = [span for span in topic.doc.spans.get(group, ()) if span.end == topic.end]
    return next((span for span in named if 0 <= topic.start - span.start <= len(_articles(span))), None)


def _articles(span: Span) -> list[str]:
    return [token.lower_ for token in span[:1] if token.lower_ == "the"]


def write_things(doc: Doc, sheet: FactSheet, sentences: Sentences) -> None:
    """Note every state and organization of a document."""
    for span in _group(doc, "countries"):
        mention_country(span._.iso3, span, sheet, sentences)
    for span in _group(doc, "organizations"):
        mention_organization(span._.referent, span, sheet, sentences)


def _group(doc: Doc, name: str) -> Iterable[Span]:
    yield from doc.spans.get(name, ())
