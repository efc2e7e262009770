"""Judging the lines above the headline: what has nothing to do with the article belongs to the site.

A single such line, with no furniture beside it, stays: it may be the headline, and what was taken for it
the line under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.documents.furniture.headline import choose_headline, words_of
from kg.documents.furniture.runs import Judged

__all__ = ["judge_top"]


def judge_top(items: Sequence[Judged]) -> list[Judged]:
    """Take lines above the headline for furniture that share no word with the article.

    Args:
        items: The units of a text, judged by rules and company.

    Returns:
        The same units, more of them with a reason.
    """
    left = [i for i, item in enumerate(items) if not item.reason]
    units = [items[i].unit for i in left]
    headline = choose_headline(units)
    judged = list(items)
    if headline is None:
        return judged
    article = words_of(" ".join(unit.text for unit in units[headline:] if unit.is_prose))
    strange = [
        i
        for i in left[:headline]
        if not items[i].unit.is_sentence and not words_of(items[i].unit.text) & article
    ]
    has_company = len(strange) > 1 or any(item.reason for item in items[: left[headline]])
    for i in strange if has_company else []:
        judged[i] = replace(items[i], reason="line above the headline")
    return judged
