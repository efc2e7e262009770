"""Apache Jena and rdflib read what is written, and answer the packaged questions as the store does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.graph.serialize import serialize
from kg.store.query import run
from kg.store.questions import Question
from tests.conftest import demand
from tests.integration import jena
from tests.integration.comparing import each_question, quads_of, rows_of, rows_of_json
from tests.store import world

FILES = ("nq", "ttl", "trig", "jsonld")
SYNTAX = {"jsonld": ["--syntax=jsonld10"]}
"""Debian ships no implementation of the JSON parser that Jena's reader of JSON-LD 1.1 needs."""


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.bulk_extend(world.quads())
    return store


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for ending in FILES:
        (folder / f"kg.{ending}").write_bytes(serialize(world.quads(), ending))
    return folder


@pytest.fixture(scope="module")
def with_jena(tmp_path_factory: pytest.TempPathFactory) -> jena.Jena:
    demand("jena", jena.is_there(), jena.MISSING)
    return jena.Jena.prepared(tmp_path_factory.mktemp("jena"))


@pytest.fixture(scope="module")
def with_rdflib(files: Path) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    dataset.parse(files / "kg.nq", format="nquads")
    return dataset


@pytest.mark.jena
@pytest.mark.parametrize("ending", FILES)
def test_jena_finds_every_file_valid(with_jena: jena.Jena, files: Path, ending: str) -> None:
    assert with_jena.run("riotcmd.riot", "--validate", *SYNTAX.get(ending, []), files / f"kg.{ending}") == ""


@pytest.mark.jena
@pytest.mark.parametrize("ending", FILES)
def test_jena_reads_the_same_quads(with_jena: jena.Jena, files: Path, ending: str, tmp_path: Path) -> None:
    file, read = files / f"kg.{ending}", tmp_path / "read.nq"
    read.write_text(with_jena.run("riotcmd.riot", "--output=nq", *SYNTAX.get(ending, []), file), "utf-8")
    wanted: Iterable[ox.Quad] = world.quads()
    if ending == "ttl":
        wanted = (quad for quad in wanted if quad.graph_name == ox.DefaultGraph())
    assert quads_of(ox.parse(path=str(read))) == quads_of(wanted)


@pytest.mark.jena
@each_question
def test_jena_answers_alike(
    with_jena: jena.Jena,
    store: ox.Store,
    files: Path,
    question: Question,
    values: dict[str, str],
    tmp_path: Path,
) -> None:
    asked = tmp_path / "question.rq"
    asked.write_text(question.asked(values), "utf-8")
    found = with_jena.run("arq.sparql", f"--data={files / 'kg.nq'}", f"--query={asked}", "--results=json")
    assert rows_of_json(found.encode()) == rows_of(run(store, question.asked(values)))


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@each_question
def test_rdflib_answers_alike(
    with_rdflib: rdflib.Dataset, store: ox.Store, question: Question, values: dict[str, str]
) -> None:
    found = with_rdflib.query(question.asked(values)).serialize(format="json")
    assert rows_of_json(found or b"") == rows_of(run(store, question.asked(values)))
