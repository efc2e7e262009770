"""Opening a source and reading it within limits: size, packed size, damaged gzip.

A limit is there so that a file that is no report is refused quickly, and not after it filled the memory.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["GZIP_MARK", "MAX_BYTES", "MAX_CHARACTERS", "CannotReadError", "open_source", "read_all"]

MAX_BYTES: Final = 20_000_000
"""The largest file, or row of a file, that is taken for one report (a web page may weigh megabytes)."""

MAX_CHARACTERS: Final = 1_000_000
"""The longest text that is taken for one report (170,000 words); the language model takes no longer one."""

GZIP_MARK: Final = b"\x1f\x8b"


_MOST_EXPANSION: Final = 200  # plain text packs to a quarter, repetitive rows to a fiftieth


class CannotReadError(Exception):
    """A source or a part of it cannot be read; `str(error)` is the reason in plain words."""


class _Unpacking(io.RawIOBase):
    """A gzip file that is read no further once it proves to be a bomb."""

    def __init__(self, packed: gzip.GzipFile, packed_size: int) -> None:
        super().__init__()
        self._packed = packed
        self._most = max(2 * MAX_BYTES, _MOST_EXPANSION * packed_size)
        self._count = 0

    def readable(self) -> bool:
        """Tell that this can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Unpack some bytes into a buffer."""
        count = self._packed.readinto(buffer)
        self._count += count
        if self._count > self._most:
            message = f"it unpacks to more than {_MOST_EXPANSION} times its size; the rest is left out"
            raise CannotReadError(message)
        return count


@contextmanager
def open_source(path: Path) -> Iterator[BinaryIO]:
    """Open a file, unpacked if its name ends in ".gz".

    Args:
        path: The file.

    Yields:
        A stream of its bytes.

    Raises:
        CannotReadError: It cannot be opened, or what it holds cannot be unpacked.
    """
    try:
        if path.suffix.lower() == ".gz":
            with (
                gzip.open(path) as packed,
                io.BufferedReader(_Unpacking(packed, path.stat().st_size)) as stream,
            ):
                yield cast(BinaryIO, stream)
        else:
            with path.open("rb") as plain:
                yield plain
    except PermissionError as error:
        raise CannotReadError("no permission to read it") from error
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise CannotReadError("broken gzip: it cannot be unpacked") from error
    except OSError as error:
        raise CannotReadError((error.strerror or "cannot be read").lower()) from error


def read_all(stream: BinaryIO, limit: int = MAX_BYTES) -> bytes:
    """Read a stream that holds one report.

    Args:
        stream: Its bytes, unpacked.
        limit: How many bytes are too many when exceeded.

    Returns:
        The bytes.

    Raises:
        CannotReadError: There are too many, or none.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise CannotReadError(f"larger than {limit // 1_000_000} MB, which is the most for one report")
    if not data.strip():
        raise CannotReadError("the file is empty" if not data else "the file holds nothing but blanks")
    return data
