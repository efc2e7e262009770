"""Datasets of any size about states, people and meetings that do not exist."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pyoxigraph as ox

from kg import vocabulary as v
from kg.extraction.claims.factsheet import FactSheet
from kg.graph.background import Background
from kg.graph.quads import quads_of
from kg.records import Evidence, Findings, Literal
from kg.resolution import resolve_and_settle
from kg.view.words import words_of
from tests.small import document

_SYLLABLES = [
    "ba",
    "do",
    "ka",
    "li",
    "mo",
    "na",
    "ru",
    "sa",
    "te",
    "vi",
    "zo",
    "pe",
    "gu",
    "hi",
    "ren",
    "dal",
    "mar",
    "tok",
    "sil",
    "wen",
]
_KINDS = ("Summit", "TwoPlusTwo", "MinisterialMeeting", "PhoneCall", "BilateralTalks")
_AGREEMENTS = ("ReciprocalAccessAgreement", "SecurityPact", "TradeAgreement", "Treaty")
_TITLES = ("president", "prime minister", "foreign minister", "defense minister")


class World:
    """States with cities and office holders, and what happens among them, one report each.

    Attributes:
        individuals: How many different individuals the reports have spoken of, about.
    """

    def __init__(self, size: int, seed: int = 4) -> None:
        self.random = random.Random(seed)
        states = max(4, min(60, size // 8))
        codes = ["X" + chr(65 + i // 26) + chr(65 + i % 26) for i in range(states)]
        self.states = {code: self.name(2) + "ia" for code in codes}
        self.cities = {code: [self.name(3) for _ in range(2)] for code in codes}
        self.people = {code: [f"{self.name(2)} {self.name(3)}" for _ in _TITLES] for code in codes}
        self.individuals: set[str] = set()

    def name(self, syllables: int) -> str:
        return "".join(self.random.choice(_SYLLABLES) for _ in range(syllables)).capitalize()

    def report(self, number: int) -> Findings:
        """Give one report: two states meet, somewhere, on some day, and now and then sign something."""
        # A few states meet often, as they do.
        weights = [1 / (i + 1) for i in range(len(self.states))]
        one, other = sorted({*self.random.choices(list(self.states), weights, k=8)}, key=str)[:2]
        day = date(2019, 1, 1) + timedelta(days=self.random.randrange(2000))
        city = self.random.choice(self.cities[one])
        titles = self.random.sample(range(len(_TITLES)), self.random.choice((1, 1, 2)))
        names = [self.people[code][i] for code in (one, other) for i in titles]
        text = (
            f"{self.states[one]} and {self.states[other]} held meeting number {number} in {city}.\n\n"
            f"{', '.join(names)} took part on {day}.\n"
        )
        sheet = FactSheet(document(text, f"reports/{number:04}.txt", day))
        first, _, second = text.partition("\n\n")
        evidence = [Evidence(0, len(first), first), Evidence(len(first) + 2, len(text) - 1, second[:-1])]
        meeting = self.meeting(sheet, evidence[0], (one, other), city, day)
        for code in (one, other):
            for i in titles:
                self.attend(sheet, evidence[1], meeting, code, i)
        if number % 4 == 0:
            self.sign(sheet, evidence[0], meeting, (one, other))
        self.individuals |= {meeting, *names}
        return sheet.findings()

    def meeting(
        self, sheet: FactSheet, evidence: Evidence, states: tuple[str, str], city: str, day: date
    ) -> str:
        kind = self.random.choice(_KINDS)
        label = f"{self.states[states[0]]}–{self.states[states[1]]} {words_of(v.ent(kind))}"
        meeting = sheet.mention("meeting/1", kind, label, evidence)
        place = sheet.mention(f"place/{city.lower()}", "Place", city, evidence)
        status = self.random.choice(("Held", "Held", "Held", "Planned", "Cancelled"))
        for predicate, value in (
            (v.RDF_TYPE, v.ent(kind)),
            ("place", place),
            ("status", v.ent(status)),
            ("date", Literal(str(day), v.EDTF)),
            ("earliest", Literal(str(day), v.XSD_DATE)),
            ("latest", Literal(str(day), v.XSD_DATE)),
        ):
            sheet.claim(meeting, predicate, value, [evidence], found_by="meet", confidence=0.8)
        for code in states:
            sheet.mention(f"country/{code}", "Country", self.states[code], evidence, identity=code)
            sheet.claim(meeting, "party", f"country/{code}", [evidence], found_by="meet", confidence=0.8)
        return meeting

    def attend(self, sheet: FactSheet, evidence: Evidence, meeting: str, code: str, i: int) -> None:
        name, title = self.people[code][i], _TITLES[i]
        person = sheet.mention(f"person/{name.lower().replace(' ', '-')}", "Person", name, evidence)
        office = f"office/{code}/{title.replace(' ', '-')}"
        sheet.mention(office, "Office", f"{title.capitalize()} of {self.states[code]}", evidence)
        for subject, predicate, value in (
            (person, "represents", f"country/{code}"),
            (person, "holdsOffice", office),
            (office, "officeOf", f"country/{code}"),
            (office, "officeTitle", Literal(title)),
            (meeting, "attendee", person),
        ):
            sheet.claim(subject, predicate, value, [evidence], found_by="title", confidence=0.9)

    def sign(self, sheet: FactSheet, evidence: Evidence, meeting: str, states: tuple[str, str]) -> None:
        kind = self.random.choice(_AGREEMENTS)
        label = f"{self.states[states[0]]}–{self.states[states[1]]} {words_of(v.ent(kind))}"
        agreement = sheet.mention("agreement/1", kind, label, evidence)
        sheet.claim(agreement, v.RDF_TYPE, v.ent(kind), [evidence], found_by="sign", confidence=0.7)
        sheet.claim(agreement, "agreedAt", meeting, [evidence], found_by="sign", confidence=0.7)
        for code in states:
            sheet.claim(agreement, "party", f"country/{code}", [evidence], found_by="sign", confidence=0.7)


def store_of_size(size: int) -> ox.Store:
    """Give a dataset of about so many individuals, offices not counted."""
    world = World(size)
    findings: list[Findings] = []
    seen: set[str] = set()
    while len(seen) < size:
        found = world.report(len(findings))
        findings.append(found)
        happening = {f"{found.document.id} {m.key}" for m in found.mentions if m.key[:4] in {"meet", "agre"}}
        seen |= happening | {m.key for m in found.mentions if m.key[:6] in {"person", "countr", "place/"}}
    resolution, settled = resolve_and_settle(findings)
    store = ox.Store()
    store.extend(quads_of(findings, resolution, settled, Background({})))
    return store
