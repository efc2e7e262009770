"""The development corpus, where it lies beside the repository: read whole, asked, and scored."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import vocabulary as v
from kg.building.build import Build, Options, build
from kg.documents import load_dates

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FLOORS = Path(__file__).with_name("corpus_floors.toml")

FURNITURE = re.compile(
    r"\b(log ?in|sign ?up|register|newsletters?|cookies?|comments?|facebook|related|trending|copyright)\b|©",
    re.IGNORECASE,
)
"""Words of page furniture that no report of meetings and agreements needs."""

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the development corpus is not beside the repository"),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("corpus") / "out"


@pytest.fixture(scope="module")
def built(out: Path) -> Build:
    return build(CORPUS / "text", out, options=Options(dates=load_dates(CORPUS / "dates.csv")))


def ask(built: Build, pattern: str) -> list[tuple[object, ...]]:
    return list(built.query(f"SELECT * WHERE {{ {pattern} }}"))


def test_all_reports_are_read(built: Build) -> None:
    files = {path.name for path in (CORPUS / "text").iterdir()}
    assert {Path(found.document.source).name for found in built.findings} == files
    assert not [skipped for skipped in built.skipped if skipped.is_error]


def between(one: str, other: str) -> str:
    return f'?x ent:party/ent:iso3 "{one}" , "{other}" .'


def test_the_meetings_of_japan_and_france(built: Build) -> None:
    talks = f"?x a ent:TwoPlusTwo ; ent:date ?day . {between('JPN', 'FRA')}"
    assert len(ask(built, talks)) >= 5
    attended = ask(built, f"{talks} ?x ent:status ent:Held ; ent:attendee/rdfs:label ?name .")
    assert len(attended) >= 4, "both sides' foreign and defence ministers"


def test_the_state_of_agreements(built: Build) -> None:
    raa = f"?x a ent:ReciprocalAccessAgreement ; ent:status ent:Signed . {between('JPN', 'AUS')}"
    assert ask(built, raa)
    acsa = f"?x a ent:AcquisitionAndCrossServicingAgreement ; ent:status ?status . {between('JPN', 'FRA')}"
    assert ask(built, acsa)


@pytest.mark.parametrize("number", ["001", "003"])
def test_no_page_furniture_in_the_graph(built: Build, number: str) -> None:
    (document,) = (f.document for f in built.findings if Path(f.document.source).name.startswith(number))
    assert document.removed
    graph = ox.NamedNode(f"{v.BASE_IRI}document/{document.id}")
    said = [quad.object for quad in built.store.quads_for_pattern(None, None, None, graph)]
    texts = [
        value.value for value in said if isinstance(value, ox.Literal) and value.value != document.source
    ]
    assert len(texts) > 10
    assert [text for text in texts if FURNITURE.search(text)] == []


def scores(out: Path) -> dict[str, float]:
    """Give F1 by line of the table that the corpus's own script prints."""
    command = [sys.executable, str(CORPUS / "score.py"), str(CORPUS / "gold"), str(out / "kg.nq")]
    table = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    rows = re.findall(r"^(.{28})\s+[\d.]+\s+[\d.]+\s+([\d.]+)\s+\d+\s+\d+$", table, re.MULTILINE)
    assert "no prediction for" not in table
    return {name.strip(): float(f1) for name, f1 in rows}


def test_no_score_falls_below_its_floor(built: Build, out: Path) -> None:
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text("utf-8"))["f1"]
    measured = scores(out)
    fallen = {name: (measured[name], floor) for name, floor in floors.items() if measured[name] < floor}
    assert fallen == {}


def test_two_builds_of_the_corpus_are_the_same(built: Build, out: Path) -> None:
    again = build(CORPUS / "text", options=Options(dates=load_dates(CORPUS / "dates.csv")))
    assert again.quads == built.quads
    assert json.loads((out / "report.json").read_text("utf-8"))["documents"] == again.report["documents"]
