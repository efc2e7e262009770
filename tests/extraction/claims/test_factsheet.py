from __future__ import annotations

import pytest

from kg import vocabulary as v
from kg.extraction.claims.factsheet import FactSheet
from kg.records import Claim, Literal
from tests.small import document, sentence

TEXT = "Ana Rojas of Chile met Juma Otieno.\nRojas left.\nOtieno stayed.\n"


@pytest.fixture
def sheet() -> FactSheet:
    return FactSheet(document(TEXT, "a.txt", None))


def claims(sheet: FactSheet, predicate: str) -> list[Claim]:
    return [claim for claim in sheet.findings().claims if claim.predicate == v.ent(predicate)]


def test_nothing_noted_is_nothing_found(sheet: FactSheet) -> None:
    found = sheet.findings()
    assert (found.document, found.mentions, found.claims) == (sheet.document, (), ())


def test_a_mention_is_claimed_of_the_document(sheet: FactSheet) -> None:
    evidence = sentence(sheet.document, 0)
    key = sheet.mention("country/CHL", "Country", "Chile", evidence, identity="CHL", found_by="gazetteer")
    (mention,) = sheet.findings().mentions
    assert (key, mention.key, mention.label) == ("country/CHL", "country/CHL", "Chile")
    assert (mention.kind, mention.identity, mention.aliases) == (v.ent("Country"), "CHL", ())
    assert mention.document == sheet.document.id
    (claim,) = sheet.findings().claims
    assert (claim.subject, claim.predicate, claim.object) == ("document", v.ent("mentions"), key)
    assert (claim.evidence, claim.found_by) == ((evidence,), "gazetteer")


def test_the_first_name_is_the_label_and_the_others_are_aliases(sheet: FactSheet) -> None:
    sheet.mention("person/rojas", "Person", "Ana Rojas", sentence(sheet.document, 0), aliases=["A. Rojas"])
    sheet.mention("person/rojas", "Person", "Rojas", sentence(sheet.document, 1), aliases=["Ana Rojas"])
    (mention,) = sheet.findings().mentions
    assert (mention.label, mention.aliases) == ("Ana Rojas", ("A. Rojas", "Rojas"))
    assert sheet.label("person/rojas") == "Ana Rojas"


def test_the_first_kind_stays(sheet: FactSheet) -> None:
    sheet.mention("meeting/1", "Summit", "summit", sentence(sheet.document, 0))
    sheet.mention("meeting/1", "Meeting", "summit", sentence(sheet.document, 1))
    assert [mention.kind for mention in sheet.findings().mentions] == [v.ent("Summit")]


def test_what_is_implied_is_not_mentioned(sheet: FactSheet) -> None:
    sheet.mention("country/KEN", "Country", "Kenya", sentence(sheet.document, 0), implied=True)
    assert [mention.key for mention in sheet.findings().mentions] == ["country/KEN"]
    assert not claims(sheet, "mentions")


def test_one_fact_in_two_sentences_is_one_claim(sheet: FactSheet) -> None:
    first, second = (sentence(sheet.document, n) for n in (0, 1))
    for evidence, rule, confidence in ((second, "weak", 0.4), (first, "strong", 0.8), (second, "weak", 0.4)):
        sheet.claim(
            "person/rojas", "represents", "country/CHL", [evidence], found_by=rule, confidence=confidence
        )
    (claim,) = claims(sheet, "represents")
    assert claim.evidence == (first, second)
    assert (claim.found_by, claim.confidence) == ("strong", 0.8)


def test_two_values_are_two_claims(sheet: FactSheet) -> None:
    evidence = [sentence(sheet.document, 0)]
    for value in (Literal("2"), Literal("2", v.XSD_INTEGER), "country/CHL"):
        sheet.claim("meeting/1", "ordinal", value, evidence, found_by="rule", confidence=0.5)
    assert len(claims(sheet, "ordinal")) == 3


def test_attribution_goes_with_its_claim(sheet: FactSheet) -> None:
    evidence = [sentence(sheet.document, 0)]
    sheet.claim("a", "status", "x", evidence, found_by="r", confidence=0.5, attribution="a source")
    (claim,) = claims(sheet, "status")
    assert claim.attribution == "a source"


def test_a_predicate_of_another_vocabulary_is_taken_as_it_is(sheet: FactSheet) -> None:
    evidence = [sentence(sheet.document, 0)]
    sheet.claim("a", v.RDF_TYPE, v.ent("Summit"), evidence, found_by="r", confidence=0.5)
    assert [claim.predicate for claim in sheet.findings().claims] == [v.RDF_TYPE]


def test_findings_are_sorted_and_do_not_depend_on_the_order_of_notes() -> None:
    evidence = [sentence(document(TEXT, "a.txt", None), 0)]
    notes: list[tuple[str, str, str | Literal]] = [
        ("b", "date", Literal("2023")),
        ("a", "status", "x"),
        ("a", "party", "y"),
        ("a", "party", "x"),
    ]
    found = []
    for order in (notes, notes[::-1]):
        sheet = FactSheet(document(TEXT, "a.txt", None))
        for subject, predicate, value in order:
            sheet.claim(subject, predicate, value, evidence, found_by="r", confidence=0.5)
        found.append(sheet.findings())
    assert found[0] == found[1]
    keys = [(claim.subject, claim.predicate) for claim in found[0].claims]
    assert keys == sorted(keys)


def test_equally_sure_rules_give_the_same_claim_in_any_order() -> None:
    found = []
    for rules in (("one", "other"), ("other", "one")):
        sheet = FactSheet(document(TEXT, "a.txt", None))
        for rule in rules:
            evidence = [sentence(sheet.document, 0)]
            sheet.claim("a", "party", "x", evidence, found_by=rule, confidence=0.5)
        found.append(sheet.findings())
    assert found[0] == found[1]


def test_no_claim_without_evidence(sheet: FactSheet) -> None:
    with pytest.raises(ValueError, match="evidence"):
        sheet.claim("a", "party", "x", [], found_by="r", confidence=0.5)
