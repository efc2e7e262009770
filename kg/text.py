"""Names made comparable, and made into parts of an IRI."""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["digest", "fold", "slug"]

_LETTERS = str.maketrans("øØłŁđĐı", "oOlLdDi")
"""Letters with a stroke, which no normal form takes apart."""


def fold(name: str) -> str:
    """Take case, accents and punctuation from a name.

    >>> fold("Recep Tayyip Erdoğan")
    'recep tayyip erdogan'
    >>> fold("Jean-Yves Le Drian")
    'jean yves le drian'
    """
    # Case first: one mark of Greek is an accent in lower case and a letter when folded.
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS).casefold()
    return " ".join(re.findall(r"\w+", plain.replace("'", "").replace("’", "")))


def slug(name: str) -> str:
    """Make a name into one segment of an IRI.

    A name without a letter or digit that survives gives a digest of it, so that no segment is empty.

    >>> slug("Jean-Yves Le Drian")
    'jean-yves-le-drian'
    """
    return "-".join(fold(name).replace("_", " ").split()) or digest(name)


def digest(*parts: str, length: int = 12) -> str:
    """Give the first hexadecimal digits of the SHA-256 of some strings, kept apart from each other."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]
