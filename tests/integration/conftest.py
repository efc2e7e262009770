"""The list of known failures of the table of sentences, and the summary of it at the end of a run."""

from __future__ import annotations

import os
from collections import defaultdict
from typing import Final, TypeAlias

import pytest

from tests.extraction.comparing import reason
from tests.extraction.rows import CONSTRUCTIONS, KINDS, rows, write_known_failures

Outcomes: TypeAlias = "dict[str, list[str]]"
"""Id of a row to what is wrong with it."""

OUTCOMES: Final = pytest.StashKey[Outcomes]()


def is_writing() -> bool:
    """Is the list of known failures to be written afresh?"""
    return os.environ.get("ENTENTE_WRITE_FAILURES", "") not in {"", "0"}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print how many rows pass, and write the list of those that do not if asked to."""
    outcomes = config.stash.get(OUTCOMES, None)
    if outcomes is None:
        return
    terminalreporter.section("table of sentences: rows right of all rows")
    for line in table(outcomes):
        terminalreporter.write_line(line)
    if is_writing():
        write_known_failures({id_: reason(messages) for id_, messages in outcomes.items() if messages})
        terminalreporter.write_line("known_failures.txt is written")


def table(outcomes: Outcomes) -> list[str]:
    """Give the share of rows that pass, construction by kind of fact."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows():
        line = "(nothing)" if row.kind == "nothing" else row.construction
        for key in ((line, row.kind), (line, "all"), ("all", row.kind), ("all", "all")):
            counts[key][0] += not outcomes[row.id]
            counts[key][1] += 1
    columns = (*KINDS, "all")
    lines = ["".join([f"{'':18}", *(f"{column:>12}" for column in columns)])]
    for name in (*CONSTRUCTIONS, "mentions", "(nothing)", "all"):
        cells = (
            "/".join(map(str, counts[name, column])) if (name, column) in counts else "" for column in columns
        )
        lines.append("".join([f"{name:18}", *(f"{cell:>12}" for cell in cells)]))
    return lines
