"""The build and what it gives, without the language model: on three reports read by hand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rich.console import Console

import kg
from kg import vocabulary as v
from kg.building.build import Build, Options, build
from kg.commands.progress import shown
from kg.commands.summary import summary
from kg.errors import UserError
from kg.graph.serialize import FORMATS, nquads
from kg.knowledge_graph import KnowledgeGraph, load
from kg.records import SkippedSource
from kg.store.embedded import open_store
from tests.small import findings, quads

SKIPPED = (
    SkippedSource("reports/again.txt", "copy of reports/held.txt", is_error=False),
    SkippedSource("reports/broken.txt", "not a text file"),
)


@pytest.fixture(scope="module")
def made() -> Build:
    return Build(quads(), findings(), SKIPPED, {"read": 0.25, "extract": 1.5})


@pytest.fixture(scope="module")
def out(made: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build") / "out"
    made.write(folder)
    return folder


# -- what is written -----------------------------------------------------------------------------------------


def test_every_file_is_there(out: Path) -> None:
    files = {path.name for path in out.iterdir()}
    assert files == {
        *(f"kg.{ending}" for ending in FORMATS),
        *("store", "graph.html", "report.json", "memory.jsonl.gz", "dataset.ttl"),
    }


@pytest.mark.parametrize("source", ["", "kg.nq", "kg.trig"])
def test_what_is_loaded_is_what_was_built(made: Build, out: Path, source: str) -> None:
    assert load(out / source).quads == made.quads


def by_value(dataset: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Give a dataset as a store holds it: 0.90 as 0.9."""
    store = ox.Store()
    store.bulk_extend(dataset)
    return set(store)


def test_the_store_holds_the_dataset(made: Build, out: Path) -> None:
    assert set(open_store(out / "store")) == by_value(made.quads)


def test_the_account(made: Build, out: Path) -> None:
    report = json.loads((out / "report.json").read_text("utf-8"))
    assert report == json.loads(json.dumps(made.report))
    planned = next(d for d in report["documents"] if d["source"] == "reports/planned.txt")
    assert (planned["published"], planned["date_found_by"], planned["note"]) == (
        "2023-02-20",
        "metadata",
        None,
    )
    assert planned["claims"] > 5
    assert [s["reason"] for s in report["skipped"]] == ["copy of reports/held.txt", "not a text file"]
    assert report["counts"]["quads"] == len(made.quads)
    assert report["seconds"] == {"read": 0.25, "extract": 1.5}


def test_a_second_build_replaces_the_first(made: Build, out: Path) -> None:
    smaller = Build({q for q in quads() if "KEN" not in str(q.subject)}, findings(), (), {})
    smaller.write(out)
    assert load(out).quads == smaller.quads != made.quads
    assert set(open_store(out / "store")) == by_value(smaller.quads)
    made.write(out)
    assert load(out).quads == made.quads


# -- what a user may get wrong -------------------------------------------------------------------------------


def test_there_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no graph in .*: run kg build first"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["graph.ttl", "graph", "nothing/here"])
def test_not_a_file_that_load_reads(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="give a folder that kg build wrote"):
        load(tmp_path / name)


def test_a_broken_graph(tmp_path: Path) -> None:
    (tmp_path / "kg.nq").write_text("<http://a.example/> <http://b.example/> .\n")
    with pytest.raises(UserError, match=r"cannot read .*kg\.nq: .*line 1"):
        load(tmp_path)


@pytest.mark.parametrize(
    "iri", ["", "not an iri", "example.org/", "https://example.org/x", "https://e.org/#/"]
)
def test_what_cannot_begin_an_iri(iri: str) -> None:
    with pytest.raises(UserError, match="is no base IRI"):
        Options(base_iri=iri)


def test_a_base_iri() -> None:
    assert Options(base_iri="urn:entente:/").base_iri == "urn:entente:/"


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nothing could be read: .* \(and 1 more\)"):
        build([tmp_path / "nowhere", tmp_path])
    with pytest.raises(UserError, match=r"nowhere: no such file or folder$"):
        build(tmp_path / "nowhere")
    with pytest.raises(UserError, match="give files, folders or globs"):
        build([])


def test_a_folder_that_cannot_be_written_is_noticed_before_the_work() -> None:
    def never(stage: str, done: int, total: int) -> None:
        pytest.fail(f"{stage} has begun")

    with pytest.raises(UserError, match="is not a folder"):
        build([Path(__file__)], Path(__file__) / "out", progress=never)


# -- the graph in Python -------------------------------------------------------------------------------------


def test_the_public_names() -> None:
    assert all(getattr(kg, name) for name in kg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kg.nothing


def instances(kind: str) -> int:
    """Count what the dataset calls an instance of a class, each once."""
    typed = (ox.NamedNode(v.RDF_TYPE), ox.NamedNode(v.ent(kind)))
    return len({q.subject for q in quads() if (q.predicate, q.object) == typed})


@pytest.mark.parametrize("kind", ["Document", "Claim", "Sentence", "Person", "Country", "Meeting", "Summit"])
def test_counts(made: Build, kind: str) -> None:
    assert made.counts[kind] == instances(kind) > 0


def test_for_rdflib(made: Build) -> None:
    assert isinstance(made.dataset, rdflib.Dataset)
    assert sum(1 for _ in made.dataset.quads()) == len(made.quads)
    assert sum(1 for _ in made.dataset.query("SELECT ?m WHERE { ?m a ent:Summit }")) == instances("Summit")
    assert set(ox.parse(made.dataset.serialize(format="nquads"), format=ox.RdfFormat.N_QUADS)) == made.quads


def test_for_networkx(made: Build) -> None:
    kinds = Counter(data["kind"] for _, data in made.network.nodes(data=True))
    assert kinds["Person"] == kinds["Country"] == kinds["Office"] == 2
    assert kinds["Summit"] == instances("Summit")


def test_a_query(made: Build) -> None:
    answer = made.query("SELECT ?name WHERE { ?p a ent:Person ; rdfs:label ?name } ORDER BY ?name")
    assert list(answer) == [("Fumio Kishida",), ("William Ruto",)]


def test_shows_itself(made: Build) -> None:
    counts = f"3 Document, {instances('Claim')} Claim, {instances('Meeting')} Meeting"
    assert repr(made) == f"<KnowledgeGraph: {len(quads())} quads, {counts}>"
    assert "<th>Person</th><td>2</td>" in made._repr_html_()


def test_an_empty_graph_shows_itself() -> None:
    graph = KnowledgeGraph([])
    assert graph.counts == {}
    assert repr(graph) == "<KnowledgeGraph: 0 quads, 0 Document, 0 Claim, 0 Meeting>"
    assert "<table>" in graph._repr_html_()
    assert nquads(graph.quads) == b""


# -- for the terminal ----------------------------------------------------------------------------------------


def test_the_summary(made: Build) -> None:
    lines = summary(made, Path("output")).splitlines()
    assert lines[0] == f"Read 3 reports and found {made.counts['Claim']} claims in 1.8 s:"
    assert "      2  people" in lines
    assert "      1  agreement (acquisition and cross-servicing agreement 1)" in lines
    assert "      1  dispute between reports" in lines
    assert "Left out: reports/broken.txt: not a text file" in lines
    assert "1 copy of another report counts once with the first." in lines
    assert lines[-3].startswith("output/graph.html   the page")
    assert all(len(line) <= 80 for line in lines)


def test_the_summary_of_many_failures() -> None:
    skipped = [SkippedSource(f"{number}.txt", "empty file") for number in range(13)]
    text = summary(Build(quads(), findings()[:1], skipped, {}), Path("o"))
    assert text.startswith("Read 1 report and found ")
    assert text.count("Left out: ") == 10
    assert "… and 3 more; report.json names them all." in text


def drawn(*, is_terminal: bool) -> str:
    file = StringIO()
    console = Console(file=file, force_terminal=is_terminal, width=80)
    with shown(console) as report:
        for done in range(3):
            report("reading", 0, 0)
            report("extracting", done, 2)
        report("writing", 0, 1)
    return file.getvalue()


def test_no_bars_in_a_pipe() -> None:
    assert drawn(is_terminal=False) == ""


def test_bars_on_a_terminal() -> None:
    text = drawn(is_terminal=True)
    assert "extracting" in text
    assert "0/1" in text
