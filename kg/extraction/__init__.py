"""An annotated `Doc` in, claims out: what one document says, each fact with its sentence."""

from __future__ import annotations

from kg.extraction.extract import extract

__all__ = ["extract"]
