"""The one exception that is for the user's eyes."""

from __future__ import annotations

__all__ = ["UserError"]


class UserError(Exception):
    """Something that the user can mend; `str(error)` is one clear line that says what, where and how.

    The command line prints it without a stack trace and ends with exit code 2.
    """
