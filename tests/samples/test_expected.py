"""What is expected of the bundled reports: well-formed, within the vocabulary, and stated in the text."""

from __future__ import annotations

import re

import pytest

from kg.samples import expected
from tests.samples.reading import HAPPENINGS, Fact, content, country_forms, happenings, records

MEETING_TYPES = {
    "two-plus-two", "summit", "multilateral-summit", "ministerial",
    "working-level", "phone-call", "bilateral-talks", "other",
}  # fmt: skip
AGREEMENT_TYPES = {
    "ACSA", "RAA", "GSOMIA", "SOFA", "VFA", "DCA", "defense-equipment-transfer",
    "security-pact", "treaty", "trade", "joint-statement", "other",
}  # fmt: skip
EVENT_STATUSES = {"possible", "planned", "postponed", "held", "cancelled"}
AGREEMENT_STATUSES = {
    "proposed", "under-negotiation", "agreed-in-principle", "signed", "ratified",
    "in-force", "suspended", "terminated", "existing",
}  # fmt: skip
DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
EDTF = re.compile(rf"{DAY}|(?:{DAY}|\.\.)/(?:{DAY}|\.\.)")
KEYS = {
    "document", "story", "published", "published_source", "copy_of", "contradicts", "chrome",
    "people", "countries", "organizations", "meetings", "agreements", "exercises", "notes",
}  # fmt: skip
EACH = pytest.mark.parametrize("record", records(), ids=[record["document"] for record in records()])


def one_line(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def test_lines_are_sorted_and_unique() -> None:
    names = [record["document"] for record in records()]
    assert names == sorted(set(names))
    assert expected().read_text(encoding="utf-8").endswith("}\n")


@EACH
def test_every_key_is_there(record: Fact) -> None:
    assert record.keys() == KEYS


@EACH
def test_evidence_is_the_beginning_of_one_sentence_of_the_text(record: Fact) -> None:
    lines = content(record).splitlines()
    for fact in happenings(record):
        evidence = fact["evidence"]
        (line,) = [line for line in lines if evidence in line]
        before = line[: line.index(evidence)]
        assert before == "" or before.endswith((". ", " - ", " – ")), (
            "a sentence begins a line or follows one"
        )
        assert len(evidence.split()) <= 8


@EACH
def test_types_and_statuses_are_of_the_vocabulary(record: Fact) -> None:
    for fact in record["meetings"]:
        assert fact["type"] in MEETING_TYPES
        assert fact["mode"] in {"in-person", "virtual", None}
        assert (fact["mode"] == "in-person") == (fact["place"] is not None)
        assert fact["parties"] or fact.get("organization")
        assert fact["ordinal"] is None or fact["ordinal"] >= 1
    for fact in record["agreements"]:
        assert fact["type"] in AGREEMENT_TYPES
        assert fact["status"] in AGREEMENT_STATUSES
    for fact in record["meetings"] + record["exercises"]:
        assert fact["status"] in EVENT_STATUSES


@EACH
def test_dates_are_edtf(record: Fact) -> None:
    dates = [record["published"], *(fact["date"] for fact in happenings(record))]
    assert all(EDTF.fullmatch(day) for day in dates if day is not None)


@EACH
def test_a_held_event_is_not_after_its_report(record: Fact) -> None:
    if record["published"] is None:
        pytest.skip("the report has no date")
    for fact in record["meetings"]:
        begin = (fact["date"] or "").split("/")[0].removeprefix("..")
        if fact["status"] == "held":
            assert begin <= record["published"]
        elif fact["status"] == "planned" and len(begin) == len("2018-06-12"):
            assert fact["date"].split("/")[-1] >= record["published"] or fact["date"].endswith("..")


@EACH
def test_who_takes_part_is_among_the_people_and_countries(record: Fact) -> None:
    people = {person["name"] for person in record["people"]}
    for fact in happenings(record):
        assert set(fact["parties"]) <= set(record["countries"])
        assert len(fact["parties"]) == len(set(fact["parties"]))
        assert set(fact.get("attendees", [])) | set(fact.get("signatories", [])) <= people
        assert "organization" not in fact or fact["organization"] in record["organizations"]


@EACH
def test_names_stand_in_the_text(record: Fact) -> None:
    text = " ".join(content(record).split())
    for person in record["people"]:
        assert person["name"] in text
        rest = text.replace(person["name"], "")
        assert all(re.search(rf"\b{re.escape(alias)}\b", rest) for alias in person["aliases"])
        assert all(office["country"] or office["organization"] for office in person["offices"])


@EACH
def test_places_stand_in_the_text(record: Fact) -> None:
    text = content(record).casefold()
    assert all(fact["place"].casefold() in text for fact in record["meetings"] if fact["place"])


@EACH
def test_countries_are_those_that_the_text_names(record: Fact) -> None:
    text = one_line(content(record))
    text = re.sub(r"(?:South|East) China Sea|Indian Ocean|Korean (?:Peninsula|War)", " ", text)
    named = {iso3 for iso3, (names, _) in country_forms().items() if names.search(text)}
    meant = {iso3 for iso3, (_, either) in country_forms().items() if either.search(text)}
    listed = set(record["countries"])
    assert len(record["countries"]) == len(listed)
    assert listed <= meant, "listed, but no form of it is in the text"
    assert named <= listed, "named in the text, but not listed"


def test_every_kind_of_fact_is_there() -> None:
    for kind in HAPPENINGS:
        assert sum(len(record[kind]) for record in records()) >= 10
    types = {fact["type"] for record in records() for kind in HAPPENINGS[:2] for fact in record[kind]}
    assert types >= {"ACSA", "RAA", "GSOMIA", "VFA", "SOFA", "DCA", "treaty", "security-pact", "trade"}
    assert types >= MEETING_TYPES
    statuses = {fact["status"] for record in records() for fact in happenings(record)}
    assert statuses >= (EVENT_STATUSES - {"possible"}) | AGREEMENT_STATUSES
