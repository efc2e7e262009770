"""Findings written down as mentions and claims, each with the sentence that it rests on."""
