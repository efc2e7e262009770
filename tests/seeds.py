"""Runs a piece of Python under another hash seed, under which sets have another order."""

from __future__ import annotations

import os
import subprocess
import sys


def printed_under(seed: str, code: str) -> str:
    """Give what some code prints in a fresh process.

    Args:
        seed: What PYTHONHASHSEED is set to.
        code: Python code; it can import the tests.

    Returns:
        Its standard output.
    """
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
