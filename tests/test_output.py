"""The output folder: whole or not at all, whenever and however a build ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UserError
from kg.output import check_writable, recover, staged

EARLIER = {"kg.nq": "earlier", "store/CURRENT": "earlier", "store/gone": "earlier", "notes.txt": "mine"}
NEW = {"kg.nq": "new", "graph.html": "new", "store/CURRENT": "new"}
AFTER = {"kg.nq": "new", "graph.html": "new", "store/CURRENT": "new", "notes.txt": "mine"}


def fill(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)


def contents(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    fill(tmp_path / "out", EARLIER)
    return tmp_path / "out"


def test_what_was_written_replaces_its_namesakes_and_nothing_else(out: Path) -> None:
    with staged(out) as folder:
        fill(folder, NEW)
        assert contents(out) | EARLIER == contents(out)  # nothing has changed yet
    assert contents(out) == dict(sorted(AFTER.items()))


def test_a_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    with staged(tmp_path / "a" / "b") as folder:
        fill(folder, NEW)
    assert contents(tmp_path / "a" / "b") == dict(sorted(NEW.items()))


class OddError(Exception):
    pass


def fail(out: Path, error: Exception) -> None:
    with staged(out) as folder:
        fill(folder, NEW)
        raise error


def test_a_build_that_fails_leaves_the_folder_as_it_was(out: Path) -> None:
    with pytest.raises(OddError):
        fail(out, OddError())
    assert contents(out) == dict(sorted(EARLIER.items()))


def test_a_fault_of_the_disk_is_one_line_for_the_user(out: Path) -> None:
    with pytest.raises(UserError, match="no space left on device"):
        fail(out, OSError(28, "No space left on device"))
    assert contents(out) == dict(sorted(EARLIER.items()))


@pytest.mark.parametrize("name", ["store", "kg.nq"])
def test_a_file_in_place_of_a_folder_and_the_other_way_round(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    fill(out, {"store": "a file"} if name == "store" else {"kg.nq/inside": "a folder"})
    with staged(out) as folder:
        fill(folder, NEW)
    assert contents(out) == dict(sorted(NEW.items()))


KILLED = """
import os, signal, sys
from pathlib import Path
import kg.output as output
from tests.test_output import NEW, fill

out, renames = Path(sys.argv[1]), int(sys.argv[2])
done, replace = 0, Path.replace

def replace_and_die(self, target):
    global done
    if done == renames:
        os.kill(os.getpid(), signal.SIGKILL)
    done += 1
    return replace(self, target)

Path.replace = replace_and_die
with output.staged(out) as folder:
    fill(folder, {"kg.nq": "new"})
    if renames < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    fill(folder, NEW)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("renames", [-1, 0, 1, 2])
def test_killed_at_any_moment(out: Path, renames: int) -> None:
    """Killed while it writes: as before. Killed while it moves: the next who comes finishes."""
    command = [sys.executable, "-c", KILLED, str(out), str(renames)]
    killed = subprocess.run(command, cwd=Path(__file__).parents[1], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(list(out.glob(".building-*"))) == 1
    recover(out)
    assert contents(out) == dict(sorted((EARLIER if renames < 0 else AFTER).items()))


def test_what_another_build_is_writing_is_left_alone(out: Path) -> None:
    with staged(out) as folder:
        fill(folder, {"kg.nq": "the first"})
        with staged(out) as other:
            fill(other, {"kg.nq": "the second"})
        recover(out)
        assert (folder / "kg.nq").read_text() == "the first"
    assert (out / "kg.nq").read_text() == "the first"


def test_nothing_to_recover(tmp_path: Path) -> None:
    recover(tmp_path / "nothing")
    recover(tmp_path)
    assert list(tmp_path.iterdir()) == []


@given(st.sampled_from(["", "x", "x/y"]))
def test_a_folder_under_a_file_cannot_be_written_to(below: str) -> None:
    file = Path(__file__)
    for use in (check_writable, lambda out: staged(out).__enter__()):
        with pytest.raises(UserError, match=r"cannot write to .* choose another folder with --out"):
            use(file / below)


def test_a_check_makes_nothing(tmp_path: Path) -> None:
    check_writable(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="no permission"):
        check_writable(tmp_path / "out")
