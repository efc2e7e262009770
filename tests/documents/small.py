"""Small reports for the tests of this stage."""

from __future__ import annotations

from pathlib import Path

from kg.documents import Columns, Reading, read

REPORT = (
    "Chile and Norway open talks\n\n"
    "Chile and Norway opened talks on fishing rights in Bergen on Monday, both foreign ministries said.\n\n"
    "The talks are to end in spring, and a second round may follow in Valdivia.\n"
)
OTHER = (
    "Ghana hosts coast guards\n\n"
    "Ghana is host to the coast guards of five countries, who train the rescue of boats off Tema.\n\n"
    "Benin and Togo sent two ships each, according to the navy.\n"
)


def read_bytes(folder: Path, name: str, data: bytes, columns: Columns | None = None) -> Reading:
    """Write one file and read it."""
    path = folder / name
    path.write_bytes(data)
    return read([str(path)], columns=columns or Columns())


def reasons(reading: Reading) -> list[str]:
    """Give the reasons of everything that was skipped."""
    return [skipped.reason for skipped in reading.skipped]
