"""What of an earlier build can stand: readings of reports that have not changed, IRIs, or all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg.building.fingerprint import document_key, files_digest, program_digest
from kg.building.memory import MEMORY, Memory
from kg.graph.description import DESCRIPTION
from kg.graph.serialize import FORMATS
from kg.output import PAGE, REPORT
from kg.records import Document, Findings
from kg.resolution import NO_NAMES, EarlierNames
from kg.resolution.revision import names_for as carried_over
from kg.text import digest

__all__ = [
    "DECISIONS",
    "decision_files",
    "inputs_digest",
    "is_unchanged",
    "keys_of",
    "known_findings",
    "names_for",
    "notes_on",
]

DECISIONS: Final = "resolution.toml"
"""The user's decisions on what is one, beside the reports."""

_WRITTEN: Final = (
    *(f"kg.{ending}" for ending in FORMATS),
    *("store/CURRENT", DESCRIPTION, PAGE, REPORT, MEMORY),
)


def decision_files(names: Sequence[str], given: Path | None) -> list[Path]:
    """Give the files with decisions: the one that the user names, or those in the folders of reports."""
    if given is not None:
        return [given]
    folders = dict.fromkeys(Path(name) for name in names if name and "\0" not in name)
    return [folder / DECISIONS for folder in folders if (folder / DECISIONS).is_file()]


def inputs_digest(names: Sequence[str], model: str | None, settings: Iterable[object]) -> str:
    """Stand for everything that a build depends on: program, model, files, settings; "" if that is unknown.

    Args:
        names: What the user named as sources.
        model: As for `kg.language.load_model`.
        settings: Everything else, as values with a telling `repr`.
    """
    content = files_digest(names)
    return "" if content is None else digest(program_digest(model), content, *map(repr, settings), length=64)


def is_unchanged(out: Path, memory: Memory, inputs: str) -> bool:
    """Would a build write what is in the folder already?"""
    return bool(inputs) and memory.inputs == inputs and all((out / name).is_file() for name in _WRITTEN)


def keys_of(documents: Iterable[Document], model: str | None) -> dict[str, str]:
    """Give, by identifier, what stands for everything that the findings of each document depend on."""
    program = program_digest(model)
    return {document.id: document_key(document, program) for document in documents}


def known_findings(
    documents: Iterable[Document], keys: Mapping[str, str], memory: Memory
) -> dict[str, Findings]:
    """Give what is known of documents from an earlier build that read them in the same way."""
    remembered = {found.document.id: found for found in memory.findings}
    return {
        document.id: replace(remembered[document.id], document=document)
        for document in documents
        if memory.keys.get(document.id) == keys[document.id]
    }


def names_for(findings: Sequence[Findings], memory: Memory, base_iri: str) -> EarlierNames:
    """Give the IRIs that stay; none where the user wants others."""
    if memory.base_iri != base_iri:
        return NO_NAMES
    return carried_over(findings, memory.findings, memory.names)


def notes_on(memory: Memory) -> Iterator[str]:
    """Say what the user should know of the memory."""
    if memory.lost:
        yield f"{MEMORY} was damaged: every report was read again, and some IRIs may have changed."
