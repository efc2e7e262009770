"""The bundled reports, and what a careful reader finds in them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["expected", "reports"]


def reports() -> Path:
    """Give the folder with the bundled reports.

    Returns:
        A folder that `kg build` takes as it is: `.txt`, `.md` and `.html` files and nothing else.

    >>> (reports() / "aachen-treaty.txt").is_file()
    True
    """
    return Path(str(files("kg") / "samples" / "reports"))


def expected() -> Path:
    """Give the file with the facts that each bundled report states, annotated by hand.

    Returns:
        A JSONL file, one line a report, sorted by `document`, the name of a file in `reports()`.

    >>> expected().name
    'expected.jsonl'
    """
    return Path(str(files("kg") / "samples" / "expected.jsonl"))
