"""Files, folders, globs, standard input."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from kg.documents import read
from kg.records import SkippedSource

from .small import OTHER, REPORT, reasons


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "a.txt": REPORT,
        "in/b.md": OTHER,
        "in/.hidden.txt": "Hidden men met in a hidden town.",
        "in/.git/c.txt": "Hidden men met in a hidden village.",
        "in/deep/c.TXT": "The kings of Bhutan and Tonga met in Thimphu.",
        "in/deep/picture.png": "no text",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def _sources(*names: str) -> list[str]:
    return [document.source for document in read(list(names)).documents]


@pytest.mark.parametrize(
    ("names", "sources"),
    [
        (["a.txt"], ["a.txt"]),
        (["./a.txt"], ["./a.txt"]),
        (["in"], ["in/b.md", "in/deep/c.TXT"]),
        (["in", "a.txt", "in/b.md"], ["a.txt", "in/b.md", "in/deep/c.TXT"]),
        (["*.txt"], ["a.txt"]),
        (["**/*.*"], ["a.txt", "in/b.md", "in/deep/c.TXT"]),
        (["in/*"], ["in/b.md", "in/deep/c.TXT"]),
        (["in/deep/c.???"], ["in/deep/c.TXT"]),
    ],
)
def test_names(tree: Path, names: list[str], sources: list[str]) -> None:
    reading = read(names)
    assert [document.source for document in reading.documents] == sources
    assert reading.skipped == ()


def test_a_file_is_read_once_however_it_is_reached(tree: Path) -> None:
    (tree / "link.txt").symlink_to(tree / "a.txt")
    assert _sources("a.txt", "link.txt", str(tree / "a.txt"), "*.txt") == ["a.txt"]


def test_a_name_that_looks_like_a_glob(tree: Path) -> None:
    (tree / "[1].txt").write_text(REPORT)
    assert _sources("[1].txt") == ["[1].txt"]


def test_unknown_format_named_and_found(tree: Path) -> None:
    (reason,) = reasons(read(["in/deep/picture.png"]))
    assert reason.startswith("unknown format: the name must end in .txt, .md")
    assert read(["in/deep"]).skipped == ()


def test_order_does_not_depend_on_what_is_named_first(tree: Path) -> None:
    assert read(["in", "a.txt"]).documents == read(["a.txt", "in"]).documents


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (REPORT.encode(), 1),
        (gzip.compress(REPORT.encode(), mtime=0), 1),
        (b'{"text": "Peru and Chile met."}\n{"text": "Togo and Benin met."}\n', 2),
        (gzip.compress(b'{"text": "Peru and Chile met."}\n{"text": "Togo and Benin met."}\n', mtime=0), 2),
        (f"---\ntitle: Talks\n---\n{REPORT}".encode(), 1),
    ],
)
def test_standard_input(data: bytes, count: int) -> None:
    stdin = io.BytesIO(data)
    reading = read(["-", "-"], stdin=stdin)
    assert len(reading.documents) == count
    assert reading.documents[0].source.startswith("-")
    assert reading.skipped == ()
    assert not stdin.closed


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (gzip.compress(REPORT.encode(), mtime=0)[:-20], "broken gzip: it cannot be unpacked"),
    ],
)
def test_standard_input_at_fault(data: bytes, reason: str) -> None:
    assert read(["-"], stdin=io.BytesIO(data)).skipped == (SkippedSource("-", reason),)


def test_progress_names_each_source(tree: Path) -> None:
    seen: list[str] = []
    read(["in", "none.txt"], progress=seen.append)
    assert seen == ["in/b.md", "in/deep/c.TXT"]
