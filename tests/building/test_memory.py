"""What a build remembers: written and read back whole; a damaged memory is none, and never a crash."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.building.assembly import assembled
from kg.building.memory import MEMORY, NO_MEMORY, Memory, read_memory, write_memory
from kg.records import Findings
from kg.resolution import EarlierNames, resolve
from kg.resolution.decisions import parse_decisions
from tests.resolution.test_resolve import reports
from tests.small import findings as small_findings

DECISIONS = parse_decisions(
    '[[same]]\nreason = "x"\nmentions = [{report = "a", name = "b"}, {report = "c", name = "d"}]\n', "f.toml"
)


def memory_of(found: list[Findings]) -> Memory:
    resolution = resolve(found, "https://e.org/")
    names = {place: iri for place, iri in resolution.iris.items() if place[1] != "document"}
    return Memory(
        findings=tuple(found),
        keys={f.document.id: f"key of {f.document.id}" for f in found},
        names=EarlierNames(names, {"https://e.org/new": ("https://e.org/old",)}),
        decisions=DECISIONS,
        base_iri="https://e.org/",
        inputs="0123",
    )


def without_texts(memory: Memory) -> Memory:
    """Give what is left of a memory when it is written: by source, without the texts."""
    found = [replace(f, document=replace(f.document, text="", removed=())) for f in memory.findings]
    return replace(memory, findings=tuple(sorted(found, key=lambda f: f.document.source)))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    memory = memory_of(small_findings())
    write_memory(memory, tmp_path)
    assert read_memory(tmp_path) == without_texts(memory)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(reports())
def test_any_findings(tmp_path: Path, found: list[Findings]) -> None:
    memory = memory_of(found)
    write_memory(memory, tmp_path)
    assert read_memory(tmp_path) == without_texts(memory)


def test_the_same_memory_gives_the_same_bytes(tmp_path: Path) -> None:
    memory = memory_of(small_findings())
    write_memory(memory, tmp_path)
    first = (tmp_path / MEMORY).read_bytes()
    write_memory(replace(memory, findings=memory.findings[::-1]), tmp_path)
    assert (tmp_path / MEMORY).read_bytes() == first


def test_there_is_none(tmp_path: Path) -> None:
    assert read_memory(tmp_path) == NO_MEMORY
    assert not NO_MEMORY.lost


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_damage_is_noticed(tmp_path: Path, data: st.DataObject) -> None:
    """Wherever a byte is changed or the file is cut off: the memory is lost, or what it was."""
    memory = memory_of(small_findings())
    write_memory(memory, tmp_path)
    content = bytearray((tmp_path / MEMORY).read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[place] ^= data.draw(st.integers(1, 255))
    else:
        del content[place:]
    (tmp_path / MEMORY).write_bytes(content)
    read = read_memory(tmp_path)
    assert read == Memory(lost=True) or read == without_texts(memory)


def lines_of(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in gzip.decompress((folder / MEMORY).read_bytes()).splitlines()]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.data(),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    ),
)
def test_good_json_that_says_something_else(tmp_path: Path, data: st.DataObject, value: object) -> None:
    """Any field with any value: the memory is lost, or every text in it is one."""
    write_memory(memory_of(small_findings()), tmp_path)
    lines = lines_of(tmp_path)
    line = data.draw(st.sampled_from(lines))
    line[data.draw(st.sampled_from(sorted(line)))] = value
    text = "\n".join(map(json.dumps, lines))
    (tmp_path / MEMORY).write_bytes(gzip.compress(text.encode()))
    memory = read_memory(tmp_path)
    if not memory.lost:
        assembled(memory.findings, memory.base_iri, memory=memory, decisions=memory.decisions)
        write_memory(memory, tmp_path)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null\n{}", b'{"format": 3}', b"[" * 100_000])
def test_other_files(tmp_path: Path, content: bytes) -> None:
    for written in (content, gzip.compress(content)):
        (tmp_path / MEMORY).write_bytes(written)
        assert read_memory(tmp_path) == Memory(lost=True)


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / MEMORY).mkdir()
    assert read_memory(tmp_path).lost
