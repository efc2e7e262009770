"""How far a build has come: bars on a terminal, nothing in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

__all__ = ["Report", "shown"]

Report: TypeAlias = Callable[[str, int, int], None]
"""Called with the name of a stage, how many are done and how many there are (0: not known)."""


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
        tasks: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                _finish(bars)
                tasks[stage] = bars.add_task(stage, total=total or None)
            if total:
                bars.update(tasks[stage], completed=done, total=total)
            else:
                bars.advance(tasks[stage])

        yield report


def _finish(bars: Progress) -> None:
    """Fill the bars of the stages that are over: where the total was not known it is now."""
    for task in bars.tasks:
        bars.update(task.id, total=task.completed)
