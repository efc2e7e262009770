"""The command line from a folder of reports to the answer: what it prints, and how it ends."""

from __future__ import annotations

import csv
import json
import re
import time
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import vocabulary as v
from kg.samples import reports
from tests.integration.commands import Done, Kg, apart, runner, started

pytestmark = pytest.mark.model

SAME_BYTES = ("kg.nq", "kg.ttl", "kg.trig", "kg.jsonld", "kg.graphml", "graph.html", "dataset.ttl")

REPORT = """LIMA, 3 May 2024 (ENS) - Peru and Chile held a summit in Lima on Thursday, officials said.

Peruvian President Rosa Quispe met Chilean President Diego Araya. The two countries signed an acquisition
and cross-servicing agreement.
"""


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    return runner(capsys, monkeypatch)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the graph of the bundled reports."""
    out = tmp_path_factory.mktemp("samples") / "out"
    done = apart("build", reports(), "--out", out, PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    assert done.code == 0, done.errors
    return out


@pytest.fixture
def small(kg: Kg, tmp_path: Path) -> Path:
    """Give a folder with the graph of one report."""
    (tmp_path / "report.txt").write_text(REPORT)
    assert kg("build", tmp_path / "report.txt", "-o", tmp_path / "out").code == 0
    return tmp_path / "out"


def assert_one_line(done: Done, *words: str) -> None:
    """See that a command ended with exit code 2 and one line for the user."""
    assert done.code == 2, done
    assert done.out == ""
    assert re.fullmatch(r"kg: [^\n]+\n", done.errors), done.errors
    for word in words:
        assert word in done.errors


# -- build ---------------------------------------------------------------------------------------------------


def test_the_same_reports_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "again"
    done = apart("build", reports(), "--out", out, PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C")
    assert done.code == 0, done.errors
    for name in SAME_BYTES:
        assert (built / name).read_bytes() == (out / name).read_bytes(), name


def test_all_bundled_reports_are_read(built: Path) -> None:
    report = json.loads((built / "report.json").read_text("utf-8"))
    assert len(report["documents"]) == 56
    assert all(document["claims"] for document in report["documents"])
    assert [s["reason"].split(" of ")[0] for s in report["skipped"]] == ["copy"]


def test_page_furniture_is_named_and_not_in_the_graph(built: Path) -> None:
    report = json.loads((built / "report.json").read_text("utf-8"))
    removed = [gap["text"] for document in report["documents"] for gap in document["removed"]]
    assert len(removed) > 10
    said = [q.object for q in quads(built) if q.predicate.value == v.OA_EXACT]
    sentences = {sentence.value for sentence in said if isinstance(sentence, ox.Literal)}
    assert sentences
    assert not [gap for gap in removed for sentence in sentences if gap.strip() in sentence and len(gap) > 25]


def quads(out: Path) -> list[ox.Quad]:
    return list(ox.parse(path=str(out / "kg.nq"), format=ox.RdfFormat.N_QUADS))


def test_every_sentence_stands_in_its_document(built: Path) -> None:
    """Offsets in the graph are those of the file, character by character."""
    store = ox.Store.read_only(str(built / "store"))
    found = store.query(
        """PREFIX ent: <https://w3id.org/entente/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX dct: <http://purl.org/dc/terms/>
        SELECT ?source ?start ?end ?exact WHERE { GRAPH ?d { ?d a ent:Document ; dct:source ?source .
        ?s oa:hasSource ?d ; oa:start ?start ; oa:end ?end ; oa:exact ?exact } }"""
    )
    report = json.loads((built / "report.json").read_text("utf-8"))
    sources = {document["source"] for document in report["documents"]}  # not those of copies
    texts = {name: Path(name).read_text("utf-8") for name in sources if name.endswith(".txt")}
    checked = 0
    for source, start, end, exact in found:  # type: ignore[union-attr]
        if source.value in texts:
            assert texts[source.value][int(start.value) : int(end.value)] == exact.value
            checked += 1
    assert checked > 300


def test_standard_input(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(REPORT.encode())))
    assert kg("build", "-", "-o", tmp_path).code == 0
    (document,) = json.loads((tmp_path / "report.json").read_text("utf-8"))["documents"]
    assert document["characters"] == len(REPORT)


def test_the_rest_of_the_batch_is_done(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    (tmp_path / "empty.txt").write_text("")
    good, empty, none = (tmp_path / f"{name}.txt" for name in ("good", "empty", "none"))
    done = kg("build", good, empty, none, "-o", tmp_path / "out")
    assert done.code == 0
    assert done.errors == ""
    assert "Read 1 report " in done.out
    assert f"Left out: {empty}: the file is empty\n" in done.out
    assert f"Left out: {none}: no such file or folder\n" in done.out
    assert (tmp_path / "out" / "graph.html").stat().st_size > 100_000


def test_days_of_publication_from_a_file(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("Peru and Chile held a summit in Lima yesterday.\n")
    (tmp_path / "dates.csv").write_text("document,date\nundated.txt,2024-05-03\n")
    sources = (tmp_path / "undated.txt", "-o", tmp_path / "out")
    assert "no date of publication" in kg("build", *sources).out
    assert "no date of publication" not in kg("build", *sources, "--dates", tmp_path / "dates.csv").out
    query = "SELECT ?day { ?m a ent:Meeting ; ent:date ?day }"
    answer = kg("query", query, "-f", "csv", "-o", tmp_path / "out")
    assert answer.out.split() == ["day", "2024-05-02"]


def test_a_base_iri_of_ones_own(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    base = "https://data.example.org/news/"
    assert kg("build", tmp_path / "report.txt", "-o", tmp_path / "out", "--base-iri", base).code == 0
    subjects = {q.subject.value for q in quads(tmp_path / "out") if isinstance(q.subject, ox.NamedNode)}
    assert all(iri.startswith(base) for iri in subjects)
    assert kg("explain", "country/PER", "-o", tmp_path / "out").code == 0


def test_other_columns(kg: Kg, tmp_path: Path) -> None:
    row = {"body": REPORT, "day": "2024-05-03", "head": "Summit in Lima", "link": "https://news.example/1"}
    (tmp_path / "news.jsonl").write_text(json.dumps({**row, "number": 1}) + "\n")
    options = "--text-column body --title-column head --date-column day --url-column link --id-column number"
    assert kg("build", tmp_path / "news.jsonl", "-o", tmp_path / "out", *options.split()).code == 0
    (document,) = json.loads((tmp_path / "out" / "report.json").read_text())["documents"]
    assert (document["title"], document["published"]) == ("Summit in Lima", "2024-05-03")
    assert "news.example" in document["source"]


def test_several_processes_give_the_same(kg: Kg, small: Path, tmp_path: Path) -> None:
    assert kg("build", tmp_path / "report.txt", "-o", tmp_path / "two", "-j", "2").code == 0
    assert (tmp_path / "two" / "kg.nq").read_bytes() == (small / "kg.nq").read_bytes()


def test_killed_in_the_middle(kg: Kg, small: Path) -> None:
    """A build is killed while it writes: the earlier graph is as it was, and answers."""
    before = {path.name: path.read_bytes() for path in small.iterdir() if path.is_file()}
    process = started("build", reports(), "-o", small)
    end = time.monotonic() + 120
    while not list(small.glob(".building-*/kg.*")) and process.poll() is None and time.monotonic() < end:
        time.sleep(0.002)
    process.kill()
    process.communicate()
    assert process.returncode < 0, "it was too fast to be killed"
    assert list(small.glob(".building-*"))
    assert {path.name: path.read_bytes() for path in small.iterdir() if path.is_file()} == before
    assert "Peru" in kg("query", "meetings", "-o", small).out
    assert not list(small.glob(".building-*"))
    assert kg("build", small.parent / "report.txt", "-o", small).code == 0


# -- the other commands --------------------------------------------------------------------------------------


def rows(done: Done) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(done.out)))


def test_a_packaged_question(kg: Kg, small: Path) -> None:
    question = ("meetings", "-p", "country1=CHL", "-p", "country2=PER")
    (meeting,) = rows(kg("query", *question, "-f", "csv", "-o", small))
    assert (meeting["state"], meeting["place"], meeting["parties"]) == ("Held", "Lima", "Chile, Peru")


def test_a_query_from_a_file_and_as_json(kg: Kg, small: Path, tmp_path: Path) -> None:
    query = "SELECT ?name WHERE { ?p a ent:Person ; rdfs:label ?name } ORDER BY ?name"
    (tmp_path / "ask.rq").write_text(query)
    answer = json.loads(kg("query", tmp_path / "ask.rq", "-f", "json", "-o", small).out)
    names = [row["name"]["value"] for row in answer["results"]["bindings"]]
    assert names == ["Diego Araya", "Rosa Quispe"]


@pytest.mark.parametrize("arguments", [["query"], ["query", "--list"]])
def test_the_list_of_questions(kg: Kg, arguments: list[str]) -> None:
    done = kg(*arguments)
    assert done.code == 0
    assert {"meetings", "agreements", "who-met"} <= set(done.out.split())


def test_no_answer_is_exit_code_1(kg: Kg, small: Path) -> None:
    assert kg("query", "SELECT ?x { ?x a ent:Exercise }", "-o", small).code == 1
    assert kg("query", "ASK { ?x a ent:Exercise }", "-o", small).code == 1
    assert kg("query", "ASK { ?x a ent:Meeting }", "-o", small).code == 0
    assert kg("explain", "country/JPN", "-o", small).code == 1


def test_explain(kg: Kg, small: Path) -> None:
    done = kg("explain", "Rosa Quispe", "-o", small)
    assert done.code == 0
    start = REPORT.index("Peruvian President")
    assert "Peruvian President Rosa Quispe met Chilean President" in done.out
    assert f"characters {start}–" in done.out
    assert "report.txt" in done.out


def test_view_makes_the_page_anew(kg: Kg, small: Path) -> None:
    (small / "graph.html").unlink()
    done = kg("view", "-o", small, "--title", "Lima & <b>", "--no-open")
    assert done == Done(0, f"The page is {small / 'graph.html'}\n", "")
    assert "<title>Lima &amp; &lt;b&gt;</title>" in (small / "graph.html").read_text()


def test_validate(kg: Kg, built: Path, tmp_path: Path) -> None:
    done = kg("validate", "-o", built)
    assert done.code == 0
    assert "conforms" in done.out.splitlines()[-1]
    (tmp_path / "bad.ttl").write_text(
        "@prefix ent: <https://w3id.org/entente/ontology#> . <https://e.example/m> a ent:Meeting, ent:Event ."
    )
    assert kg("validate", tmp_path / "bad.ttl").code == 1


@pytest.mark.parametrize("format", ["nq", "ttl", "trig", "jsonld", "graphml"])
def test_export_gives_what_a_build_writes(kg: Kg, small: Path, tmp_path: Path, format: str) -> None:
    assert kg("export", "-f", format, "--to", tmp_path / "file", "-o", small) == Done(0, "", "")
    assert (tmp_path / "file").read_bytes() == (small / f"kg.{format}").read_bytes()


def test_export_says_what_the_graph_is(kg: Kg, small: Path, tmp_path: Path) -> None:
    assert kg("export", "-f", "void", "--to", tmp_path / "file", "-o", small) == Done(0, "", "")
    assert (tmp_path / "file").read_bytes() == (small / "dataset.ttl").read_bytes()
    licence = "https://creativecommons.org/licenses/by/4.0/"
    licensed = kg("export", "-f", "void", "--license", licence, "-o", small).out
    assert f"dct:license <{licence}>" in licensed
    assert_one_line(kg("export", "--license", licence, "-o", small), "--format void")


def test_export_to_a_pipe(small: Path) -> None:
    assert apart("export", "-o", small).out == (small / "kg.ttl").read_text("utf-8")


def test_version_and_help(kg: Kg) -> None:
    assert re.fullmatch(r"entente-kg [\w().+ -]+\n", kg("--version").out)
    for command in ("build", "query", "explain", "view", "validate", "export", "load"):
        assert command in kg("--help").out
        assert kg(command, "-h").code == 0


def test_a_terminal_without_the_letters(small: Path) -> None:
    done = apart("explain", "country/PER", "-o", small, PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert "\\u201c" in done.out


# -- wrong use -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["query x.rq", "explain x", "view", "export", "validate", "load x"])
def test_there_is_no_graph(kg: Kg, tmp_path: Path, command: str) -> None:
    assert_one_line(kg(*command.split(), "-o", tmp_path / "nothing"), "nothing")


def test_wrong_use(kg: Kg, small: Path, tmp_path: Path) -> None:
    (tmp_path / "dates.csv").write_text("when\n2024\n")
    report = tmp_path / "report.txt"
    assert_one_line(kg("query", "no-such-question", "-o", small), "meetings")
    assert_one_line(kg("query", "SELECT ?x WHERE { ?x a }", "-o", small), "line 1")
    assert_one_line(kg("query", "meetings", "-f", "xml", "-o", small), "table, csv, json")
    assert_one_line(kg("query", "meetings", "-p", "country1", "-o", small), "NAME=VALUE")
    assert_one_line(kg("query", "DELETE WHERE { ?s ?p ?o }", "-o", small))
    assert_one_line(kg("explain", "a", "b", "c", "d", "-o", small), "subject, property, object")
    assert_one_line(kg("export", "-f", "xlsx", "-o", small), "graphml")
    assert_one_line(kg("export", "--to", report / "x", "-o", small), "cannot write")
    assert_one_line(kg("build", report, "--base-iri", "x", "-o", small), "base IRI")
    assert_one_line(kg("build", report, "--model", "no_such_model", "-o", small), "no_such_model")
    assert_one_line(kg("build", report, "--dates", tmp_path / "dates.csv", "-o", small), "dates.csv")
    assert_one_line(kg("build", report, "--dates", tmp_path / "none.csv", "-o", small), "none.csv")
    assert_one_line(kg("load", "http://127.0.0.1:1/data", "-o", small), "127.0.0.1:1")
    assert_one_line(kg("load", "no address", "-o", small))


def test_no_such_command_or_option(kg: Kg) -> None:
    assert kg("no-such-command").code == 2
    assert kg("build", "--no-such-option").code == 2
    assert kg("build").code == 2
