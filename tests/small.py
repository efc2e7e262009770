"""A small dataset, made by hand through the real stages: what tests of the later stages stand on."""

from __future__ import annotations

import hashlib
from datetime import date

import pyoxigraph as ox

from kg import vocabulary as v
from kg.extraction.claims.factsheet import FactSheet
from kg.graph.background import Background
from kg.graph.quads import quads_of
from kg.records import Document, Evidence, Findings, Literal
from kg.resolution import resolve_and_settle

PLANNED = (
    "Japan and Kenya plan to hold a summit in Nairobi in early March, officials said.\n\n"
    "Kenyan President William Ruto will meet Prime Minister Fumio Kishida.\n"
)
HELD = (
    "Prime Minister Fumio Kishida met Kenyan President William Ruto in Nairobi on 3 March 2023.\n\n"
    "It was the second summit of Japan and Kenya.\n\n"
    "Japan and Kenya signed an Acquisition and Cross-Servicing Agreement; "
    '"<b>a first</b>", one source said.\n'
)
OTHER = "Japan and Kenya held their second summit on 4 March 2023 in Nairobi.\n"


def document(text: str, source: str, published: date | None) -> Document:
    """Make a document as the reader of plain text would."""
    return Document(
        source=source,
        text=text,
        title=text.split(".")[0].split("\n")[0][:60],
        published=published,
        date_found_by="metadata" if published else None,
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
    )


def sentence(document: Document, index: int) -> Evidence:
    """Give a line of the document that holds text."""
    lines = [line for line in document.text.split("\n") if line]
    start = document.text.index(lines[index])
    return Evidence(start, start + len(lines[index]), lines[index])


def _states_and_people(sheet: FactSheet, line: int, *, people: bool = True) -> None:
    evidence = sentence(sheet.document, line)
    roles = (
        ("JPN", "Japan", "Fumio Kishida", "prime minister"),
        ("KEN", "Kenya", "William Ruto", "president"),
    )
    for code, country, name, title in roles:
        sheet.mention(f"country/{code}", "Country", country, evidence, identity=code)
        if not people:
            continue
        person = sheet.mention(f"person/{name.split()[1].lower()}", "Person", name, evidence)
        office = f"office/{code}/{title.replace(' ', '-')}"
        label = f"{title.capitalize()} of {country}"
        sheet.mention(office, "Office", label, evidence)
        by = {"found_by": "title before name", "confidence": 0.9}
        sheet.claim(office, "officeTitle", Literal(title), [evidence], **by)  # type: ignore[arg-type]
        sheet.claim(office, "officeOf", f"country/{code}", [evidence], **by)  # type: ignore[arg-type]
        sheet.claim(person, "holdsOffice", office, [evidence], **by)  # type: ignore[arg-type]
        sheet.claim(person, "represents", f"country/{code}", [evidence], **by)  # type: ignore[arg-type]


def _summit(sheet: FactSheet, line: int, status: str, days: tuple[str, str, str], ordinal: int | None) -> str:
    evidence = sentence(sheet.document, line)
    summit = sheet.mention("meeting/1", "Summit", "Japan–Kenya summit", evidence, aliases=["the summit"])
    place = sheet.mention("place/nairobi", "Place", "Nairobi", evidence)
    facts: list[tuple[str, str | Literal]] = [
        (v.RDF_TYPE, v.ent("Summit")),
        ("party", "country/JPN"),
        ("party", "country/KEN"),
        ("place", place),
        ("status", v.ent(status)),
        ("date", Literal(days[0], v.EDTF)),
        ("earliest", Literal(days[1], v.XSD_DATE)),
        ("latest", Literal(days[2], v.XSD_DATE)),
        ("mode", v.ent("InPerson")),
    ]
    if ordinal:
        facts.append(("ordinal", Literal(str(ordinal), v.XSD_INTEGER)))
    for predicate, value in facts:
        sheet.claim(summit, predicate, value, [evidence], found_by="hold talks", confidence=0.85)
    sheet.claim(place, "inCountry", "country/KEN", [evidence], found_by="gazetteer", confidence=0.9)
    return summit


def findings() -> list[Findings]:
    """Three reports on one summit: announced, held, and held on another day."""
    planned = FactSheet(document(PLANNED, "reports/planned.txt", date(2023, 2, 20)))
    _states_and_people(planned, 1)
    _summit(planned, 0, "Planned", ("2023-03-01/2023-03-10", "2023-03-01", "2023-03-10"), None)
    held = FactSheet(document(HELD, "reports/held.txt", date(2023, 3, 4)))
    _states_and_people(held, 0)
    summit = _summit(held, 0, "Held", ("2023-03-03", "2023-03-03", "2023-03-03"), 2)
    evidence = sentence(held.document, 0)
    for person in ("person/kishida", "person/ruto"):
        held.claim(summit, "attendee", person, [evidence], found_by="met", confidence=0.9)
    evidence = sentence(held.document, 2)
    acsa = held.mention(
        "agreement/1", "AcquisitionAndCrossServicingAgreement", "Japan–Kenya ACSA", evidence, aliases=["ACSA"]
    )
    for predicate, value in (
        (v.RDF_TYPE, v.ent("AcquisitionAndCrossServicingAgreement")),
        ("party", "country/JPN"),
        ("party", "country/KEN"),
        ("status", v.ent("Signed")),
    ):
        held.claim(
            acsa, predicate, value, [evidence], found_by="signed", confidence=0.9, attribution="one source"
        )
    held.claim(acsa, "agreedAt", summit, [evidence], found_by="signed", confidence=0.6)
    other = FactSheet(document(OTHER, "wire.jsonl#7", date(2023, 3, 5)))
    _states_and_people(other, 0, people=False)
    _summit(other, 0, "Held", ("2023-03-04", "2023-03-04", "2023-03-04"), 2)
    return [planned.findings(), held.findings(), other.findings()]


def quads() -> set[ox.Quad]:
    """Give the three reports as a dataset."""
    found = findings()
    resolution, settled = resolve_and_settle(found)
    return quads_of(found, resolution, settled, Background({"country/JPN": "Q17", "country/KEN": "Q114"}))
