from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from kg.language.dates import DateComponent, find
from kg.language.pipeline import load_model

pytestmark = pytest.mark.model

DATA = Path(__file__).parent.parent / "language" / "data"
FLOOR = 0.98
"""F1 of dates in running text; raise it when the parser gets better, never lower it."""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model()


@pytest.fixture(scope="module")
def news() -> list[dict[str, Any]]:
    lines = (DATA / "dates_in_news.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def expected(report: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Give the places and values of the dates of a report; they are listed in the order of the text."""
    places, position = [], 0
    for words, value in report["dates"]:
        start = report["text"].index(words, position)
        position = start + len(words)
        places.append((start, position, value))
    return places


def overlaps(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] == other[2]


def test_dates_in_running_text(nlp: Language, news: list[dict[str, Any]]) -> None:
    hits = misses = extras = 0
    for report in news:
        doc = nlp(report["text"])
        gold = expected(report)
        mentions = find(doc, date.fromisoformat(report["published"]))
        spans = [(doc[each.start : each.end], each.edtf) for each in mentions if each.edtf]
        found = [(span.start_char, span.end_char, value) for span, value in spans]
        right = sum(any(overlaps(place, other) for other in found) for place in gold)
        hits, misses = hits + right, misses + len(gold) - right
        extras += sum(not any(overlaps(place, other) for other in gold) for place in found)
    assert 2 * hits / (2 * hits + misses + extras) >= FLOOR


def test_expressions_with_the_packaged_model(nlp: Language) -> None:
    with (DATA / "dates.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["edtf"] != "nothing"]
    wrong = []
    for row in rows:
        doc = nlp(re.sub(r"[\[\]]", "", row["text"]))
        published = date.fromisoformat(row["published"]) if row["published"] else None
        found = [(doc[each.start : each.end].text, each.edtf) for each in find(doc, published)]
        if (re.findall(r"\[(.+?)\]", row["text"])[0], row["edtf"] or None) not in found:
            wrong.append(row["text"])
    assert len(wrong) <= len(rows) // 50, wrong


def test_the_component_states_what_it_needs(nlp: Language) -> None:
    assert isinstance(nlp.get_pipe("entente_dates"), DateComponent)
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert analysis["problems"]["entente_dates"] == []


def test_two_processes_give_what_one_gives(nlp: Language, news: list[dict[str, Any]]) -> None:
    def read(processes: int) -> list[list[tuple[str, str | None]]]:
        docs = []
        for report in news[:6]:
            doc = nlp.make_doc(report["text"])
            doc._.published = report["published"]
            docs.append(doc)
        read_docs = nlp.pipe(docs, n_process=processes)
        return [[(span.text, span._.edtf) for span in doc.spans["dates"]] for doc in read_docs]

    assert read(2) == read(1)
