"""Who holds which office of which state or organization."""

from __future__ import annotations

from kg.language.offices.component import Offices
from kg.language.offices.finder import OfficeMention, find

__all__ = ["OfficeMention", "Offices", "find"]
