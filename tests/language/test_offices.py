"""Titles, whose they are, and who holds them."""

from __future__ import annotations

from typing import Any

import pytest

from kg.language.offices import find
from kg.language.people import People
from tests.language.marked import cases, document


def _params() -> list[Any]:
    return [
        pytest.param(
            case, id=case["id"], marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
        )
        for case in cases("offices")
    ]


@pytest.mark.parametrize("case", _params())
def test_offices(case: dict[str, Any]) -> None:
    doc = People()(document(case["text"], tuple(case.get("names", ()))))
    found = {(m.title, m.iso3 or m.organization, m.holder) for m in find(doc)}
    assert found == {tuple(office) for office in case["offices"]}
    if "people" in case:
        assert {span._.referent for span in doc.spans["people"]} == set(case["people"])
