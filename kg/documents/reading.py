"""The stage as a whole: from what the user names to documents."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import BinaryIO, Final, cast

from kg.documents.copies import fold_copies
from kg.documents.decoding import CannotDecodeError
from kg.documents.draft import Columns, Draft
from kg.documents.formats import format_of
from kg.documents.formats.standard_input import read_standard_input
from kg.documents.furniture import find_furniture
from kg.documents.furniture.headline import find_headline
from kg.documents.loading import MAX_CHARACTERS, CannotReadError, open_source
from kg.documents.publication import find_publication_day
from kg.documents.sources import Source, find_sources
from kg.records import Document, SkippedSource

__all__ = ["Reading", "read"]

_COLUMNS: Final = Columns()


@dataclass(frozen=True)
class Reading:
    """What was read.

    Attributes:
        documents: The documents, by source; of several copies of one report, one.
        skipped: The sources and rows that gave no document, and the parts of a source that could not be
            read, by source.
    """

    documents: tuple[Document, ...]
    skipped: tuple[SkippedSource, ...]


def read(
    sources: Sequence[str],
    *,
    columns: Columns = _COLUMNS,
    dates: Mapping[str, date] | None = None,
    stdin: BinaryIO | None = None,
    progress: Callable[[str], None] | None = None,
) -> Reading:
    """Read reports from files, folders, globs and standard input.

    A source that cannot be read never stops the others.

    Args:
        sources: Paths of files and folders, globs, and "-" for standard input.
        columns: The columns of JSONL and CSV files.
        dates: Days of publication by name of document, as `load_dates` gives them; they go before all others.
        stdin: What "-" stands for; the process's standard input if None.
        progress: Called with the name of each source before it is read.

    Returns:
        The documents, and what gave none, with the reasons.
    """
    documents: dict[str, Document] = {}
    skipped: list[SkippedSource] = []
    for item in _read_each(sources, columns, stdin, progress):
        result = _finish(item, dates or {}) if isinstance(item, Draft) else item
        if isinstance(result, SkippedSource):
            skipped.append(result)
        elif result.source in documents:
            skipped.append(SkippedSource(result.source, "another text has the same source"))
        else:
            documents[result.source] = result
    kept = fold_copies(documents.values())
    skipped += [
        SkippedSource(copy, f"copy of {document.source}", is_error=False)
        for document in kept
        for copy in document.copies
    ]
    return Reading(tuple(kept), tuple(sorted(skipped)))


def _read_each(
    sources: Sequence[str], columns: Columns, stdin: BinaryIO | None, progress: Callable[[str], None] | None
) -> Iterator[Draft | SkippedSource]:
    """Give what each source holds; one that is at fault ends, and the next begins."""
    for source in find_sources(sources):
        if isinstance(source, SkippedSource):
            yield source
            continue
        if progress:
            progress(source.label)
        try:
            yield from _read_one(source, columns, stdin)
        except (CannotReadError, CannotDecodeError) as error:
            yield SkippedSource(source.label, str(error))


def _read_one(source: Source, columns: Columns, stdin: BinaryIO | None) -> Iterator[Draft | SkippedSource]:
    """Give what one source holds."""
    if source.path is None:
        yield from read_standard_input(stdin or cast(BinaryIO, sys.stdin.buffer), columns)
        return
    reader = format_of(source.path.name)
    if reader is None:
        raise CannotReadError("unknown format")
    with open_source(source.path) as stream:
        yield from reader(source.label, stream, columns)


def _finish(draft: Draft, dates: Mapping[str, date]) -> Document | SkippedSource:
    """Judge a draft: what is furniture, what is its headline, when it was published."""
    if len(draft.text) > MAX_CHARACTERS:
        size = f"{len(draft.text):,} characters, the most are {MAX_CHARACTERS:,}"
        return SkippedSource(draft.source, f"too long for one report: {size}")
    removed = find_furniture(draft.text, draft.markup)
    document = Document(
        source=draft.source,
        text=draft.text,
        content_hash=sha256(draft.text.encode("utf-8")).hexdigest(),
        removed=removed,
    )
    content = document.content
    if not content.strip():
        return SkippedSource(draft.source, "nothing but page furniture")
    titled = replace(draft, title=draft.title or find_headline(content))
    found = find_publication_day(titled, removed, dates)
    return replace(
        document,
        title=titled.title,
        published=found[0] if found else None,
        date_found_by=found[1] if found else None,
    )
