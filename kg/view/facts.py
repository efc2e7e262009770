"""What the page's script needs to tell what is behind the picture: plain lists, each text stored once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg import vocabulary as v
from kg.view.contents import Contents, Contested, Entity, Said, Value
from kg.view.dates import spoken_date
from kg.view.words import families, family_of, local_name, phase_of, rank_of, wording, words_of

__all__ = ["Numbers", "facts_of"]

_UNTOLD = {v.ent("earliest"), v.ent("latest"), v.ent("mergeReason")}
"""The bounds of a date repeat it; reasons have a place of their own."""

Since: TypeAlias = "Mapping[tuple[str, str, Value], str]"
"""When what was so before came to be so, by subject, property and value."""

DOCUMENT = -1
"""Stands for the document itself where a claim has it as its subject."""


@dataclass(frozen=True)
class Numbers:
    """The numbers by which the lists of the page refer to one another.

    Attributes:
        entities: Place of each individual's IRI.
        terms: Place of each property's IRI.
        reports: Place of each report's IRI.
        sentences: Place of each sentence's IRI.
    """

    entities: Mapping[str, int]
    terms: Mapping[str, int]
    reports: Mapping[str, int]
    sentences: Mapping[str, int]

    @classmethod
    def of(cls, contents: Contents) -> Numbers:
        """Number everything in the order in which it is listed."""
        used = {p for e in contents.entities for p, _ in e.facts} | {c.predicate for c in contents.claims}
        return cls(
            _places(e.iri for e in contents.entities),
            _places(sorted(used - _UNTOLD, key=rank_of)),
            _places(r.iri for r in contents.reports),
            _places(s.iri for s in contents.sentences),
        )


def facts_of(contents: Contents, numbers: Numbers, hosts: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Give everything that the panel, the list and the search show.

    Args:
        contents: What the dataset holds.
        numbers: How its parts are numbered.
        hosts: Individuals that are not drawn, with those that stand for them in the picture.

    Returns:
        Lists of plain values, ready for JSON. Every claim about an individual is among them.
    """
    shown = [c for c in contents.claims if _is_told(c, numbers)]
    claims = _places(c.iri for c in shown)
    since = {(c.subject, c.predicate, c.object): c.since for c in shown if c.since}
    return {
        "families": [[f.name, f.one, f.many] for f in families()],
        "terms": [_term(t) for t in numbers.terms],
        "reports": [[r.title, list(r.sources), spoken_date(r.day), r.day] for r in contents.reports],
        "sentences": [
            [numbers.reports.get(s.report, -1), s.text, s.start, s.end] for s in contents.sentences
        ],
        "entities": [_entity(e, numbers, hosts, since) for e in contents.entities],
        "claims": [_claim(c, numbers) for c in shown],
        "disputes": [_dispute(d, numbers, claims) for d in contents.disputes],
    }


def _term(predicate: str) -> dict[str, Any]:
    words = wording(predicate)
    return {
        "outgoing": words.outgoing,
        "incoming": words.incoming,
        "short": words.short,
        "says": words.says,
        "name": local_name(predicate),
        "single": predicate in v.FUNCTIONAL,
    }


def _entity(
    entity: Entity, numbers: Numbers, hosts: Mapping[str, tuple[str, ...]], since: Since
) -> dict[str, Any]:
    names = [f.name for f in families()]
    day = entity.value(v.ent("date"))
    status = entity.value(v.ent("status"))
    told = {
        "iri": entity.iri,
        "label": entity.label,
        "family": names.index(family_of(entity.classes).name),
        "kind": words_of(entity.kind),
        "others": list(entity.others),
        "facts": _facts(entity, numbers, since),
        "reasons": [o.value for p, o in entity.facts if p == v.ent("mergeReason")],
        "hosts": [numbers.entities[h] for h in hosts.get(entity.iri, ())],
    }
    if entity.name != entity.label:
        told["name"] = entity.name
    if day:
        told |= {"day": day, "date": spoken_date(day)}
    if status:
        told |= {"status": words_of(status), "phase": phase_of(status)}
    return told


def _facts(entity: Entity, numbers: Numbers, since: Since) -> list[list[Any]]:
    facts = [(numbers.terms[p], p, o) for p, o in entity.facts if p in numbers.terms]
    return [
        [t, _value(p, o, numbers, since.get((entity.iri, p, o), ""))]
        for t, p, o in sorted(facts, key=lambda f: (f[0], str(f[2])))
    ]


def _is_told(claim: Said, numbers: Numbers) -> bool:
    """Tell whether a claim is about an individual, and says more than the bounds of a date."""
    about = claim.subject in numbers.entities or claim.object.value in numbers.entities
    return about and claim.predicate in numbers.terms


def _claim(claim: Said, numbers: Numbers) -> list[Any]:
    return [
        numbers.entities.get(claim.subject, DOCUMENT),
        numbers.terms[claim.predicate],
        _value(claim.predicate, claim.object, numbers, claim.since),
        float(claim.confidence) if claim.confidence else None,
        claim.rule,
        list(claim.speakers),
        [numbers.sentences[s] for s in claim.sentences if s in numbers.sentences],
    ]


def _dispute(dispute: Contested, numbers: Numbers, claims: Mapping[str, int]) -> dict[str, Any]:
    return {
        "label": dispute.label,
        "rule": dispute.rule,
        "subjects": [numbers.entities[s] for s in dispute.subjects if s in numbers.entities],
        "claims": [claims[c] for c in dispute.claims if c in claims],
        "winners": [claims[c] for c in dispute.winners if c in claims],
    }


def _value(predicate: str, value: Value, numbers: Numbers, since: str) -> int | str:
    """Give the number of an individual, or a text: a date and a term of a vocabulary in words."""
    if since:
        return f"{_value(predicate, value, numbers, '')} (from {spoken_date(since)})"
    if isinstance(value, ox.Literal):
        return spoken_date(value.value) if value.datatype.value == v.EDTF else value.value
    if value.value in numbers.entities:
        return numbers.entities[value.value]
    return value.value if predicate == v.OWL_SAME_AS else words_of(value.value)


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: i for i, name in enumerate(names)}
