"""What a build found, for people."""

from __future__ import annotations

from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg import vocabulary as v
from kg.builder import Build

__all__ = ["summary"]

_SHOWN = (
    ("Person", "people"),
    ("Country", "countries"),
    ("Organization", "organizations"),
    ("Meeting", "meetings"),
    ("Agreement", "agreements"),
    ("Exercise", "exercises"),
    ("Dispute", "disputes between reports"),
)


def summary(build: Build, out: Path) -> RenderableType:
    """Say what was read, what was found, what was left out, and where it is.

    Args:
        build: The build.
        out: The folder that it was written to.

    Returns:
        Something for `rich` to print.
    """
    lines: list[RenderableType] = [Text(_read_line(build)), _found(build)]
    lines += [Text(line) for line in _left_out(build)]
    lines.append(
        Text(
            f"The page: {out / 'graph.html'}    The graph: {out / 'kg.nq'}    The account: {out / 'report.json'}"
        )
    )
    return Group(*lines)


def _read_line(build: Build) -> str:
    seconds = sum(build.seconds.values())
    claims = build.counts.get("Claim", 0)
    return f"Read {_number(len(build.findings), 'report')} and found {_number(claims, 'claim')} in {seconds:.1f} s."


def _found(build: Build) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 2))
    table.add_column(justify="right")
    table.add_column()
    for kind, name in _SHOWN:
        count = build.counts.get(kind, 0)
        if count:
            table.add_row(str(count), name + _kinds_below(build, kind))
    return table


def _kinds_below(build: Build, kind: str) -> str:
    below = sorted(
        (
            (build.counts[name], name)
            for name, parent in v.SUPERCLASSES.items()
            if parent == kind and name in build.counts
        ),
        reverse=True,
    )
    shown = ", ".join(f"{count} {name}" for count, name in below[:5])
    return f" ({shown}{', …' if len(below) > 5 else ''})" if shown else ""


def _left_out(build: Build) -> list[str]:
    lines = []
    undated = sum(1 for found in build.findings if found.document.published is None)
    if undated:
        lines.append(
            f"{_number(undated, 'report')} without a publication date: relative dates are left unresolved there "
            "(give the days with --dates FILE.csv)."
        )
    copies = sum(1 for skipped in build.skipped if not skipped.is_error)
    if copies:
        lines.append(f"{_number(copies, 'copy', 'copies')} of other reports, counted with them.")
    failed = [skipped for skipped in build.skipped if skipped.is_error]
    lines += [f"Left out: {skipped.source}: {skipped.reason}" for skipped in failed[:10]]
    if len(failed) > 10:
        lines.append(f"… and {len(failed) - 10} more; all are in the account.")
    return lines


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
