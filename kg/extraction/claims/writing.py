"""Happenings as mentions and claims."""

from __future__ import annotations

from spacy.tokens import Span

from kg import vocabulary as v
from kg.extraction.agreements.identity import ONE_EACH
from kg.extraction.claims.evidence import Sentences
from kg.extraction.claims.factsheet import FactSheet
from kg.extraction.claims.people import person_key
from kg.extraction.claims.things import mention_country, mention_organization, mention_place, mention_topic
from kg.extraction.happenings.happening import Fact, Happening
from kg.extraction.happenings.links import Link
from kg.language.countries import country
from kg.records import Literal

__all__ = ["write_happening", "write_link"]

_CONCEPTS = frozenset({"status", "mode", "formerStatus"})
_PEOPLE = frozenset({"attendee", "signatory"})


def write_happening(
    happening: Happening, name: str, number: int, sheet: FactSheet, sentences: Sentences
) -> str:
    """Note a happening with all its facts; give its key.

    Args:
        happening: A happening whose slots are settled.
        name: What its kind is called in a label: "summit".
        number: Its place among the happenings of its family in this document.
        sheet: Where to write.
        sentences: Gives the evidence.

    Returns:
        Its key within the document.
    """
    classes = [iri.removeprefix(v.ENT) for iri in v.classes_of(v.ent(happening.kind))]
    family = next(name for name in ("Meeting", "Exercise", "Agreement") if name in classes).lower()
    key = f"{family}/{number}"
    label = _label(happening, name)
    for trigger in happening.triggers:
        sheet.mention(
            key,
            happening.kind,
            label,
            sentences.around(trigger),
            aliases=_names(trigger, family),
            found_by=f"{family} trigger",
            confidence=0.85,
        )
    evidence = [sentences.around(trigger) for trigger in happening.triggers[:1]]
    sheet.claim(
        key, v.RDF_TYPE, v.ent(happening.kind), evidence, found_by=f"kind of {family}", confidence=0.85
    )
    for fact in happening.facts:
        _write_fact(key, fact, happening, sheet, sentences)
    return key


def _names(trigger: Span, family: str) -> list[str]:
    """Give the words that name a happening; "talks", "met" and "the pact" name none."""
    named = family != "meeting" and len(trigger) > 1 and any(token.is_title for token in trigger)
    return [" ".join(trigger.text.split())] if named else []


def write_link(link: Link, subject: str, value: str, sheet: FactSheet, sentences: Sentences) -> None:
    """Note a relation between two happenings that were noted before."""
    evidence = [sentences.around(link.span)]
    sheet.claim(subject, link.slot, value, evidence, found_by=link.rule, confidence=0.6)


def _write_fact(key: str, fact: Fact, happening: Happening, sheet: FactSheet, sentences: Sentences) -> None:
    evidence = [sentences.around(fact.span)]

    def claim(slot: str, value: str | Literal) -> None:
        sheet.claim(
            key,
            slot,
            value,
            evidence,
            found_by=fact.rule,
            confidence=fact.confidence,
            attribution=fact.attribution,
            since=fact.since,
        )

    if fact.slot == "party":
        claim("party", mention_country(fact.value, fact.span, sheet, sentences))
    elif fact.slot == "organization":
        claim("party", mention_organization(fact.value, fact.span, sheet, sentences))
    elif fact.slot in _PEOPLE:
        claim(fact.slot, person_key(fact.value))
    elif fact.slot == "place":
        claim("place", mention_place(fact.span, sheet, sentences, name=fact.value))
    elif fact.slot == "topic":
        claim("topic", mention_topic(fact.value, fact.span, sheet, sentences))
    elif fact.slot in _CONCEPTS:
        claim(fact.slot, v.ent(fact.value))
    elif fact.slot == "ordinal":
        claim("ordinal", Literal(fact.value, v.XSD_INTEGER))
    elif fact.slot == "date":
        claim("date", Literal(fact.value, v.EDTF))
        for slot, day in (("earliest", fact.earliest), ("latest", fact.latest)):
            if day:
                claim(slot, Literal(day, v.XSD_DATE))


def _label(happening: Happening, name: str) -> str:
    """Call it by parties, kind and date: "Chad–Niger summit, 2022-01-20".

    An agreement of which two states have one needs no date: it has several acts, each with a day of its own.
    """
    parties = sorted({country(code).name for code in happening.values("party")})
    if len(parties) < 2:
        parties = sorted(happening.values("organization")) or parties
    if not parties:  # an agreement of many states, known by its name
        name = " ".join(happening.triggers[0].text.split())
    who = "–".join(parties[:4]) + (" and others" if len(parties) > 4 else "")
    when = None if happening.kind in ONE_EACH else happening.first("date")
    return f"{who} {name}".strip() + (f", {when.value}" if when else "")
