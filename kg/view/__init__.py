"""The graph as one HTML page: a picture to explore, and the sentences behind every line of it."""

from __future__ import annotations

from kg.view.page import render

__all__ = ["render"]
