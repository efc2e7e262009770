"""The rules of the house that can be read off the files: direction, size, declared dependencies, data."""

from __future__ import annotations

import ast
import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kg"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

STAGES = (
    *("documents", "language", "extraction", "resolution"),
    *("graph", "store", "view", "accounts", "evaluation"),
)
"""The folders in the order of the stages; each may import those before it."""

SHARED = {"about", "errors", "records", "resources", "text", "vocabulary"}
"""What every stage may import."""

LEAVES = {"samples"}
"""Folders that import nothing of the program."""

ABOVE = {"building", "commands"}
"""Folders that wire the stages; no stage imports them."""

KNOW_RDF_ONLY = {"store", "view"}
"""Stages that know RDF and nothing of texts."""

TRAINING = "language/training/"
"""Where the libraries that only a new model needs may be imported, and progress printed."""
TRAINING_LIBRARIES = {"onnx", "safetensors", "torch", "transformers"}

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 80


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def stage_of(path: Path) -> str:
    return name_of(path).partition("/")[0].removesuffix(".py")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports_of(path: Path) -> Iterator[str]:
    """Give the full names of what a module imports, wherever in it the import stands."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            assert node.module
            if node.module == "kg":
                yield from (f"kg.{alias.name}" for alias in node.names)
            else:
                yield node.module


def own_imports(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports_of(path) if name.startswith("kg.")}


def test_every_folder_has_a_place_in_the_order() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders <= {*STAGES, *LEAVES, *ABOVE}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_later_one(stage: str) -> None:
    allowed = {*STAGES[: STAGES.index(stage) + 1], *SHARED}
    if stage in KNOW_RDF_ONLY:
        allowed = {stage, *SHARED}
    wrong = {
        f"{name_of(path)} imports kg.{name}"
        for path in MODULES
        if stage_of(path) == stage
        for name in own_imports(path) - allowed
    }
    assert not wrong


@pytest.mark.parametrize("name", sorted(SHARED))
def test_what_all_may_import_stands_on_nothing_else(name: str) -> None:
    assert own_imports(PACKAGE / f"{name}.py") <= SHARED


def test_leaves_import_nothing_of_the_program() -> None:
    assert not {name for path in MODULES if stage_of(path) in LEAVES for name in own_imports(path)}


def test_only_the_command_line_knows_of_the_command_line() -> None:
    knowing = {stage_of(path) for path in MODULES if {"cli", "commands"} & own_imports(path)}
    assert knowing <= {"cli", "commands"}


def test_only_the_command_line_prints() -> None:
    printing = [
        name_of(path)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert [name for name in printing if not name.startswith(TRAINING)] == []


def test_no_file_is_long() -> None:
    sources = [*MODULES, *(ROOT / "tests").rglob("*.py"), *PACKAGE.rglob("*.js"), *PACKAGE.rglob("*.css")]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in sources}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_no_function_is_long() -> None:
    lengths = {
        f"{name_of(path)}: {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


def test_nothing_catches_everything() -> None:
    wide = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert wide == []


# -- dependencies -------------------------------------------------------------------------------------------


def project() -> dict[str, object]:
    content: dict[str, dict[str, object]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return content["project"]


def declared() -> set[str]:
    """Give the names of the core dependencies, as packages are compared by name."""
    requirements = project()["dependencies"]
    assert isinstance(requirements, list)
    return {normal(re.split(r"[^\w.-]", requirement, maxsplit=1)[0]) for requirement in requirements}


def normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def foreign_imports(path: Path) -> set[str]:
    tops = {name.partition(".")[0] for name in imports_of(path)}
    return tops - set(sys.stdlib_module_names) - {"kg", "tomli", "tomllib", "_typeshed"}


def provided() -> set[str]:
    """Give the modules that the core dependencies bring, of those that are installed."""
    found = {d.metadata["Name"]: d.files or [] for d in distributions()}
    mine = (files for name, files in found.items() if normal(name) in declared())
    return {file.parts[0].partition(".")[0] for files in mine for file in files}


def test_every_library_that_is_imported_is_declared() -> None:
    known = provided()
    undeclared = {
        f"{name_of(path)}: {module}"
        for path in MODULES
        for module in foreign_imports(path)
        if not (name_of(path).startswith(TRAINING) and module in TRAINING_LIBRARIES) and module not in known
    }
    assert undeclared == set()


CORE_ALONE = """
import importlib, sys
from pkgutil import walk_packages

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ABSENT:
            raise ImportError(f"{name} is no core dependency")

ABSENT = set(sys.argv[1].split(","))
sys.meta_path.insert(0, Absent())
import kg
for module in walk_packages(kg.__path__, "kg."):
    if not module.name.startswith("kg.language.training"):
        importlib.import_module(module.name)
print("done")
"""


def test_a_bare_install_imports() -> None:
    """Every module imports where nothing of the extras is there."""
    absent = "pandas,ipykernel,nbclient,nbformat,pytest,hypothesis,owlrl,playwright,scipy,hatchling,"
    absent += ",".join(TRAINING_LIBRARIES)
    done = subprocess.run(
        [sys.executable, "-c", CORE_ALONE, absent], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("done\n", 0), done.stderr


def test_pinned_versions_name_no_place() -> None:
    pinned = (ROOT / "constraints.txt").read_text("utf-8")
    assert not re.search(r"://|/opt|/home|/root|--index|--find-links| @ ", pinned)
    assert declared() <= {normal(line.partition("==")[0]) for line in pinned.splitlines() if "==" in line}


# -- data ---------------------------------------------------------------------------------------------------


DATA = sorted(
    path
    for path in PACKAGE.rglob("*")
    if path.is_file()
    and path.suffix not in {".py", ".pyc", ".typed"}
    and "model" not in path.relative_to(PACKAGE).parts
)


def csv_rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8").splitlines(), strict=True))


@pytest.mark.parametrize("path", DATA, ids=name_of)
def test_a_data_file_is_sound(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text or path.parent.name == "reports"
    assert text.endswith("\n")
    if path.suffix == ".csv":
        rows = csv_rows(path)
        assert len(rows) > 1
        assert {len(row) for row in rows} == {len(rows[0])}, "each row has every column"
    elif path.suffix == ".toml":
        assert tomllib.loads(text)
    elif path.suffix == ".jsonl":
        assert all(json.loads(line) for line in text.splitlines())
    else:
        known = {".txt", ".md", ".html", ".js", ".css"}
        assert path.suffix in known or path.name == "LICENSE", "a format that nothing here checks"
