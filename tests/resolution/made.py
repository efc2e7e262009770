"""Findings made by hand: a report that speaks of what a test needs, and of nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg import vocabulary as v
from kg.extraction.claims.factsheet import FactSheet
from kg.language.dates.edtf import parse
from kg.records import Evidence, Findings, Literal
from kg.resolution import Resolution
from kg.text import slug
from tests.small import document

_NAMES = {"CHL": "Chile", "KEN": "Kenya", "PER": "Peru"}
BY = {"found_by": "by hand", "confidence": 0.9}


@dataclass(frozen=True)
class Happening:
    """A meeting, exercise or agreement.

    Attributes:
        kind: Local name of its class.
        parties: ISO codes.
        key: Name within the report.
        status: Local name of a concept, or "".
        date: EDTF, or "".
        place: Name of a place in Kenya, or "".
        ordinal: Number of the session, or None.
        label: What the report calls it; made of the kind and the parties if empty.
        names: Names that the report uses.
    """

    kind: str
    parties: tuple[str, ...] = ("KEN", "CHL")
    key: str = "meeting/1"
    status: str = ""
    date: str = ""
    place: str = ""
    ordinal: int | None = None
    label: str = ""
    names: tuple[str, ...] = ()

    def write(self, sheet: FactSheet, evidence: Evidence) -> None:
        label = self.label or " ".join((*self.parties, self.kind, self.date)).strip()
        sheet.mention(self.key, self.kind, label, evidence, aliases=self.names)
        for predicate, value in self._facts(sheet, evidence):
            sheet.claim(self.key, predicate, value, [evidence], **BY)  # type: ignore[arg-type]

    def _facts(self, sheet: FactSheet, evidence: Evidence) -> list[tuple[str, str | Literal]]:
        facts: list[tuple[str, str | Literal]] = [
            ("party", _country(sheet, p, evidence)) for p in self.parties
        ]
        if self.status:
            facts.append(("status", v.ent(self.status)))
        if self.place:
            place = sheet.mention(f"place/{slug(self.place)}", "Place", self.place, evidence)
            facts.append(("place", place))
            state = _country(sheet, "KEN", evidence)
            sheet.claim(place, "inCountry", state, [evidence], **BY)  # type: ignore[arg-type]
        if self.ordinal is not None:
            facts.append(("ordinal", Literal(str(self.ordinal), v.XSD_INTEGER)))
        if self.date:
            facts += _days(self.date)
        return facts


@dataclass(frozen=True)
class Person:
    """A person, with the state that the report says she stands for, or ""."""

    name: str
    country: str = ""
    title: str = ""

    def write(self, sheet: FactSheet, evidence: Evidence) -> None:
        key = sheet.mention(self.key, "Person", self.name, evidence)
        if self.country:
            country = _country(sheet, self.country, evidence)
            sheet.claim(key, "represents", country, [evidence], **BY)  # type: ignore[arg-type]
        if self.title:
            office = f"office/{self.country}/{slug(self.title)}"
            sheet.mention(office, "Office", self.title, evidence)
            sheet.claim(key, "holdsOffice", office, [evidence], **BY)  # type: ignore[arg-type]

    @property
    def key(self) -> str:
        return f"person/{slug(self.name)}"


def _country(sheet: FactSheet, code: str, evidence: Evidence) -> str:
    name = _NAMES.get(code, code)
    return sheet.mention(f"country/{code}", "Country", name, evidence, identity=code)


def _days(edtf: str) -> list[tuple[str, str | Literal]]:
    day = parse(edtf)
    assert day is not None, edtf
    bounds = (("earliest", day.earliest), ("latest", day.latest))
    days = [(name, Literal(bound.isoformat(), v.XSD_DATE)) for name, bound in bounds if bound]
    return [("date", Literal(edtf, v.EDTF)), *days]


def report(name: str, published: date | None, *things: Happening | Person) -> Findings:
    """Give what was found in one report; its text is a line for each thing."""
    lines = [f"{name}: sentence {n}." for n in range(1, len(things) + 1)] or [f"{name}."]
    sheet = FactSheet(document("\n".join(lines), f"{name}.txt", published))
    start = 0
    for thing, line in zip(things, lines, strict=False):
        thing.write(sheet, Evidence(start, start + len(line), line))
        start += len(line) + 1
    return sheet.findings()


def together(resolution: Resolution, kind: str) -> list[list[tuple[str, str]]]:
    """Give which mentions are one individual, for the individuals under a class."""
    return sorted(
        list(individual.mentions)
        for individual in resolution.individuals
        if v.ent(kind) in v.classes_of(individual.kind)
    )


def iris(resolution: Resolution, findings: Sequence[Findings], key: str) -> list[str]:
    """Give the IRI of the mention of a key in each report."""
    return [resolution.iris[found.document.id, key] for found in findings]
