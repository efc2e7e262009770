"""Page furniture: what stands around a report and is no part of it, found and named but never deleted."""

from kg.documents.furniture.finding import blank, find_furniture

__all__ = ["blank", "find_furniture"]
