"""What stands for everything that a result depends on: while it is the same, so is the result."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Final

from kg.about import program
from kg.documents.sources import find_sources
from kg.records import Document, SkippedSource
from kg.text import digest

__all__ = ["document_key", "files_digest", "program_digest"]

_LIBRARIES: Final = ("spacy", "numpy", "onnxruntime", "tokenizers", "pyoxigraph")
"""What a reading and the form of its result depend on beside the program's own files."""

_NOT_AT_WORK: Final = ("language/training/", "samples/")
"""Parts of the program that no build runs."""


@lru_cache(maxsize=2)
def program_digest(model: str | None) -> str:
    """Stand for the program, its data, the model and the libraries under them.

    Args:
        model: As for `kg.language.load_model`.
    """
    libraries = (f"{name} {_version(name)}" for name in _LIBRARIES)
    root = Path(str(files("kg")))
    own = _folder_digest(root, _NOT_AT_WORK)
    return digest(program(), own, _model_digest(model), sys.version.split()[0], *libraries, length=32)


def document_key(document: Document, program: str) -> str:
    """Stand for everything that the findings of a document depend on.

    Args:
        document: The document.
        program: What `program_digest` gives.
    """
    gaps = (f"{gap.start}-{gap.end}" for gap in document.removed)
    day = document.published.isoformat() if document.published else ""
    title = "" if document.title is None else f"={document.title}"
    return digest(program, document.content_hash, day, title, *gaps, length=32)


def files_digest(names: Sequence[str]) -> str | None:
    """Stand for the content of everything that the user named; None for standard input, which is read once.

    Args:
        names: Paths of files and folders, globs.
    """
    total = sha256()
    for source in find_sources(names):
        if isinstance(source, SkippedSource):
            total.update(f"{source.source}\0{source.reason}\0".encode("utf-8", "surrogatepass"))
            continue
        if source.path is None:
            return None
        try:
            content = sha256(source.path.read_bytes()).digest()
        except OSError as error:
            content = str(error.errno).encode()
        total.update(source.label.encode("utf-8", "surrogatepass") + b"\0" + content)
    return total.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def _model_digest(model: str | None) -> str:
    """Stand for a model that is not the packaged one, which is among the program's own files."""
    if model is None:
        return ""
    if Path(model).is_dir():
        return _folder_digest(Path(model), ())
    return f"{model} {_version(model)}"


def _folder_digest(folder: Path, but: Iterable[str]) -> str:
    total = sha256()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix != ".pyc" and not name.startswith(tuple(but)):
            total.update(name.encode("utf-8", "surrogatepass") + b"\0" + sha256(path.read_bytes()).digest())
    return total.hexdigest()
