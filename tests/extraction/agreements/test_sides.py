"""Sides of agreements that are left out where they are spoken of."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from kg.extraction.agreements.sides import complete_sides
from kg.extraction.happenings.happening import Happening
from kg.language.attributes import register_attributes
from tests.extraction.trees import tree

register_attributes()
SENTENCES = (
    "Chad Chad PROPN nsubj 2\nmet meet VERB root 0\nNiger Niger PROPN obj 2\nand and CCONJ cc 5\n"
    "signed sign VERB conj 2\na a DET det 7\npact pact NOUN obj 5\n\n"
    "A a DET det 2\nprotocol protocol NOUN nsubj:pass 4\nwas be AUX aux:pass 4\nsigned sign VERB root 0\n\n"
    "A a DET det 2\ndeal deal NOUN nsubj:pass 7\nwith with ADP case 5\nthe the DET det 5\n"
    "rebels rebel NOUN nmod 2\nwas be AUX aux:pass 7\nsigned sign VERB root 0"
)


def read() -> Doc:
    doc = tree(SENTENCES)
    doc.spans["countries"] = []
    return doc


def told(kind: str, span: Span, parties: str, verb: Span, rule: str = "verb of the clause") -> Happening:
    made = Happening(kind, [span])
    for code in parties.split():
        made.add("party", code, span, "test")
    made.add("status", "Signed", verb, rule)
    return made


def test_who_met_and_signed_signed_with_the_one_met() -> None:
    doc = read()
    pact = told("Agreement", doc[6:7], "TCD", doc[4:5])
    meeting = told("Summit", doc[1:2], "TCD NER", doc[1:2])
    complete_sides([pact], [meeting], doc)
    assert pact.values("party") == {"TCD", "NER"}


def test_what_was_also_signed_has_the_same_sides() -> None:
    doc = read()
    pact = told("Agreement", doc[6:7], "TCD NER MLI", doc[4:5])
    protocol = told("Agreement", doc[8:9], "", doc[10:11])
    complete_sides([pact, protocol], [], doc)
    assert protocol.values("party") == {"TCD", "NER", "MLI"}


def test_a_deal_with_somebody_is_not_of_the_two_of_the_text() -> None:
    doc = read()
    names = [doc[i : i + 1] for i in (0, 2, 0, 2)]
    for name, code in zip(names, ("TCD", "NER", "TCD", "NER"), strict=True):
        name._.iso3 = code
    doc.spans["countries"] = names
    deal = told("Agreement", doc[12:13], "TCD", doc[17:18])
    pact = told("Agreement", doc[6:7], "TCD", doc[4:5])
    complete_sides([deal, pact], [], doc)
    assert deal.values("party") == {"TCD"}
    assert pact.values("party") == {"TCD", "NER"}
