"""Where the files are that stand beside the program and are not Python."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from kg.errors import UserError

__all__ = ["ontology_folder"]


@lru_cache(maxsize=1)
def ontology_folder() -> Path:
    """Find the ontology: in the package where it is installed, at the top of the repository in a checkout.

    Returns:
        The folder that holds `entente.ttl`, `shapes.ttl`, `context.jsonld` and `queries/`.

    Raises:
        UserError: It is in neither place.
    """
    package = Path(str(files("kg")))
    for folder in (package / "ontology", package.parent / "ontology"):
        if (folder / "entente.ttl").is_file():
            return folder
    raise UserError(f"the ontology's files are neither in {package} nor beside it; install the package anew")
