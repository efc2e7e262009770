"""What a build found, for people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import Final

from kg import vocabulary as v
from kg.building.build import Build
from kg.output import PAGE, REPORT
from kg.view.words import words_of

__all__ = ["summary"]

_WIDTH: Final = 80
_MOST_FAILURES: Final = 10

_SHOWN: Final = (
    ("Person", "person", "people"),
    ("Country", "country", "countries"),
    ("Organization", "organization", "organizations"),
    ("Meeting", "meeting", "meetings"),
    ("Agreement", "agreement", "agreements"),
    ("Exercise", "exercise", "exercises"),
    ("Dispute", "dispute between reports", "disputes between reports"),
)

_FILES: Final = (
    (PAGE, "the page: open it in a browser, or run kg view"),
    ("kg.nq", "the whole graph; the same in other formats beside it"),
    (REPORT, "each report read or left out, each line removed"),
)


def summary(build: Build, out: Path) -> str:
    """Say what was read, what was found, what was left out, and where it is.

    Args:
        build: The build.
        out: The folder that it was written to.

    Returns:
        Lines for a terminal of 80 columns, the last one ended.
    """
    lines = [*_read(build), "", *_found(build), "", *_open_matters(build), *_files(out)]
    return "\n".join(lines) + "\n"


def _read(build: Build) -> Iterator[str]:
    seconds = sum(build.seconds.values())
    reports = _number(len(build.findings), "report", "reports")
    claims = _number(build.counts.get("Claim", 0), "claim", "claims")
    if build.unchanged:
        yield f"Nothing has changed since the last build of {reports} with {claims}:"
    elif build.read < len(build.findings):
        yield f"Read {build.read:,} of {reports}, the rest is known; {claims} in {seconds:.1f} s:"
    else:
        yield f"Read {reports} and found {claims} in {seconds:.1f} s:"


def _found(build: Build) -> Iterator[str]:
    for kind, one, many in _SHOWN:
        count = build.counts.get(kind, 0)
        if count:
            line = f"{count:7,}  {one if count == 1 else many}{_kinds_below(build, kind)}"
            yield from wrap(line, _WIDTH, drop_whitespace=True, subsequent_indent=" " * 9)


def _kinds_below(build: Build, kind: str) -> str:
    """Name the kinds of a kind, the most frequent first."""
    counts = [
        (-build.counts[name], words_of(v.ent(name)))
        for name, parent in v.SUPERCLASSES.items()
        if parent == kind and name in build.counts
    ]
    shown = ", ".join(f"{words} {-count}" for count, words in sorted(counts)[:4])
    return f" ({shown}{', …' if len(counts) > 4 else ''})" if shown else ""


def _open_matters(build: Build) -> Iterator[str]:
    undated = sum(1 for found in build.findings if found.document.published is None)
    if undated:
        have = "report has" if undated == 1 else "reports have"
        yield f"{undated:,} {have} no date of publication: “tomorrow” and “in May” stay open there."
        yield "Give the days with --dates FILE.csv."
    copies = sum(1 for skipped in build.skipped if skipped.reason.startswith("copy of "))
    if copies:
        one, many = "copy of another report counts", "copies of other reports count"
        yield f"{_number(copies, one, many)} once with the first."
    late = sum(1 for skipped in build.skipped if not skipped.is_error) - copies
    if late:
        have = "report is" if late == 1 else "reports are"
        yield f"{late:,} {have} left out as later, or without a date; {REPORT} names them."
    broken = sum(len(found.left_out) for found in build.findings)
    if broken:
        one, many = "claim is left out as it breaks", "claims are left out as they break"
        yield f"{_number(broken, one, many)} a rule of the graph; {REPORT} names the rules."
    for note in build.notes:
        yield from wrap(note, _WIDTH)
    failed = [skipped for skipped in build.skipped if skipped.is_error]
    yield from (f"Left out: {skipped.source}: {skipped.reason}" for skipped in failed[:_MOST_FAILURES])
    if len(failed) > _MOST_FAILURES:
        yield f"… and {len(failed) - _MOST_FAILURES:,} more; {REPORT} names them all."
    if undated or copies or late or broken or failed or build.notes:
        yield ""


def _files(out: Path) -> Iterator[str]:
    width = max(len(str(out / name)) for name, _ in _FILES)
    for name, what in _FILES:
        yield f"{out / name!s:{width}}  {what}"


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
