"""Which bodies and groupings of states a text names, and where."""

from __future__ import annotations

from kg.language.organizations.component import Organizations
from kg.language.organizations.finder import OrganizationFinder, OrganizationMention
from kg.language.organizations.table import Organization, organizations

__all__ = ["Organization", "OrganizationFinder", "OrganizationMention", "Organizations", "organizations"]
