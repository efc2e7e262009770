"""What several test packages share."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# A busy machine is slow, not wrong.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "unhurried")


def demand(name: str, available: bool, reason: str) -> None:
    """Skip a test whose tool is missing; fail it where the tool is demanded.

    Args:
        name: "browser", "virtuoso" or "jena"; the variable `ENTENTE_DEMAND` lists those that must be there.
        available: Is the tool there?
        reason: What is missing, and how to get it.
    """
    if available:
        return
    if name in os.environ.get("ENTENTE_DEMAND", "").replace(" ", "").split(","):
        pytest.fail(f"{name} is demanded, but {reason}", pytrace=False)
    pytest.skip(reason)
