"""The graph as the reports up to some day tell it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kg import vocabulary as v
from kg.building.as_of import folder_as_of, graph_as_of, parse_day, too_late
from kg.building.build import Options, build
from kg.building.memory import MEMORY
from kg.commands.summary import summary
from kg.errors import UserError
from kg.knowledge_graph import KnowledgeGraph
from tests.integration.commands import Kg, runner
from tests.plain_reader import reading_plainly, write_reports
from tests.small import document

REPORTS = {
    "plan": "The Summit of KEN and CHL was Planned on 2023-03-03. Ana Rojas spoke for CHL. | 2023-02-01",
    "held": "The Summit of KEN and CHL was Held on 2023-03-03 in Nairobi. Rojas spoke for CHL. | 2023-03-04",
    "undated": "The Summit of KEN and PER was Held on 2020-01-01. |",
}
STATUS = "SELECT ?state { ?m a ent:Summit ; ent:status ?state }"
FEBRUARY = date(2023, 2, 28)


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    reading_plainly(monkeypatch)
    write_reports(tmp_path / "reports", REPORTS)
    build(tmp_path / "reports", tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    return runner(capsys, monkeypatch)


def states(graph: KnowledgeGraph) -> list[str]:
    return sorted(str(row[0]).removeprefix(v.ENT) for row in graph.query(STATUS))


def test_what_was_known_on_a_day(out: Path) -> None:
    assert states(graph_as_of(out, FEBRUARY)) == ["Planned"]
    assert states(graph_as_of(out, date(2023, 3, 4))) == ["Held"]
    assert states(graph_as_of(out, date(2023, 1, 31))) == []


def test_it_is_the_graph_that_those_reports_alone_give(out: Path) -> None:
    alone = build(out.parent / "reports", options=Options(as_of=FEBRUARY))
    assert graph_as_of(out, FEBRUARY).quads == alone.quads


def test_a_report_without_a_date_may_be_of_any_day() -> None:
    assert too_late(document("x", "a.txt", date(2023, 3, 1)), date(2023, 3, 1)) is None
    assert too_late(document("x", "a.txt", date(2023, 3, 2)), date(2023, 3, 1)) is not None
    assert "no date of publication" in (too_late(document("x", "a.txt", None), date.max) or "")


def test_a_build_as_of_a_day_says_what_it_left_out(out: Path) -> None:
    result = build(out.parent / "reports", out.parent / "then", options=Options(as_of=FEBRUARY))
    assert states(result) == ["Planned"]
    assert {Path(s.source).stem: s.reason for s in result.skipped} == {
        "held": "published on 2023-03-04, after 2023-02-28",
        "undated": "no date of publication: it may be from after 2023-02-28",
    }
    text = " ".join(summary(result, Path("out")).split())
    assert "2 reports are left out as later, or without a date" in text
    assert "copies" not in text


def test_before_all_reports(out: Path) -> None:
    with pytest.raises(UserError, match=r"none of 3 reports is known to be from 1999-01-01 or before"):
        build(out.parent / "reports", options=Options(as_of=date(1999, 1, 1)))


def test_nobody_is_joined_by_what_a_later_report_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading_plainly(monkeypatch)
    joining = {
        "a": "The TwoPlusTwo of KEN and CHL was Held. Rojas spoke for CHL. | 2023-01-01",
        "b": "The TwoPlusTwo of KEN and PER was Held. Ana Rojas spoke for PER. | 2023-01-02",
        "c": "The TwoPlusTwo of KEN and CHL was Held. Ana Rojas spoke for CHL. | 2023-01-03",
    }
    write_reports(tmp_path / "reports", joining)
    build(tmp_path / "reports", tmp_path / "out")
    names = "SELECT ?name { ?p a ent:Person ; rdfs:label ?name ; ent:represents <country/CHL> }"
    assert list(graph_as_of(tmp_path / "out", date(2023, 1, 2)).query(names)) == [("Rojas",)]
    assert list(graph_as_of(tmp_path / "out", date(2023, 1, 3)).query(names)) == [("Ana Rojas",)]


@pytest.mark.parametrize("content", [None, b"damaged"])
def test_a_graph_that_does_not_remember_its_reports(out: Path, content: bytes | None) -> None:
    (out / MEMORY).unlink()
    if content:
        (out / MEMORY).write_bytes(content)
    with pytest.raises(UserError, match=r"and --as-of needs it: run kg build first"):
        graph_as_of(out, FEBRUARY)


@pytest.mark.parametrize("day", ["", "2023", "2023-02-30", "yesterday", "2023-2-1"])
def test_what_is_no_day(day: str) -> None:
    with pytest.raises(UserError, match="is no day: write YYYY-MM-DD"):
        parse_day(day)


def test_a_folder_for_a_day_is_gone_afterwards(out: Path) -> None:
    with folder_as_of(out, "2023-02-28") as folder:
        assert (folder / "store" / "CURRENT").is_file()
    assert not folder.exists()
    with folder_as_of(out, None) as folder:
        assert folder == out


# -- on the command line -------------------------------------------------------------------------------------


def test_query_and_view_and_disputes(out: Path, kg: Kg) -> None:
    done = kg("query", STATUS, "-f", "csv", "-o", out, "--as-of", "2023-02-28")
    assert (done.code, done.out.split()) == (0, ["state", f"{v.ENT}Planned"])
    assert kg("query", STATUS, "-o", out, "--as-of", "2023-01-01").code == 1
    page = (out / "graph.html").read_bytes()
    assert kg("view", "--no-open", "-o", out, "--as-of", "2023-02-28").code == 0
    assert (out / "graph.html").read_bytes() == page
    shown = (out / "graph-2023-02-28.html").read_text("utf-8")
    assert "as of 2023-02-28" in shown
    assert "Nairobi" not in shown
    done = kg("disputes", "-o", out, "--as-of", "2023-02-28")
    assert (done.code, done.out) == (1, "The reports do not disagree.\n")


def test_build_and_diff(out: Path, kg: Kg) -> None:
    then = out.parent / "then"
    assert kg("build", out.parent / "reports", "-o", then, "--as-of", "2023-02-28").code == 0
    done = kg("diff", then, out)
    assert done.code == 0
    assert "before it was planned" in done.out
    assert kg("diff", out, out).code == 1
    assert kg("diff", then, out, "--json").out.startswith("{")


@pytest.mark.parametrize("command", ["query", "view", "disputes", "build"])
def test_a_day_that_is_none_is_one_line(out: Path, kg: Kg, command: str) -> None:
    arguments = {"query": [STATUS], "build": [str(out.parent / "reports")]}.get(command, [])
    done = kg(command, *arguments, "-o", out, "--as-of", "soon")
    assert done.code == 2
    assert re.fullmatch(r"kg: 'soon' is no day: [^\n]+\n", done.errors)


def test_a_name_that_led_to_another_is_explained(
    tmp_path: Path, kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading_plainly(monkeypatch)
    first = {
        "a": "The TwoPlusTwo of KEN and CHL was Held. Rojas spoke for CHL. | 2023-01-02",
        "b": "The TwoPlusTwo of KEN and PER was Held. Luis Rojas spoke for CHL. | 2023-01-03",
        "c": "The TwoPlusTwo of CHL and PER was Held. Ana Rojas spoke for CHL. | 2023-01-04",
    }
    write_reports(tmp_path / "r", first)
    build(tmp_path / "r", tmp_path / "out")
    write_reports(tmp_path / "r", {"a": first["a"], "c": first["c"]})
    build(tmp_path / "r", tmp_path / "out")
    done = kg("explain", "person/ana-rojas-chl", "-o", tmp_path / "out")
    assert done.code == 0
    assert "person/rojas-chl" in done.out
    assert "one because: 'Rojas' in" in " ".join(done.out.split())
