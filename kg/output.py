"""The output folder: written whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from kg.errors import UserError

__all__ = ["PAGE", "REPORT", "check_writable", "recover", "staged"]

PAGE: Final = "graph.html"
"""The page, in an output folder."""

REPORT: Final = "report.json"
"""The account of the build, in an output folder."""

_PREFIX: Final = ".building-"
_LOCK: Final = "LOCK"
_READY: Final = "READY"
_REPLACED: Final = "REPLACED"
_MARKS: Final = {_LOCK, _READY, _REPLACED}

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def check_writable(out: Path) -> None:
    """See that a folder can be written to, before long work; nothing is made or changed.

    Args:
        out: The output folder; it need not exist.

    Raises:
        UserError: It cannot be written to.
    """
    folder = next(path for path in (out.absolute(), *out.absolute().parents) if os.path.lexists(path))
    if not folder.is_dir():
        raise _refusal(out, f"{folder} is not a folder")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _refusal(out, f"no permission to write in {folder}")


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """Give a folder to write into; what is in it replaces its namesakes in `out` when all went well.

    Until the last file is written nothing in `out` changes. Then a mark is set and the files are moved,
    each by one rename; a process killed between two renames leaves the mark, and `recover` finishes.

    Args:
        out: The output folder; it is made if need be. What else is in it stays.

    Yields:
        A folder on the same file system.

    Raises:
        UserError: `out` cannot be written to.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        recover(out)
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=out))
    except OSError as error:
        raise _refusal(out, error.strerror or str(error)) from error
    try:
        with (folder / _LOCK).open("wb") as lock:  # held until this process has done, however it ends
            _lock(lock)
            yield folder
            (folder / _READY).touch()
            _promote(folder, out)
    except OSError as error:
        raise _refusal(out, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def recover(out: Path) -> None:
    """Finish what a killed build had ready, and clear away what it had not.

    Args:
        out: An output folder; it need not exist.

    Raises:
        UserError: There is something to finish, and `out` cannot be written to.
    """
    for folder in sorted(out.glob(f"{_PREFIX}*")):
        if _is_at_work(folder):
            continue
        try:
            if (folder / _READY).exists():
                _promote(folder, out)
        except OSError as error:
            raise _refusal(out, error.strerror or str(error)) from error
        shutil.rmtree(folder, ignore_errors=True)


def _is_at_work(folder: Path) -> bool:
    """Does whoever made a folder still hold its lock?"""
    try:
        with (folder / _LOCK).open("r+b") as lock:
            _lock(lock)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _promote(folder: Path, out: Path) -> None:
    """Move everything but the marks; a folder, which no rename replaces, is set aside first."""
    replaced = folder / _REPLACED
    replaced.mkdir(exist_ok=True)
    for new in sorted(folder.iterdir()):
        if new.name in _MARKS:
            continue
        old = out / new.name
        if os.path.lexists(old) and (old.is_dir() or new.is_dir()):
            old.rename(replaced / old.name)
        new.replace(old)


def _refusal(out: Path, reason: str) -> UserError:
    return UserError(
        f"cannot write to {out}: {reason[:1].lower()}{reason[1:]}; choose another folder with --out"
    )
