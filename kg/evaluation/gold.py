"""Reading annotated reports: one JSON file for each report, or one JSONL file with a report a line.

Keys: `people` (`name`, `aliases`, `offices` with `title` and `country`), `countries`, `organizations`, and
`meetings`, `agreements` and `exercises` (`type`, `parties`, `attendees` or `signatories`, `date`, `place`,
`mode`, `status`, `ordinal`). A report is known by its `document`, its `id`, or the name of its file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from kg.errors import UserError
from kg.evaluation.facts import KINDS, VALUES, Event, Facts, Item, Person, folded
from kg.text import fold

__all__ = ["read_gold"]

_LISTS: Final = {"parties": "party", "attendees": "attendee", "signatories": "signatory"}
_UNTYPED: Final = frozenset({None, "", "other"})


def read_gold(path: Path) -> dict[str, Facts]:
    """Read annotated reports.

    Args:
        path: A folder with `.json` files, or a `.jsonl` file.

    Returns:
        The facts of each report, by the stem of its file's name.

    Raises:
        UserError: There is nothing to read, or something is not of this form.
    """
    gold = dict(_report(where, row) for where, row in _rows(path))
    if not gold:
        raise UserError(f"no annotated reports in {path}: give a folder with .json files, or a .jsonl file")
    return gold


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    """Give each report's record and where it stands."""
    if path.is_dir():
        return (
            (str(file), _parsed(str(file), file.read_text("utf-8"))) for file in sorted(path.glob("*.json"))
        )
    if path.is_file():
        lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        places = ((f"{path}, line {number}", line) for number, line in lines if line.strip())
        return ((where, _parsed(where, line)) for where, line in places)
    raise UserError(f"no file or folder {path}")


def _parsed(where: str, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UserError(f"{where}: not JSON ({error})") from error


def _report(where: str, row: Any) -> tuple[str, Facts]:
    """Give the name and the facts of one record."""
    try:
        name = str(row.get("document") or row.get("id") or where)
        return Path(name).name.split(".")[0], _facts(row)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise UserError(f"{where}: not an annotated report ({error!r})") from error


def _facts(row: Mapping[str, Any]) -> Facts:
    """Take the facts from one record."""
    people = tuple(_person(person) for person in row.get("people", ()))
    full = {name: person.names[0] for person in reversed(people) for name in person.names}
    return Facts(
        people=people,
        countries=frozenset(row.get("countries", ())),
        organizations=frozenset(frozenset({fold(name)}) for name in row.get("organizations", ())),
        events=tuple(
            Event(kind, frozenset(_items(event, full))) for kind in KINDS for event in row.get(f"{kind}s", ())
        ),
    )


def _person(row: Mapping[str, Any]) -> Person:
    offices = frozenset(
        (fold(office["title"]), office.get("country") or "") for office in row.get("offices", ())
    )
    return Person(folded([row["name"], *row.get("aliases", ())]), offices)


def _items(event: Mapping[str, Any], full: Mapping[str, str]) -> Iterator[Item]:
    """Give the filled slots of an event; people by their fullest names."""
    if event.get("type") not in _UNTYPED:
        yield "type", event["type"]
    for key, slot in _LISTS.items():
        for value in event.get(key) or ():
            (name,) = folded([value])
            yield slot, value if slot == "party" else full.get(name, name)
    for slot in VALUES:
        value = event.get(slot)
        if value not in (None, ""):
            yield slot, fold(value) if slot == "place" else str(value)
