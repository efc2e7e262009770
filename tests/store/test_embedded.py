from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import UserError
from kg.store.embedded import open_store, write_store
from tests import small


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output") / "store"
    write_store(small.quads(), folder)
    return folder


def test_what_is_written_is_read(folder: Path) -> None:
    assert len(open_store(folder)) == len(small.quads())


def test_a_written_store_is_closed(folder: Path) -> None:
    ox.Store(folder)  # fails while another has it open for writing


def test_several_can_read_at_once(folder: Path) -> None:
    first, second = open_store(folder), open_store(folder)
    ask = "from kg.store.embedded import open_store; import pathlib, sys; "
    ask += "print(len(open_store(pathlib.Path(sys.argv[1]))))"
    other = subprocess.run(
        [sys.executable, "-c", ask, str(folder)], capture_output=True, text=True, check=True
    )
    assert len(first) == len(second) == int(other.stdout)


def test_a_store_that_is_read_cannot_be_changed(folder: Path) -> None:
    with pytest.raises(RuntimeError):
        open_store(folder).update("INSERT DATA { <urn:s> <urn:p> <urn:o> }")


def test_reading_changes_no_file(folder: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    list(open_store(folder))
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_a_store_is_not_written_over_another(folder: Path) -> None:
    with pytest.raises(UserError, match="exists already"):
        write_store(small.quads(), folder)


@pytest.mark.parametrize("made", [False, True])
def test_no_store(tmp_path: Path, made: bool) -> None:
    if made:
        (tmp_path / "store").mkdir()
    with pytest.raises(UserError, match=r"no graph in .*: run kg build first") as caught:
        open_store(tmp_path / "store")
    assert "\n" not in str(caught.value)


def test_opening_what_is_not_there_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        open_store(tmp_path / "store")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_store(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    write_store(small.quads(), folder)
    (folder / "CURRENT").write_text("MANIFEST-999999\n")
    with pytest.raises(UserError, match=r"cannot be read .*run kg build again") as caught:
        open_store(folder)
    assert "\n" not in str(caught.value)
