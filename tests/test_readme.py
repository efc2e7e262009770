"""Every block of code in the README does what it says, and every link leads somewhere."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.resolution import load_decisions
from kg.samples import reports
from tests.integration.commands import Kg, runner

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "output/README.md", "ontology/README.md"]

BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def commands(console: str) -> Iterator[tuple[list[str], str]]:
    """Give each command of a block with the output that is shown for it."""
    for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield shlex.split(command), output


def assert_shown(shown: str, got: str) -> None:
    assert doctest.OutputChecker().check_output(shown, got, OPTIONS), f"shown:\n{shown}\ngot:\n{got}"


@pytest.mark.model
def test_what_the_readme_shows_is_what_happens(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The blocks are run in their order, in a folder with nothing but the report that the first one shows."""
    monkeypatch.chdir(tmp_path)
    kg = runner(capsys, monkeypatch)
    names: dict[str, object] = {}
    for language, code in BLOCKS:
        if language == "console":
            for words, shown in commands(code):
                run(kg, words, shown)
        elif language == "python":
            test = doctest.DocTestParser().get_doctest(code, names, "README", "README.md", 0)
            complaints: list[str] = []
            doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=complaints.append, clear_globs=False)
            assert complaints == []
            names = test.globs


def run(kg: Kg, words: list[str], shown: str) -> None:
    """Run a command and compare; `cat FILE` makes the file that it shows."""
    if words[0] == "cat":
        Path(words[1]).parent.mkdir(exist_ok=True)
        Path(words[1]).write_text(shown, encoding="utf-8")
        return
    assert words[0] == "kg"
    done = kg(*words[1:])
    assert done.code == 0, done
    assert_shown(shown, done.out)


def test_every_block_is_of_a_kind_that_is_checked() -> None:
    assert {language for language, _ in BLOCKS} == {"console", "python", "sh", "toml"}


def test_the_decisions_shown_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "resolution.toml"
    path.write_text("".join(code for language, code in BLOCKS if language == "toml"), encoding="utf-8")
    (decision,) = load_decisions([path]).entries
    assert [mention.name for mention in decision.mentions] == ["Ana Rojas", "Ana Soto"]


def shell_lines() -> list[str]:
    return [line for language, code in BLOCKS if language == "sh" for line in code.splitlines()]


@pytest.mark.parametrize("line", shell_lines())
def test_a_command_that_is_not_run_exists(
    line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program, command, *rest = shlex.split(line, comments=True)
    if program == "make":
        assert re.search(rf"^{command}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    elif program == "pip":
        assert (ROOT / rest[rest.index("-c") + 1]).is_file()
    else:
        manual = runner(capsys, monkeypatch)(command, "--help").out
        assert program == "kg"
        assert [option for option in rest if option.startswith("-") and option not in manual] == []


def test_the_table_names_every_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    manual = runner(capsys, monkeypatch)("--help").out
    listed = set(re.findall(r"^│ ([a-z]+)  ", manual, re.MULTILINE))
    assert set(re.findall(r"^\| `kg ([a-z]+)", README, re.MULTILINE)) == listed


@pytest.mark.parametrize("page", PAGES)
def test_links_to_files_lead_somewhere(page: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", (ROOT / page).read_text("utf-8"))
    missing = [t for t in targets if "://" not in t and not (ROOT / page).parent.joinpath(t).exists()]
    assert missing == []


def test_the_number_of_bundled_reports() -> None:
    count = len(list(reports().iterdir()))
    assert f"{count} bundled reports" in README
    assert f"{count} bundled reports" in (ROOT / "CHANGELOG.md").read_text("utf-8")
