"""A second build: what is read again, what stays, what goes, and that it is what a first build would give."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import vocabulary as v
from kg.building.build import Build, Options, build
from kg.building.memory import MEMORY
from kg.commands.summary import summary
from kg.errors import UserError
from kg.graph.serialize import FORMATS
from kg.knowledge_graph import load
from tests.plain_reader import Readings, reading_plainly, write_reports

HELD = "The Summit of KEN and CHL was Held on 2023-03-03 in Nairobi. Ana Rojas spoke for CHL. | 2023-03-04"
PLAN = "The Summit of KEN and CHL was Planned on 2023-03-03. Rojas spoke for CHL. | 2023-02-20"
TALKS = "The TwoPlusTwo of KEN and PER was Held on 2023-05-05. Luis Soto spoke for PER. | 2023-05-06"
MORE = "The TwoPlusTwo of KEN and PER was Held on 2023-05-05. Eva Soto spoke for PER. | 2023-05-07"
REPORTS = {"held": HELD, "plan": PLAN, "talks": TALKS}


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> Readings:
    return reading_plainly(monkeypatch)


@pytest.fixture
def reports(tmp_path: Path, readings: Readings) -> Path:
    """Give a folder of reports that was built into `out` beside it once."""
    write_reports(tmp_path / "reports", REPORTS)
    build(tmp_path / "reports", tmp_path / "out")
    readings.texts.clear()
    return tmp_path / "reports"


def again(reports: Path, **options: object) -> Build:
    return build(reports, reports.parent / "out", options=Options(**options))  # type: ignore[arg-type]


def files(folder: Path) -> dict[str, bytes]:
    names = [f"kg.{ending}" for ending in FORMATS] + ["graph.html", MEMORY]
    return {name: (folder / name).read_bytes() for name in names}


def claims(graph: Build) -> set[tuple[str, str, str, str]]:
    """Give what each report states, in words that no IRI is in."""
    store = ox.Store()
    store.bulk_extend(graph.quads)
    rows = store.query(
        """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?source ?predicate ?start ?text WHERE { GRAPH ?d { ?d dct:source ?source .
          ?c rdf:predicate ?predicate ; prov:wasDerivedFrom ?s . ?s oa:start ?start ; oa:exact ?text } }"""
    )
    return {tuple(term.value for term in row) for row in rows}  # type: ignore[union-attr]


def test_nothing_has_changed(reports: Path, readings: Readings) -> None:
    before = files(reports.parent / "out")
    result = again(reports)
    assert result.unchanged
    assert not readings.texts
    assert files(reports.parent / "out") == before
    assert result.quads == load(reports.parent / "out").quads
    assert len(result.findings) == 3
    assert result.report["counts"]["quads"] == len(result.quads)
    assert summary(result, Path("out")).startswith("Nothing has changed since the last build of 3 reports")


def test_without_a_part_of_the_output_it_is_made_anew(reports: Path, readings: Readings) -> None:
    for name in ("kg.ttl", "graph.html", "report.json"):
        (reports.parent / "out" / name).unlink()
        assert not again(reports).unchanged
        assert (reports.parent / "out" / name).exists()
    assert not readings.texts


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"skipped": [1]}', '{"skipped": [], "notes": [], "counts": 1}']
)
def test_a_damaged_account_is_made_anew(reports: Path, readings: Readings, content: str) -> None:
    account = reports.parent / "out" / "report.json"
    account.write_text(content)
    result = again(reports)
    assert not result.unchanged
    assert not readings.texts
    assert '"documents"' in account.read_text()


def test_one_changed_one_new_one_removed(reports: Path, readings: Readings, tmp_path: Path) -> None:
    changed = HELD.replace("Ana Rojas", "Eva Rojas")
    write_reports(reports, {"held": changed, "talks": TALKS, "more": MORE})
    result = again(reports)
    assert [text.split(".")[0] for text in map(str.strip, readings.texts)] == [
        "The Summit of KEN and CHL was Held on 2023-03-03 in Nairobi",
        "The TwoPlusTwo of KEN and PER was Held on 2023-05-05",
    ]
    assert result.read == 2
    assert "Read 2 of 3 reports, the rest is known" in summary(result, Path("out"))
    scratch = build(reports, tmp_path / "scratch")
    assert claims(result) == claims(scratch)
    assert len(result.quads) == len(scratch.quads)
    assert files(tmp_path / "scratch").keys() == files(reports.parent / "out").keys()


def test_where_no_name_differs_the_bytes_are_those_of_a_first_build(reports: Path, tmp_path: Path) -> None:
    """A later report is added: no individual has another oldest mention."""
    write_reports(reports, {**REPORTS, "more": MORE})
    again(reports)
    build(reports, tmp_path / "scratch")
    assert files(reports.parent / "out") == files(tmp_path / "scratch")


def meetings(graph: Build) -> set[str]:
    typed = (ox.NamedNode(v.RDF_TYPE), ox.NamedNode(v.ent("Meeting")))
    return {q.subject.value for q in graph.quads if (q.predicate, q.object) == typed}  # type: ignore[union-attr]


def test_no_iri_changes_when_an_older_report_comes(reports: Path, tmp_path: Path) -> None:
    before = meetings(again(reports))
    older = "The Summit of KEN and CHL was Planned on 2023-03-03. | 2023-01-01"
    write_reports(reports, {**REPORTS, "older": older})
    assert meetings(again(reports)) == before
    assert meetings(build(reports, tmp_path / "scratch")) != before


@pytest.mark.parametrize("gone", sorted(REPORTS))
def test_a_removed_report_takes_exactly_its_own_claims_along(reports: Path, gone: str) -> None:
    before = claims(again(reports))
    write_reports(reports, {name: text for name, text in REPORTS.items() if name != gone})
    after = claims(again(reports))
    assert before - after == {claim for claim in before if Path(claim[0]).stem == gone} != set()
    assert after < before


@pytest.mark.parametrize("content", [b"", b"no gzip", None])
def test_a_damaged_memory_is_no_memory(reports: Path, readings: Readings, content: bytes | None) -> None:
    path = reports.parent / "out" / MEMORY
    path.write_bytes(path.read_bytes()[:-9] if content is None else content)
    result = again(reports)
    assert len(readings.texts) == 3
    assert "was damaged: every report was read again" in summary(result, Path("out"))
    assert not summary(again(reports), Path("out")).startswith("Read")


def test_another_day_of_publication_or_program_is_another_reading(
    reports: Path, readings: Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = reports / "plan.md"
    path.write_text(path.read_text().replace("2023-02-20", "2023-02-21"))
    again(reports)
    assert len(readings.texts) == 1
    monkeypatch.setattr("kg.building.reuse.program_digest", lambda model: "another")
    again(reports)
    assert len(readings.texts) == 4


def test_other_options_make_the_graph_anew_and_read_nothing(reports: Path, readings: Readings) -> None:
    result = again(reports, base_iri="https://e.org/")
    assert not result.unchanged
    assert not readings.texts
    assert all(iri.startswith("https://e.org/") for iri in meetings(result))
    assert not again(reports).unchanged


def test_decisions_beside_the_reports(reports: Path, readings: Readings) -> None:
    people = ("Ana Rojas", "held.md"), ("Luis Soto", "talks.md")
    rows = ", ".join(f'{{ name = "{name}", report = "{report}" }}' for name, report in people)
    (reports / "resolution.toml").write_text(f"[[same]]\nmentions = [{rows}]\n")
    result = again(reports)
    assert result.counts["Person"] == 1
    assert not readings.texts
    write_reports(reports, {"held": HELD})
    assert "is left aside: no report 'talks.md'" in " ".join(summary(again(reports), Path("out")).split())
    (reports / "resolution.toml").write_text("[[same]]\n")
    with pytest.raises(UserError, match="give two mentions or more"):
        again(reports)
    elsewhere = reports.parent / "mine.toml"
    elsewhere.write_text("")
    assert again(reports, resolution=elsewhere).counts["Person"] == 1


def test_a_build_that_writes_nothing_remembers_nothing(reports: Path, readings: Readings) -> None:
    assert build(reports).read == len(readings.texts) == 3
