"""Bad input: one clear line each, and the rest is done."""

from __future__ import annotations

import gzip
import os
import time
import tracemalloc
from pathlib import Path

import pytest

from kg.documents import loading, read
from kg.documents.loading import CannotReadError, open_source
from kg.records import SkippedSource

from .small import OTHER, REPORT, read_bytes, reasons

needs_permissions = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="root may read everything"
)
PACKED = gzip.compress(REPORT.encode(), mtime=0)
PACKED_ROWS = gzip.compress(b'{"text": "a"}\n' * 9, mtime=0)


def _only_reason(reading_folder: Path, name: str, data: bytes) -> str:
    """Read a file beside a good one, see that the good one is there, and give the reason for the other."""
    (reading_folder / "good.txt").write_text(REPORT)
    (reading_folder / name).write_bytes(data)
    reading = read([str(reading_folder / "good.txt"), str(reading_folder / name)])
    assert [Path(d.source).name for d in reading.documents] == ["good.txt"]
    (skipped,) = reading.skipped
    assert skipped.is_error
    assert skipped.source.startswith(str(reading_folder / name))
    assert "\n" not in skipped.reason
    return skipped.reason


def test_missing_path(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    reading = read([str(tmp_path / "none.txt"), str(tmp_path / "good.txt")])
    assert reading.skipped == (SkippedSource(str(tmp_path / "none.txt"), "no such file or folder"),)
    assert len(reading.documents) == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\n\t", "the file holds nothing but blanks"),
        ("empty.jsonl", b"", "the file is empty"),
        ("empty.csv", b"", "the file is empty"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3", "not text but a PDF file"),
        ("picture.md", b"\x89PNG\r\n\x1a\n\x00", "not text but an image"),
        ("noise.txt", bytes(range(256)) * 8, "not text but a binary file"),
        ("noise.html", bytes(range(256)) * 8, "not text but a binary file"),
        ("noise.jsonl", bytes(range(256)) * 8, "not text but a binary file"),
        ("noise.csv", bytes(range(256)) * 8, "not text but a binary file"),
        ("packed.txt", PACKED, "not text but gzip without .gz in its name"),
        (
            "broken.txt.gz",
            PACKED[:-30],
            "broken gzip: it cannot be unpacked",
        ),
        (
            "broken.jsonl.gz",
            PACKED_ROWS[:-9],
            "broken gzip: it cannot be unpacked",
        ),
        ("unpacked.txt.gz", REPORT.encode(), "broken gzip: it cannot be unpacked"),
        ("empty.txt.gz", gzip.compress(b"", mtime=0), "the file is empty"),
        (
            "page.html",
            b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
            "nothing but page furniture",
        ),
        ("table.csv", b"headline,body\nA,B\n", "no column 'text'; the first line names 'headline', 'body'"),
        ("line.jsonl", b'{"text": \n', "the line is not JSON"),
        ("list.jsonl", b'["text"]\n', "the line is not a JSON object"),
        ("none.jsonl", b'{"body": "a"}\n', "no text in column 'text'"),
        ("other.jsonl", b'{"body": "a"}\n' * 50, "no text in column 'text' of any line"),
        (
            "long.jsonl",
            b"{,}\n" * 500,
            "none of the first 100 lines gives a text (the line is not JSON); the rest is left out",
        ),
        ("number.jsonl", b'{"text": 7}\n', "column 'text' holds no string"),
        ("blank.jsonl", b'{"text": " "}\n', "the text is empty"),
        ("deep.jsonl", b"[" * 100_000, "the line is not JSON"),
        ("deed.docx", b"PK\x03\x04", None),
        ("menu.txt", b"Home\nLogin\nFacebook\n", "nothing but page furniture"),
    ],
)
def test_file_at_fault(tmp_path: Path, name: str, data: bytes, reason: str | None) -> None:
    found = _only_reason(tmp_path, name, data)
    if reason is None:
        assert found.startswith("unknown format")
    else:
        assert found == reason


def test_large_file_is_refused_quickly(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    tracemalloc.start()
    start = time.perf_counter()
    reading = read([str(path)])
    seconds, peak = time.perf_counter() - start, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reasons(reading) == ["larger than 20 MB, which is the most for one report"]
    assert seconds < 2
    assert peak < 60_000_000


def test_gzip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    with gzip.open(path, "wb", compresslevel=9) as stream:
        for _ in range(60):
            stream.write(b"a" * 1_000_000)
    assert reasons(read([str(path)])) == ["larger than 20 MB, which is the most for one report"]


def test_gzip_bomb_of_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as stream:
        for _ in range(60):
            stream.write(b"a" * 1_000_000)
    with pytest.raises(CannotReadError, match="more than 200 times its size"), open_source(path) as stream:
        stream.read()


def test_endless_blank_lines_are_left(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, "blank.jsonl", b'{"text": "Peru and Chile met."}' + b"\n" * 20_000)
    assert len(reading.documents) == 1
    assert reasons(reading) == ["10,000 blank lines in a row; the rest is left out"]


def test_line_of_five_megabytes(tmp_path: Path) -> None:
    reason = _only_reason(tmp_path, "line.txt", b"word " * 1_000_000)
    assert reason == "too long for one report: 5,000,000 characters, the most are 1,000,000"


def test_row_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.documents.formats.rows.MAX_BYTES", 1000)
    good = b'{"text": "Peru and Chile met in Lima."}\n'
    reading = read_bytes(tmp_path, "rows.jsonl", good + b'{"text": "' + b"a" * 2000 + b'"}\n' + good)
    assert len(reading.documents) == 1
    assert reasons(reading) == ["line 2 is longer than 0 MB; the rest is left out"]


def test_whole_file_of_rows_may_be_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.documents.formats.rows.MAX_BYTES", 1000)
    rows = b"".join(b'{"text": "Country %d met country %d."}\n' % (i, i + 1) for i in range(100))
    assert len(read_bytes(tmp_path, "rows.jsonl", rows).documents) == 100


def test_limits_are_sane() -> None:
    assert loading.MAX_CHARACTERS <= loading.MAX_BYTES


def test_folder_without_readable_files(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (reason,) = reasons(read([str(tmp_path)]))
    assert reason.startswith("no readable file in the folder; looked for .txt, .md")


def test_glob_without_match(tmp_path: Path) -> None:
    assert reasons(read([str(tmp_path / "*.txt")])) == ["no readable file matches"]


@needs_permissions
def test_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(REPORT)
    path.chmod(0)
    assert reasons(read([str(path)])) == ["no permission to read it"]


def test_unreadable_file_as_any_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(REPORT)

    def refuse(*args: object, **keywords: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert reasons(read([str(path)])) == ["no permission to read it"]


def test_link_to_itself_and_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert reasons(read([str(tmp_path / "gone.txt")])) == ["a link to a file that is not there"]
    (reason,) = reasons(read([str(tmp_path / "loop.txt")]))
    assert "symbolic links" in reason


def test_folders_that_link_to_each_other(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "report.txt").write_text(REPORT)
    (inner / "up").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a", target_is_directory=True)
    reading = read([str(tmp_path)])
    assert len(reading.documents) == 1
    assert reading.skipped == ()


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(read([str(tmp_path / "pipe.txt")])) == ["neither a file nor a folder"]


@pytest.mark.parametrize("name", ["", "a\0b.txt"])
def test_no_path_at_all(name: str) -> None:
    assert reasons(read([name])) == ["not a path"]


def test_name_that_is_no_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")
    Path(name).write_text(REPORT)
    reading = read([name])
    assert reading.documents[0].source.endswith("/caf\ufffd.txt")
    reading.documents[0].source.encode("utf-8")


def test_some_lines_of_a_file_at_fault(tmp_path: Path) -> None:
    data = b'{"text": "Peru and Chile met."}\nnot json\n\n{"text": "Togo and Benin met."}\n'
    reading = read_bytes(tmp_path, "rows.jsonl", data)
    assert [d.source.rpartition(":")[2] for d in reading.documents] == ["1", "4"]
    assert [(s.source.rpartition(":")[2], s.reason) for s in reading.skipped] == [
        ("2", "the line is not JSON")
    ]


def test_front_matter_that_is_not_yaml(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, "a.md", f"---\ntitle: [a\ndate: 2015-03-03\n---\n{REPORT}".encode())
    assert reading.documents[0].text == REPORT
    assert reading.documents[0].published is None
    (reason,) = reasons(reading)
    assert reason.startswith("the front matter is not valid YAML (line ")
    assert reason.endswith("); the text is read without it")


@pytest.mark.parametrize("value", ["soon", "2021-02-30", "03/04/2015", "May 2015", "[2015, 3]", "''"])
def test_date_in_front_matter_that_is_none(tmp_path: Path, value: str) -> None:
    reading = read_bytes(tmp_path, "a.md", f"---\ndate: {value}\n---\n{REPORT}".encode())
    assert reading.documents[0].published is None
    assert reading.documents[0].date_found_by is None


def test_two_texts_of_one_source(tmp_path: Path) -> None:
    rows = "".join(f'{{"text": {text!r}, "url": "https://example.org/a"}}\n' for text in ("One.", "Two."))
    reading = read_bytes(tmp_path, "rows.jsonl", rows.replace("'", '"').encode())
    assert len(reading.documents) == 1
    assert reasons(reading) == ["another text has the same source"]


def test_control_characters_and_surrogates_keep_their_place(tmp_path: Path) -> None:
    text = REPORT.replace("Norway", "Nor\\u0007ay", 1).replace("Bergen", "Berg\\ud800n").replace("\n", "\\n")
    reading = read_bytes(tmp_path, "a.jsonl", f'{{"text": "{text}"}}'.encode())
    (document,) = reading.documents
    assert document.text == REPORT.replace("Norway", "Nor ay", 1).replace("Bergen", "Berg\ufffdn")
    document.text.encode("utf-8")


def test_everything_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "c.csv").write_text("text\n" + OTHER.replace("\n", " ") + "\n")
    (tmp_path / "d.gz").write_bytes(b"x")
    reading = read([str(tmp_path), "nothing.txt"])
    assert len(reading.documents) == 2
    assert [s.source for s in reading.skipped] == sorted([str(tmp_path / "b.txt"), "nothing.txt"])
