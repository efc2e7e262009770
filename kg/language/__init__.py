"""Text in, an annotated spaCy `Doc` out: who, where and when."""

from __future__ import annotations

from kg.language.pipeline import load_model, read, read_all

__all__ = ["load_model", "read", "read_all"]
