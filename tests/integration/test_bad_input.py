"""Bad input through the command line: one clear line each, and the rest of the batch done."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.store.embedded import open_store
from tests.integration.commands import Kg, runner

pytestmark = pytest.mark.model

GOOD = "LIMA, 3 May 2024 (ENS) - Peru and Chile held a summit in Lima on Thursday, officials said.\n"
OTHER = """PRAIA, 4 May 2024 (ENS) - Côte d'Ivoire and Cabo Verde held a summit in Praia on Friday.

The two countries, Côte d'Ivoire and Cabo Verde, spoke of fishing off São Vicente, of the port of São Filipe,
and of a café in Praia where the ministers had met, and nothing was signed.
"""


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    return runner(capsys, monkeypatch)


def written(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def sparse(folder: Path) -> Path:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    return folder / "huge.txt"


def folder_without_reports(folder: Path) -> Path:
    (folder / "data").mkdir()
    (folder / "data" / "table.xlsx").write_bytes(b"PK")
    return folder / "data"


def loop(folder: Path) -> Path:
    (folder / "one.txt").symlink_to(folder / "two.txt")
    (folder / "two.txt").symlink_to(folder / "one.txt")
    return folder / "one.txt"


def missing(folder: Path) -> Path:
    return folder / "none.txt"


UNREADABLE = {
    "a missing path": (missing, "no such file or folder"),
    "an empty file": (written("empty.txt", b""), "empty"),
    "a binary file": (written("binary.txt", bytes(range(256)) * 64), "not text"),
    "a file of 200 MB": (sparse, "MB"),
    "a line of 5 MB": (written("line.txt", b"Peru and Chile met. " * 250_000), "too long for one report"),
    "a broken gzip": (written("broken.txt.gz", gzip.compress(GOOD.encode(), mtime=0)[:-12]), "broken gzip"),
    "a line that is not JSON": (written("rows.jsonl", b'{"text": "Peru\n'), "not JSON"),
    "a folder without reports": (folder_without_reports, "no readable file"),
    "a loop of links": (loop, "symbolic links"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_alone_it_is_one_line_and_exit_code_2(kg: Kg, tmp_path: Path, name: str) -> None:
    make, reason = UNREADABLE[name]
    done = kg("build", make(tmp_path), "-o", tmp_path / "out")
    assert done.code == 2
    assert done.out == ""
    assert re.fullmatch(rf"kg: nothing could be read: [^\n]*{reason}[^\n]*\n", done.errors)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", UNREADABLE)
def test_beside_others_it_is_left_out_and_named(kg: Kg, tmp_path: Path, name: str) -> None:
    make, reason = UNREADABLE[name]
    good = written("good.txt", GOOD.encode())(tmp_path)
    done = kg("build", make(tmp_path), good, "-o", tmp_path / "out")
    assert (done.code, done.errors) == (0, "")
    assert re.search(rf"^Left out: .*{reason}.*$", done.out, re.MULTILINE)
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert [document["source"] for document in report["documents"]] == [str(good)]
    (skipped,) = report["skipped"]
    assert skipped["error"]
    assert reason in skipped["reason"]


def looped_folder(folder: Path) -> Path:
    inner = folder / "side"
    inner.mkdir()
    (inner / "up").symlink_to(folder)
    return written("report.txt", OTHER.encode())(inner).parents[1]


READABLE = {
    "Latin-1": written("report.txt", OTHER.encode("latin-1")),
    "UTF-16": written("report.txt", OTHER.encode("utf-16")),
    "UTF-8 with a mark": written("report.txt", OTHER.encode("utf-8-sig")),
    "control characters": written("report.txt", OTHER.replace(" held", "\x00\x07\x1b[31m held").encode()),
    "a damaged byte": written("report.txt", OTHER.encode() + b"\xff\n"),
    "a lone surrogate in JSON": written(
        "rows.jsonl", (json.dumps({"text": OTHER})[:-2] + '\\ud83d"}\n').encode()
    ),
    "a folder that holds itself": looped_folder,
    "a good line beside one that is not JSON": written(
        "rows.jsonl", b"{,}\n" + json.dumps({"text": OTHER}).encode()
    ),
}


@pytest.mark.parametrize("name", READABLE)
def test_text_that_is_odd_but_can_be_read(kg: Kg, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    (tmp_path / "in").mkdir()
    done = kg("build", READABLE[name](tmp_path / "in"), "-o", out)
    assert (done.code, done.errors) == (0, "")
    query = "SELECT ?c { ?x a ent:Country ; ent:iso3 ?c } ORDER BY ?c"
    assert kg("query", query, "-f", "csv", "-o", out).out.split() == ["c", "CIV", "CPV"]
    for file in ("graph.html", "kg.ttl", "kg.jsonld", "kg.graphml", "report.json"):
        (out / file).read_text("utf-8")
    assert kg("validate", "-o", out).code == 0
    assert len(open_store(out / "store")) > 20


def test_an_output_folder_that_cannot_be_written(kg: Kg, tmp_path: Path) -> None:
    good = written("good.txt", GOOD.encode())(tmp_path)
    done = kg("build", good, "-o", good / "out")
    assert (done.code, done.out) == (2, "")
    assert (
        done.errors
        == f"kg: cannot write to {good}/out: {good} is not a folder; choose another folder with --out\n"
    )
