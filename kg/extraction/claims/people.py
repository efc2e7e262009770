"""People, their offices and the states they stand for."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span

from kg.extraction.arguments.cast import Cast, Person
from kg.extraction.claims.evidence import Sentences
from kg.extraction.claims.factsheet import FactSheet
from kg.extraction.claims.things import mention_country, mention_organization
from kg.records import Literal
from kg.text import slug

__all__ = ["person_key", "write_people"]

_CONFIDENCE: Final = {"text": 0.6, "counterpart": 0.6, "cues": 0.7, "setting": 0.7, "row": 0.7}
"""How sure the owner of an office is that the text does not name beside it, by the rule that found it."""


def person_key(name: str) -> str:
    """Name a person within a document."""
    return f"person/{slug(name)}"


def write_people(cast: Cast, sheet: FactSheet, sentences: Sentences) -> None:
    """Note every named person of a document with the offices that the text gives."""
    for person in cast.people.values():
        _write_person(person, sheet, sentences)


def _write_person(person: Person, sheet: FactSheet, sentences: Sentences) -> None:
    key = person_key(person.name)
    for span in person.mentions:
        sheet.mention(
            key,
            "Person",
            person.name,
            sentences.around(span),
            aliases=[span.text],
            found_by="name",
            confidence=0.9,
        )
    for office in person.offices:
        _write_office(key, office, sheet, sentences)


def _write_office(person: str, office: Span, sheet: FactSheet, sentences: Sentences) -> None:
    """Note an office and who holds it; a title of nobody knows which state or body is no post."""
    evidence = [sentences.around(office)]
    if office._.iso3:
        owner = mention_country(office._.iso3, office, sheet, sentences)
    elif office._.organization:
        owner = mention_organization(office._.organization, office, sheet, sentences)
    else:
        return
    title = str(office._.title)
    name = f"{title} of {sheet.label(owner)}"
    place = owner.rpartition("/")[2]
    post = sheet.mention(
        f"office/{place}/{slug(title)}", "Office", name[:1].upper() + name[1:], evidence[0], found_by="title"
    )
    sheet.claim(person, "holdsOffice", post, evidence, found_by="title with name", confidence=0.85)
    sheet.claim(post, "officeTitle", Literal(title), evidence, found_by="title with name", confidence=0.9)
    rule = f"owner of the title: {office._.rule}"
    confidence = _CONFIDENCE.get(office._.rule, 0.85)
    sheet.claim(post, "officeOf", owner, evidence, found_by=rule, confidence=confidence)
    sheet.claim(person, "represents", owner, evidence, found_by=rule, confidence=confidence)
