"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer

__all__ = ["OUTPUT", "AsOf", "Out"]

OUTPUT: Final = Path("output")

Out: TypeAlias = Annotated[Path, typer.Option("--out", "-o", help="Folder with the graph.", metavar="FOLDER")]

AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option(
        help="Only reports published up to this day count; those without a date do not.", metavar="DAY"
    ),
]
