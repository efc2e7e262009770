"""Names: which words, and whose."""

from __future__ import annotations

from typing import Any

import pytest

from kg.language.people import find
from tests.language.marked import cases, document


def _params() -> list[Any]:
    return [
        pytest.param(
            case, id=case["id"], marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
        )
        for case in cases("people")
    ]


@pytest.mark.parametrize("case", _params())
def test_people(case: dict[str, Any]) -> None:
    doc = document(case["text"], tuple(case.get("names", ())), tuple(case.get("places", ())))
    found: dict[str, set[str]] = {}
    for mention in find(doc):
        found.setdefault(mention.referent, set()).add(doc[mention.start : mention.end].text)
    assert found == {name: set(forms) for name, forms in case["people"].items()}
