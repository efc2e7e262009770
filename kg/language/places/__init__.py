"""Which places a text names, and where: cities, venues, territories, waters."""

from __future__ import annotations

from kg.language.places.component import Places
from kg.language.places.finder import PlaceFinder, PlaceMention
from kg.language.places.table import Place, places

__all__ = ["Place", "PlaceFinder", "PlaceMention", "Places", "places"]
