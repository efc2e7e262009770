"""The wheel: everything is in it, and it works away from the repository."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg.samples import reports

ROOT = Path(__file__).parents[2]
PARTS = {"kg": "kg", "ontology": "kg/ontology"}
"""Folders of the repository, and where they are in the package."""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, as pip does, and give a folder with what it installs."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "installed")
    return folder / "installed"


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_nothing_is_missing_and_nothing_else_is_in_it(unpacked: Path) -> None:
    expected = {f"{place}/{name}" for part, place in PARTS.items() for name in files(ROOT / part)}
    assert {name for name in files(unpacked) if ".dist-info/" not in name} == expected


def test_the_licences_are_in_it(unpacked: Path) -> None:
    (info,) = unpacked.glob("*.dist-info")
    assert {"LICENSE", "NOTICE", "kg/language/model/LICENSE"} <= files(info / "licenses")


@pytest.mark.model
def test_it_works_on_its_own(unpacked: Path, tmp_path: Path) -> None:
    source = unpacked / "kg" / "samples" / "reports" / "aachen-treaty.txt"
    assert source.read_bytes() == (reports() / source.name).read_bytes()
    program = "import sys, kg.cli; assert kg.cli.__file__.startswith(sys.argv.pop(1)); kg.cli.main()"
    for arguments in (["build", str(source), "-o", "out"], ["query", "agreements", "-f", "csv", "-o", "out"]):
        command = [sys.executable, "-c", program, str(unpacked), *arguments]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={"PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert "Germany" in done.stdout
