"""Which states a text names, and where."""

from __future__ import annotations

from kg.language.countries.component import Countries
from kg.language.countries.finder import CountryFinder, CountryMention
from kg.language.countries.table import Country, countries, country

__all__ = ["Countries", "Country", "CountryFinder", "CountryMention", "countries", "country"]
