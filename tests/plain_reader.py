"""A reader of made sentences in the place of the language model, to test whole builds in no time.

It knows two forms: "The Summit of KEN and CHL was Held on 2023-03-03." and "Ana Rojas spoke for CHL."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from kg.extraction.claims.factsheet import FactSheet
from kg.records import Document, Evidence, Findings
from tests.resolution.made import Happening, Person

__all__ = ["Readings", "reading_plainly", "write_reports"]

MEETING = re.compile(r"The (\w+) of (\w{3}) and (\w{3}) was (\w+)(?: on ([\d-]+))?(?: in (\w+))?\.")
PERSON = re.compile(r"(\w+(?: \w+)*) spoke for (\w{3})\.")


@dataclass
class Readings:
    """The texts that were read, in order."""

    texts: list[str] = field(default_factory=list)

    def read_all(self, texts: Iterable[tuple[str, date | None]], **_: object) -> Iterator[str]:
        """Stand in for the language model."""
        for text, _day in texts:
            self.texts.append(text)
            yield text


def extract(document: Document, text: str) -> Findings:
    """Stand in for extraction."""
    sheet = FactSheet(document)
    for number, found in enumerate(MEETING.finditer(text), 1):
        kind, one, other, status, day, place = found.groups()
        family = "agreement" if kind.endswith("Agreement") else "meeting"
        key = f"{family}/{number}"
        meeting = Happening(kind, (one, other), key, status, day or "", place or "")
        meeting.write(sheet, Evidence(found.start(), found.end(), found[0]))
    for found in PERSON.finditer(text):
        Person(found[1], found[2]).write(sheet, Evidence(found.start(), found.end(), found[0]))
    return sheet.findings()


def reading_plainly(monkeypatch: pytest.MonkeyPatch) -> Readings:
    """Let builds read in this way; give what notes the texts that they read."""
    readings = Readings()
    monkeypatch.setattr("kg.building.build.read_all", readings.read_all)
    monkeypatch.setattr("kg.building.build.extract", extract)
    return readings


def write_reports(folder: Path, texts: Mapping[str, str]) -> None:
    """Make a folder hold these reports and no others; a text is sentences, then | and the day."""
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.md"):
        path.unlink()
    for name, text in texts.items():
        body, _, day = text.rpartition("|")
        front = f"---\ndate: {day.strip()}\n---\n\n" if day.strip() else ""
        (folder / f"{name}.md").write_text(f"{front}{body.strip()}\n", encoding="utf-8")
