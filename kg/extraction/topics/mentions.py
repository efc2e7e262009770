"""What was discussed at a meeting, and what an agreement regulates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Span, Token

from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import table, words
from kg.extraction.syntax.clauses import cases_of
from kg.extraction.syntax.forms import base_forms
from kg.extraction.syntax.subjects import subjects_of
from kg.extraction.topics.phrases import label_of, phrases_at

__all__ = ["add_topics"]

_PLURALS: Final = frozenset({"they", "both", "sides", "two", "pair"})
_NEAR: Final = 6
_FEW: Final = 5
"""How many sentences after a meeting "they discussed" still tells of it."""


def add_topics(meetings: Sequence[Happening], agreements: Sequence[Happening], doc: Doc) -> None:
    """Note the topics of meetings and agreements.

    Args:
        meetings: The meetings of the document; their facts are added to.
        agreements: Its agreements.
        doc: The document.
    """
    for meeting in meetings:
        for trigger in meeting.triggers:
            _note(meeting, _after_noun(trigger, "meeting"), "preposition after the noun")
            _note(meeting, _before_noun(trigger), "noun before the noun")
    for agreement in agreements:
        for trigger in agreement.triggers:
            _note(agreement, _after_noun(trigger, "agreement"), "preposition after the noun")
            _note(agreement, _regulated(trigger), "verb of an agreement")
    for token in doc:
        told = _meeting_told(token, meetings)
        if told is not None:
            _note(told, _of_verb(token), "verb of talking")
            _note(told, _on_agenda(token), "agenda")


def _note(happening: Happening, heads: Iterator[Token], rule: str) -> None:
    for head in heads:
        for span in phrases_at(head):
            label = label_of(span)
            if label.lower() not in {value.lower() for value in happening.values("topic")}:
                happening.add("topic", label, span, rule, 0.7)


def _after_noun(trigger: Span, family: str) -> Iterator[Token]:
    """Give the heads after the preposition: "talks in Rome about fish"."""
    if trigger.root.pos_ == "VERB":
        return
    prepositions = words("topics", "noun", family)
    for child in (*trigger.root.children, *_beside(trigger)):
        cases = cases_of(child)
        if child.i > trigger.root.i and child.dep_ in {"nmod", "obl"} and cases & prepositions:
            yield child


def _beside(trigger: Span) -> Iterator[Token]:
    """Give what the verb takes right behind the noun, where the tree has it there: "held talks on fish"."""
    head = trigger.root.head
    if head.pos_ == "VERB" and trigger.root.dep_ in {"obj", "nsubj", "nsubj:pass"}:
        yield from (child for child in head.children if 0 < child.left_edge.i - trigger.end < _NEAR - 2)
        yield from (child for child in head.children if child.left_edge.i == trigger.end)


def _before_noun(trigger: Span) -> Iterator[Token]:
    """Give the noun that says what about: "border talks", and not "phone call"."""
    root = trigger.root
    before = root.nbor(-1) if root.i > root.sent.start else None
    if before is None or before.dep_ not in {"compound", "amod"} or before.pos_ != "NOUN" or len(trigger) > 1:
        return
    if (
        before.lower_ in words("topics", "kinds", "words") | words("meetings", "nouns")
        or before.head.i != root.i
    ):
        return
    yield before


def _regulated(trigger: Span) -> Iterator[Token]:
    """Give what the clause on an agreement says it does: "a pact that eases troop visits"."""
    for clause in trigger.root.children:
        if clause.dep_ not in {"acl:relcl", "acl"}:
            continue
        if base_forms(clause) & words("topics", "regulating", "words"):
            yield from (child for child in clause.children if child.dep_ == "obj")
            yield from _after(clause, words("topics", "regulating_with", "words"))


def _of_verb(verb: Token) -> Iterator[Token]:
    """Give what a verb of talking takes: "discussed fish and the border", "focused on trade"."""
    verbs: dict[str, list[str]] = table("topics")["verbs"]
    form = next((form for form in sorted(base_forms(verb)) if form in verbs), None)
    if form is None or verb.pos_ not in {"VERB", "AUX"}:
        return
    wanted = set(verbs[form])
    if "" in wanted:
        yield from (child for child in verb.children if child.dep_ in {"obj", "nsubj:pass"})
    yield from _after(verb, frozenset(wanted - {""}))


def _after(verb: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    for child in verb.children:
        cases = cases_of(child)
        if child.dep_.startswith("obl") and child.i > verb.i and cases & prepositions:
            yield child
        elif child.dep_ == "obj":  # "exchanged views on fish"
            yield from (
                below for below in child.children if below.dep_ == "nmod" and cases_of(below) & prepositions
            )


def _on_agenda(token: Token) -> Iterator[Token]:
    """Give what is on the agenda, or what it includes."""
    if token.lower_ not in words("topics", "agenda", "words"):
        return
    head = token.head
    if any(child.lower_ == "on" for child in token.children if child.dep_ == "case"):
        named = _named_with(token)
        if named is not None:
            yield named
        else:
            forms = base_forms(head) | base_forms(token)
            stands = forms & _STANDING or any(child.dep_ == "cop" for child in token.children)
            above = token if any(child.dep_ == "cop" for child in token.children) else head
            yield from (child for child in above.children if stands and child.dep_ == "nsubj")
    elif token.dep_ == "nsubj" and base_forms(head) & _HOLDING:
        yield from (child for child in head.children if child.dep_ == "obj")


_STANDING: Final = frozenset({"be", "stand", "figure", "rank", "appear", "remain"})
_HOLDING: Final = frozenset({"include", "cover", "feature", "comprise"})


def _named_with(agenda: Token) -> Token | None:
    """Give the first noun in "with trade and the border on the agenda"."""
    doc, start = agenda.doc, max(agenda.sent.start, agenda.i - _NEAR * 2)
    opens = next((t.i for t in reversed(doc[start : agenda.i]) if t.lower_ == "with"), None)
    if opens is None or any(t.pos_ == "VERB" for t in doc[opens : agenda.i]):
        return None
    return next(
        (t for t in doc[opens + 1 : agenda.i] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound"), None
    )


def _meeting_told(token: Token, meetings: Sequence[Happening]) -> Happening | None:
    """Give the meeting that a verb of talking or an agenda tells of."""
    is_verb = token.pos_ == "VERB" and bool(base_forms(token) & set(table("topics")["verbs"]))
    if not is_verb and token.lower_ not in words("topics", "agenda", "words"):
        return None
    start = token.sent.start
    here = [m for m in meetings if any(span.sent.start == start for span in m.triggers)]
    here = [m for m in here if not is_verb or any(_goes_with(token, span) for span in m.triggers)]
    if here:
        return min(here, key=lambda m: min(abs(span.start - token.i) for span in m.triggers))
    if is_verb and not _is_of_all(token):
        return None
    before = [(span.start, n) for n, m in enumerate(meetings) for span in m.triggers if span.start < token.i]
    if not before:
        return None
    last, number = max(before)
    between = sum(1 for sentence in token.doc.sents if last < sentence.start <= token.i and len(sentence) > 1)
    return meetings[number] if between <= _FEW else None


def _goes_with(verb: Token, trigger: Span) -> bool:
    """Does a verb of talking tell of a meeting of its sentence: "met to discuss", "the talks focused on"?"""
    root = trigger.root
    if root.sent.start != verb.sent.start:
        return False
    related = root.i == verb.i or root.is_ancestor(verb) or verb.is_ancestor(root)
    beside = verb.tag_ == "VBG" and verb.i > root.i and verb.head.i == root.head.i  # "hold talks focusing on"
    return related or beside or verb in root.conjuncts or verb in root.head.conjuncts or _is_of_all(verb)


def _is_of_all(verb: Token) -> bool:
    """Is the subject all who met: "they", "the two sides", "the ministers"?"""
    subjects = subjects_of(verb)
    references = [
        s for s in verb.doc.spans.get("references", ()) if s.label_ and len(s._.referents or ()) > 1
    ]
    return any(
        subject.lower_ in _PLURALS
        or (subject.tag_ == "NNS" and subject.lower_ in words("roles", "role_nouns"))
        or any(span.start <= subject.i < span.end for span in references)
        for subject in subjects
    )
