"""The language layer as a whole: what its components need, on several processes, and at what cost."""

from __future__ import annotations

import statistics
import time
from datetime import date
from typing import Any

import pytest
from spacy.tokens import Doc

from kg.language import load_model, read_all
from kg.language.attributes import SPAN_ATTRIBUTES, SPAN_GROUPS
from kg.language.pipeline import COMPONENTS
from kg.samples import reports

pytestmark = pytest.mark.model

MOST = 2.0
"""The whole pipeline may take so many times as long as the bare model."""
ROUNDS = 3


def texts(count: int) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(reports().iterdir()) if path.suffix == ".txt"][:count]


def marks(doc: Doc) -> list[Any]:
    """Give everything that stands in the span groups, with every attribute."""
    return [
        (group, span.start, span.end, span.label_, [span._.get(name) for name in SPAN_ATTRIBUTES])
        for group in SPAN_GROUPS
        for span in doc.spans[group]
    ]


def test_no_component_lacks_what_it_requires() -> None:
    analysis = load_model().analyze_pipes()
    assert analysis is not None
    assert {name: problems for name, problems in analysis["problems"].items() if problems} == {}


def test_every_component_states_what_it_assigns() -> None:
    analysis = load_model().analyze_pipes()
    assert analysis is not None
    stated = {name: analysis["summary"][name]["assigns"] for name in COMPONENTS}
    assert all("doc.spans" in assigned for assigned in stated.values())
    every = {attribute for assigned in stated.values() for attribute in assigned}
    assert {f"span._.{name}" for name in SPAN_ATTRIBUTES} <= every


def test_two_processes_give_what_one_gives() -> None:
    pairs = [(text, date(2015, 3, 4)) for text in texts(6)]
    one, two = ([marks(doc) for doc in read_all(pairs, processes=count)] for count in (1, 2))
    assert one == two
    assert all(one)


def test_the_components_cost_less_than_the_model() -> None:
    """Both are timed in turn in one run, so that whatever else the machine does falls on both."""
    nlp, some = load_model(), texts(8)
    bare, whole = [], []
    list(nlp.pipe(some[:1]))
    for _ in range(ROUNDS):
        with nlp.select_pipes(disable=list(COMPONENTS)):
            bare.append(_seconds(some))
        whole.append(_seconds(some))
    assert statistics.median(whole) <= MOST * statistics.median(bare)


def _seconds(some: list[str]) -> float:
    begin = time.process_time()
    list(load_model().pipe(some))
    return time.process_time() - begin
