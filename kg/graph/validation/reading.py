"""A dataset from an RDF file."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import UserError

__all__ = ["read_dataset"]

_FORMATS: Final = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}


def read_dataset(path: Path) -> list[ox.Quad]:
    """Read an RDF file; its ending says the format, and `.gz` after it that it is compressed.

    Args:
        path: A file that ends in .nq, .nt, .trig, .ttl, .jsonld or .rdf.

    Returns:
        Its quads.

    Raises:
        UserError: There is no such file, its ending is unknown, or it is not written in its format.
    """
    name = path.name.removesuffix(".gz")
    format = _FORMATS.get(Path(name).suffix.lower())
    if format is None:
        raise UserError(f"{path}: not the name of an RDF file; it must end in {', '.join(_FORMATS)} (or .gz)")
    try:
        content = path.read_bytes()
        if name != path.name:
            content = gzip.decompress(content)
        return list(ox.parse(content, format=format, base_iri=path.absolute().as_uri()))
    except (OSError, EOFError, zlib.error) as error:
        raise UserError(f"{path}: cannot be read: {_reason(error)}") from error
    except (SyntaxError, ValueError) as error:
        raise UserError(f"{path}: not valid {format.name}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    if isinstance(error, SyntaxError):
        place = f"line {error.lineno}: " if error.lineno else ""
        return place + str(error.msg)
    strerror = getattr(error, "strerror", None)
    return str(strerror or error)
