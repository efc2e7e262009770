"""How far a build has come: bars on a terminal, nothing in a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kg.builder import Progress as Report

__all__ = ["shown"]


@contextmanager
def shown(console: Console) -> Iterator[Report]:
    """Give what a build calls to report its progress.

    Args:
        console: Where bars are drawn, if it is a terminal.

    Yields:
        A function of stage, number done and number in all (0 where it is not known).
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total or None)
            if total:
                bars.update(tasks[stage], completed=done, total=total)
            else:
                bars.advance(tasks[stage])

        yield report
