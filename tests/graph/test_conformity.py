"""What would break the contract is left out, and told; the rest stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import vocabulary as v
from kg.graph.background import Background
from kg.graph.conformity import Dropped, conforming, noted
from kg.graph.dataset import Dataset, dataset_of
from kg.graph.quads import quads_of
from kg.graph.validation import validate
from kg.records import Claim, Evidence, Findings, Literal, Mention
from kg.resolution import resolve_and_settle
from tests.small import findings

FINDINGS = findings()
HELD = 1
"""The place of the report that tells of the summit and the agreement."""


def conforms(found: list[Findings]) -> bool:
    resolution, settled = resolve_and_settle(found)
    return validate(quads_of(found, resolution, settled, Background())).conforms


def changed(change: Callable[[Claim], Claim]) -> list[Findings]:
    """Give the reports with one of them changed, claim by claim."""
    report = FINDINGS[HELD]
    claims = tuple(change(claim) for claim in report.claims)
    return [FINDINGS[0], replace(report, claims=claims), FINDINGS[2]]


def told(dropped: tuple[Dropped, ...]) -> set[tuple[str, str, str]]:
    return {(d.claim.subject, d.claim.predicate.removeprefix(v.ENT), d.reason) for d in dropped}


def test_what_conforms_stays_as_it_is() -> None:
    kept, dropped, dataset = conforming(FINDINGS)
    assert (kept, dropped) == (tuple(FINDINGS), ())
    assert dataset == dataset_of(FINDINGS)


def test_nothing_at_all_conforms() -> None:
    assert conforming([])[:2] == ((), ())


def with_object(subject: str, predicate: str, value: str | Literal) -> Callable[[Claim], Claim]:
    def change(claim: Claim) -> Claim:
        wanted = (claim.subject, claim.predicate) == (subject, v.ent(predicate))
        return replace(claim, object=value) if wanted else claim

    return change


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "reason"),
    [
        ("agreement/1", "status", v.ent("Held"), "this is no status of an agreement"),
        ("meeting/1", "date", Literal("in spring", v.EDTF), "a date must be written as in EDTF level 1"),
        (
            "meeting/1",
            "ordinal",
            Literal("0", v.XSD_INTEGER),
            "the number of a meeting must be a whole number",
        ),
        ("meeting/1", "attendee", "country/KEN", "who attends a meeting must be a person"),
        ("meeting/1", "place", "person/ruto", "where an event takes place must be a place"),
        ("agreement/1", "agreedAt", "agreement/1", "what an agreement was agreed at must be a meeting"),
    ],
)
def test_a_claim_that_breaks_a_rule_is_left_out(
    subject: str, predicate: str, value: str | Literal, reason: str
) -> None:
    broken = changed(with_object(subject, predicate, value))
    assert not conforms(broken)
    kept, dropped, _ = conforming(broken)
    assert conforms(list(kept))
    assert {(s, p) for s, p, _ in told(dropped)} == {(subject, predicate)}
    assert all(said.startswith(reason) for _, _, said in told(dropped))
    assert kept[0] == FINDINGS[0]
    assert {m.key for m in kept[HELD].mentions} == {m.key for m in FINDINGS[HELD].mentions}


def test_what_was_left_out_is_noted_with_the_report() -> None:
    (before, after, last), _ = noted(changed(with_object("meeting/1", "place", "person/ruto")))
    assert after.left_out == ("meeting/1 place person/ruto: where an event takes place must be a place",)
    assert (before.left_out, last.left_out) == ((), ())


def test_the_dataset_is_that_of_what_is_left() -> None:
    made: list[int] = []

    def make(found: Sequence[Findings], base_iri: str) -> Dataset:
        made.append(len(found))
        return dataset_of(found, base_iri)

    kept, dataset = noted(changed(with_object("meeting/1", "place", "person/ruto")), make=make)
    assert dataset == dataset_of(kept)
    assert made == [3, 3]  # once with what is wrong, once without


def test_a_claim_that_is_too_sure_is_left_out() -> None:
    broken = changed(lambda c: replace(c, confidence=1.5) if c.predicate == v.ent("mode") else c)
    kept, dropped, _ = conforming(broken)
    assert told(dropped) == {("meeting/1", "mode", "a confidence must be a decimal number from 0 to 1")}
    assert conforms(list(kept))


def test_a_sentence_of_the_wrong_length_takes_its_claims_with_it() -> None:
    wrong = Evidence(3, 9, "no such sentence")
    broken = changed(lambda c: replace(c, evidence=(wrong,)) if c.predicate == v.ent("agreedAt") else c)
    kept, dropped, _ = conforming(broken)
    assert {(s, p) for s, p, _ in told(dropped)} == {("agreement/1", "agreedAt")}
    assert conforms(list(kept))


def test_a_meeting_without_party_is_left_out_as_a_whole() -> None:
    report = FINDINGS[0]
    claims = tuple(c for c in report.claims if c.predicate != v.ent("party"))
    kept, dropped, _ = conforming([replace(report, claims=claims)])
    assert "meeting/1" not in {mention.key for mention in kept[0].mentions}
    assert not [c for c in kept[0].claims if "meeting/1" in (c.subject, c.object)]
    assert {reason for _, _, reason in told(dropped)} == {"this meeting has no party"}
    assert "country/KEN" in {mention.key for mention in kept[0].mentions}
    assert conforms(list(kept))


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_whatever_is_claimed_what_is_left_conforms(data: st.DataObject) -> None:
    keys = [mention.key for mention in FINDINGS[HELD].mentions]
    values: list[str | Literal] = [
        *keys,
        v.ent("Signed"),
        v.ent("Held"),
        Literal("x"),
        Literal("2023", v.EDTF),
    ]
    report = FINDINGS[HELD]
    claims = list(report.claims)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(claims) - 1))
        value: str | Literal = data.draw(st.sampled_from(values))
        claims[place] = replace(claims[place], object=value)
    found = [FINDINGS[0], replace(report, claims=tuple(claims))]
    kept, dropped, _ = conforming(found)
    assert conforms(list(kept))
    left = {claim for report in kept for claim in report.claims}
    assert {claim for report in found for claim in report.claims} - left == {d.claim for d in dropped}


def test_a_thing_of_which_nothing_is_claimed_any_more_is_gone() -> None:
    report = FINDINGS[HELD]
    nameless = Mention(report.document.id, "person/0", v.ent("Person"), " ")
    evidence = report.claims[0].evidence
    says = Claim(report.document.id, "document", v.ent("mentions"), nameless.key, evidence, 0.9, "by hand")
    found = replace(report, mentions=(*report.mentions, nameless), claims=(*report.claims, says))
    (kept,), dropped, _ = conforming([found])
    assert told(dropped) == {("document", "mentions", "this has no name (rdfs:label)")}
    assert kept == report
