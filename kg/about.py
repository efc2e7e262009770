"""What this program is called."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Final

__all__ = ["program"]

_DISTRIBUTION: Final = "entente-kg"


def program() -> str:
    """Give name and version, as in "entente-kg 1.0"; a checkout that was never installed has no version."""
    try:
        return f"{_DISTRIBUTION} {version(_DISTRIBUTION)}"
    except PackageNotFoundError:
        return f"{_DISTRIBUTION} (not installed)"
