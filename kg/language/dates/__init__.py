"""Dates: the component `entente_dates` and the values that it gives.

>>> from kg.language.dates import parse
>>> parse("2022-01/..").earliest
datetime.date(2022, 1, 1)

How a text is read, one module each: `grammar` finds what looks like a date (rules in grammar.toml, `checks`),
`tense` asks the clause whether it looks back or ahead, `meanings` turns the parts of an expression into a
date, `surroundings` widens it by "since", "by" and the like, and `finder` does all this in the order of the
text. `reckoning` is the calendar's arithmetic, `edtf` the values.
"""

from __future__ import annotations

from kg.language.dates.component import DateComponent
from kg.language.dates.edtf import EdtfDate, parse
from kg.language.dates.finder import DateMention, find

__all__ = ["DateComponent", "DateMention", "EdtfDate", "find", "parse"]
