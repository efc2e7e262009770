"""Topics as plain noun phrases, on trees that are right."""

from __future__ import annotations

import pytest

from kg.extraction.topics.phrases import label_of, phrases_at
from tests.extraction.trees import tree, word

LIST = """
They      they     PRON  nsubj  2
discussed discuss  VERB  root   0
the       the      DET   det    4
visas     visa     NOUN  obj    2
,         ,        PUNCT punct  7
fishing   fishing  NOUN  compound 7
rights    right    NOUN  conj   4
and       and      CCONJ cc     10
the       the      DET   det    10
war       war      NOUN  conj   4
in        in       ADP   case   12
Chad      Chad     PROPN nmod   10
"""
RELATIVE = """
They      they     PRON  nsubj  2
discussed discuss  VERB  root   0
the       the      DET   det    4
debts     debt     NOUN  obj    2
of        of       ADP   case   7
the       the      DET   det    7
railways  railway  NOUN  nmod   4
,         ,        PUNCT punct  10
which     which    PRON  nsubj  10
grow      grow     VERB  acl:relcl 4
"""
GENERAL = """
They      they     PRON  nsubj  2
discussed discuss  VERB  root   0
a         a        DET   det    4
range     range    NOUN  obj    2
of        of       ADP   case   6
issues    issue    NOUN  nmod   4
including include  ADP   case   9
gas       gas      NOUN  compound 9
transit   transit  NOUN  nmod   6
and       and      CCONJ cc     11
cotton    cotton   NOUN  conj   9
"""
NOTHING = """
They      they     PRON  nsubj  2
discussed discuss  VERB  root   0
various   various  ADJ   amod   4
matters   matter   NOUN  obj    2
"""
LONG = """
They      they     PRON  nsubj  2
discussed discuss  VERB  root   0
relations relation NOUN  obj    2
between   between  ADP   case   6
the       the      DET   det    6
ports     port     NOUN  nmod   3
of        of       ADP   case   9
the       the      DET   det    9
north     north    NOUN  nmod   6
and       and      CCONJ cc     14
the       the      DET   det    14
far       far      ADJ   amod   14
deep      deep     ADJ   amod   14
south     south    NOUN  conj   9
"""


def topics(rows: str) -> list[str]:
    doc = tree(rows)
    head = next(child for child in word(doc, "discussed").children if child.dep_ == "obj")
    return [label_of(span) for span in phrases_at(head)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (LIST, ["visas", "fishing rights", "war in Chad"]),
        (RELATIVE, ["debts of the railways"]),
        (GENERAL, ["gas transit", "cotton"]),
        (NOTHING, []),
        (LONG, ["relations between the ports"]),
    ],
)
def test_topics_are_plain_phrases(rows: str, expected: list[str]) -> None:
    assert topics(rows) == expected
