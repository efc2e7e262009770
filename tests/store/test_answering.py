from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from kg.errors import UserError
from kg.store.answering import answer, listing, rendered
from kg.store.embedded import write_store
from kg.store.questions import questions
from tests.store import world

QUERY = "SELECT ?name { ?c ent:iso3 ?code ; rdfs:label ?name }"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("output")
    write_store(world.by_hand(), out / "store")
    return out


def test_a_packaged_question_by_name(out: Path) -> None:
    found = answer(out, "offices", ["country=PER", "title=foreign minister"])
    assert list(found) == [("Peru", "Foreign Minister of Peru", "Lucía Vega")]
    assert "Lucía Vega" in rendered(found, "table", width=80)


def test_a_query(out: Path) -> None:
    assert sorted(answer(out, QUERY)) == [("Chile",), ("Estonia",), ("Japan",), ("Peru",)]
    assert list(answer(out, QUERY, ["code=PER"])) == [("Peru",)]


def test_a_query_in_a_file(out: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.rq"
    file.write_text("\ufeff" + QUERY, "utf-8")
    assert len(answer(out, str(file))) == 4


def test_a_value_can_hold_an_equals_sign(out: Path) -> None:
    assert not answer(out, QUERY, ["code=a=b"])


@pytest.mark.parametrize(
    ("asked", "parameters", "said"),
    [
        ("offices", ["country"], "--param country: write NAME=VALUE"),
        ("offices", ["=PER"], "--param =PER: write NAME=VALUE"),
        ("offices", ["land=PER"], "has no parameter 'land'"),
        ("offices", ["country=\udcff"], "--param country: the value is not text in UTF-8"),
        ("weather", [], r"'weather' is no query, no file and no packaged question \(agreements, "),
        ("x" * 5000, [], "cannot read x"),
        ("null\0null", [], "cannot read null"),
        ("SELECT { nothing", [], "cannot be read at line 1"),
    ],
)
def test_wrong_use_is_one_line(out: Path, asked: str, parameters: list[str], said: str) -> None:
    with pytest.raises(UserError, match=said) as caught:
        answer(out, asked, parameters)
    assert "\n" not in str(caught.value)


def test_a_folder_and_a_binary_file_are_no_query(out: Path, tmp_path: Path) -> None:
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="is not a text file in UTF-8"):
        answer(out, str(binary))
    with pytest.raises(UserError, match="cannot read"):
        answer(out, str(tmp_path))


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="run kg build first"):
        answer(tmp_path, "offices")


def test_the_listing_names_every_question_and_parameter() -> None:
    console = Console(width=400, record=True, force_terminal=False)
    console.print(listing())
    text = console.export_text()
    for question in questions():
        assert f"{question.name}  {question.title}" in text
        assert all(f"-p {p.name}={p.default}  {p.description}" in text for p in question.parameters)
