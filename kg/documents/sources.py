"""From what the user names to the files that are to be read: paths, folders, globs, standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from kg.documents.decoding import replace_unwritable
from kg.documents.formats import SUFFIXES, format_of
from kg.records import SkippedSource

__all__ = ["STANDARD_INPUT", "Source", "find_sources"]

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Source:
    """One file, or standard input.

    Attributes:
        label: What the user knows it by.
        path: The file; None for standard input.
    """

    label: str
    path: Path | None


def find_sources(names: Sequence[str]) -> Iterator[Source | SkippedSource]:
    """Find the files behind what the user named; a file reached on two ways is given once.

    Args:
        names: Paths of files and folders, globs (`**` goes through folders), and "-" for standard input.

    Yields:
        The sources to be read, and those that cannot be, each with the reason.
    """
    seen: set[str] = set()
    for name in names:
        for found in _expand(name):
            if isinstance(found, SkippedSource):
                yield found
                continue
            key = os.path.realpath(found.path) if found.path else STANDARD_INPUT
            if key not in seen:
                seen.add(key)
                yield found


def _expand(name: str) -> Iterator[Source | SkippedSource]:
    """Give the sources behind one name."""
    label = replace_unwritable(name)
    if name == STANDARD_INPUT:
        yield Source(label, None)
    elif not name or "\0" in name:
        yield SkippedSource(label, "not a path")
    elif os.path.lexists(name):
        yield from _named(name, label)
    elif has_magic(name):
        yield from _matches(name, label)
    else:
        yield SkippedSource(label, "no such file or folder")


def _named(name: str, label: str) -> Iterator[Source | SkippedSource]:
    """Give what stands at a path that the user named himself."""
    try:
        mode = Path(name).stat().st_mode
    except OSError as error:  # a link to nothing, a loop of links, a folder that may not be entered
        yield SkippedSource(label, _because(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(name, label)
    elif not stat.S_ISREG(mode):
        yield SkippedSource(label, "neither a file nor a folder")
    elif format_of(name) is None:
        yield SkippedSource(label, f"unknown format: the name must end in {_SUFFIX_LIST}")
    else:
        yield Source(label, Path(name))


def _matches(pattern: str, label: str) -> Iterator[Source | SkippedSource]:
    """Give the files and folders that a glob matches; other files it matches are passed over."""
    found = False
    for match in sorted(glob(pattern, recursive=True)):  # noqa: PTH207 - a glob may start at the root
        if Path(match).is_dir():
            inside = [item for item in _folder(match, match) if isinstance(item, Source)]
            found = found or bool(inside)
            yield from inside
        elif Path(match).is_file() and format_of(match) is not None:
            found = True
            yield Source(replace_unwritable(match), Path(match))
    if not found:
        yield SkippedSource(label, "no readable file matches")


def _folder(name: str, label: str) -> Iterator[Source | SkippedSource]:
    """Give the files of a folder and of all folders in it, by name; hidden ones are left out."""
    failures: list[SkippedSource] = []

    def note(error: OSError) -> None:
        failures.append(SkippedSource(replace_unwritable(os.fspath(error.filename)), _because(error)))

    found = False
    visited: set[str] = set()
    for folder, folders, files in os.walk(name, followlinks=True, onerror=note):
        real = os.path.realpath(folder)
        if real in visited:  # a link back to a folder that has been walked
            folders.clear()
            continue
        visited.add(real)
        folders[:] = sorted(inner for inner in folders if not inner.startswith("."))
        for file in sorted(files):
            path = Path(folder, file)
            if not file.startswith(".") and format_of(file) is not None and path.is_file():
                found = True
                yield Source(replace_unwritable(str(path)), path)
    yield from failures
    if not found and not failures:
        yield SkippedSource(label, f"no readable file in the folder; looked for {_SUFFIX_LIST}")


def _because(error: OSError) -> str:
    """Say in plain words why the system refused."""
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, FileNotFoundError):
        return "a link to a file that is not there"
    return (error.strerror or "cannot be read").lower()


_SUFFIX_LIST = ", ".join(SUFFIXES) + " (or one of these with .gz)"
