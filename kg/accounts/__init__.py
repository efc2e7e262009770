"""What a graph says, in sentences for people: what reports disagree on, what differs between two graphs."""

from __future__ import annotations

from kg.accounts.differences import Differences, compare
from kg.accounts.disputes import disputes_of, told
from kg.accounts.wording import present_name

__all__ = ["Differences", "compare", "disputes_of", "present_name", "told"]
