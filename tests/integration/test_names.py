"""States, organizations and places on the packaged model: one case a line in `tests/language/data`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.language import load_model, read, read_all

pytestmark = pytest.mark.model

DATA = Path(__file__).parents[1] / "language" / "data"
CASES: list[dict[str, Any]] = [
    json.loads(line) for line in (DATA / "names.jsonl").read_text("utf-8").splitlines()
]
KINDS = ("countries", "organizations", "places")


def test_the_cases_are_many_and_none_stands_twice() -> None:
    texts = [case["text"] for case in CASES]
    assert len(texts) == len(set(texts)) >= 120
    assert all(set(case) & set(KINDS) for case in CASES)


def found(text: str, kind: str) -> Any:
    doc = read(text)
    spans = doc.spans[kind]
    if kind == "places":
        return {span._.referent: span._.iso3 for span in spans}
    return sorted({span._.iso3 if kind == "countries" else span._.referent for span in spans})


def cases() -> list[Any]:
    return [
        pytest.param(
            case["text"],
            kind,
            case[kind],
            id=f"{case['why']}: {kind}",
            marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else [],
        )
        for case in CASES
        for kind in KINDS
        if kind in case
    ]


@pytest.mark.parametrize(("text", "kind", "expected"), cases())
def test_names(text: str, kind: str, expected: Any) -> None:
    assert found(text, kind) == (expected if kind == "places" else sorted(expected))


def test_components_declare_what_they_need() -> None:
    analysis = load_model().analyze_pipes()
    assert analysis is not None
    problems = analysis["problems"]
    assert not any(
        problems[name] for name in ("entente_countries", "entente_organizations", "entente_places")
    )


def test_two_processes_give_what_one_gives() -> None:
    texts = [(case["text"], None) for case in CASES[:20]]
    one, two = (
        [
            [(s.start, s.end, s.label_, s._.iso3, s._.referent) for kind in KINDS for s in doc.spans[kind]]
            for doc in read_all(texts, processes=n)
        ]
        for n in (1, 2)
    )
    assert one == two
