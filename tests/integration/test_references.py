"""What words stand for, in the whole pipeline: one case a line in `tests/language/data/references.jsonl`."""

from __future__ import annotations

from typing import Any

import pytest

from kg.language import read
from tests.language.marked import cases

pytestmark = pytest.mark.model

CASES = cases("references")
FLOOR = 0.97
"""The share of references found in the cases that are right; raise it, never lower it."""


def found(text: str) -> list[list[Any]]:
    doc = read(text)
    return [[span.text, span._.referents] for span in doc.spans["references"]]


def params() -> list[Any]:
    return [
        pytest.param(
            case, id=case["why"], marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", params())
def test_references(case: dict[str, Any]) -> None:
    assert found(case["text"]) == case["references"]


def test_the_cases_are_many_and_many_of_them_are_ties() -> None:
    texts = [case["text"] for case in CASES]
    assert len(texts) == len(set(texts)) >= 60
    assert sum(not case["references"] for case in CASES) >= 15


def test_what_is_found_is_right() -> None:
    right = wrong = 0
    for case in CASES:
        for reference in found(case["text"]):
            right += reference in case["references"]
            wrong += reference not in case["references"]
    assert right / (right + wrong) >= FLOOR
