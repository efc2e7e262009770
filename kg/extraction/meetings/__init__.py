"""Meetings: the words that speak of one, its kind, its status, and the constructions of their own."""
