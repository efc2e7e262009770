"""Happenings as they are put together, joined, linked and settled within one document."""
