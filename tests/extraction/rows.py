"""The table of sentences: each text with the facts that it states."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FAMILIES: Final = ("meetings", "agreements", "exercises")
KINDS: Final = (*FAMILIES, "offices", "nothing")
CONSTRUCTIONS: Final = (
    "active",
    "passive",
    "nominal",
    "apposition",
    "relative clause",
    "compound",
    "headline",
    "list",
    "negated",
    "hypothetical",
    "reported",
    "planned",
    "postponed",
)
DATA: Final = Path(__file__).parent / "data"
KNOWN_FAILURES: Final = DATA / "known_failures.txt"

Facts: TypeAlias = Mapping[str, Any]
"""The slots of one happening, or one office of one person."""


@dataclass(frozen=True)
class Row:
    """One text and what it states.

    Attributes:
        id: Kind, construction and a name: "meetings/passive/tunisia-morocco".
        text: The text.
        published: The day of the report.
        happenings: Every happening that the text speaks of, by family.
        offices: The offices of the named people; None where they are not compared.
    """

    id: str
    text: str
    published: date
    happenings: Mapping[str, Sequence[Facts]]
    offices: Sequence[Facts] | None

    @property
    def kind(self) -> str:
        return self.id.split("/")[0]

    @property
    def construction(self) -> str:
        return self.id.split("/")[1]


@cache
def rows() -> tuple[Row, ...]:
    """Give the whole table."""
    return tuple(_row(kind, raw) for kind in KINDS for raw in _load(kind))


def _load(kind: str) -> list[dict[str, Any]]:
    content = tomllib.loads((DATA / "sentences" / f"{kind}.toml").read_text("utf-8"))
    raw: list[dict[str, Any]] = content["rows"]
    return raw


def _row(kind: str, raw: Mapping[str, Any]) -> Row:
    unknown = set(raw) - {"id", "text", "published", "offices", *FAMILIES}
    if unknown:
        raise ValueError(f"{kind}/{raw['id']}: no such key: {', '.join(sorted(unknown))}")
    return Row(
        id=f"{kind}/{raw['id']}",
        text=raw["text"],
        published=raw["published"],
        happenings={family: raw.get(family, []) for family in FAMILIES},
        offices=raw.get("offices"),
    )


def known_failures() -> dict[str, str]:
    """Give the rows that fail today, by id, each with what is wrong."""
    if not KNOWN_FAILURES.exists():
        return {}
    lines = KNOWN_FAILURES.read_text("utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


def write_known_failures(failures: Mapping[str, str]) -> None:
    """Write the list of rows that fail today."""
    head = "# Rows that fail today, and what is wrong; ENTENTE_WRITE_FAILURES=1 pytest writes this.\n"
    lines = [f"{id_}: {word}\n" for id_, word in sorted(failures.items())]
    KNOWN_FAILURES.write_text(head + "".join(lines), "utf-8")
