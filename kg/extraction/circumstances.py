"""When, where, how and which time: what hangs on a trigger or its clause beside the participants."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Span, Token

from kg.extraction.clauses import Clause
from kg.extraction.lexicon import table, words

__all__ = ["find_date", "find_mode", "find_ordinal", "find_place"]

_REACH = 9
"""How many words after a trigger or a predicate surely belong to it, if no verb comes between."""

_PLACE_CASES = frozenset({"in", "at", "on", "near", "to"})
_NOT_OF_THE_EVENT = frozenset({"since", "after", "before", "until", "till", "following", "ahead"})


def find_date(trigger: Span, clause: Clause, rivals: Sequence[Span]) -> Span | None:
    """Give the date of a happening: the one that hangs on the trigger most closely, else on its clause.

    Args:
        trigger: The words that name the happening.
        clause: The clause that they stand in.
        rivals: Other triggers of the document; a date in the phrase of one of them is not ours.

    Returns:
        A span of the dates' component that has a value, or None.
    """
    return next(_attached(trigger, clause, rivals, "dates", _is_date_of_event), None)


def find_place(trigger: Span, clause: Clause, rivals: Sequence[Span]) -> Span | None:
    """Give the place of a happening: a city or venue before a state; as for `find_date`."""
    named = _attached(trigger, clause, rivals, "places", _is_location)
    states = _attached(trigger, clause, rivals, "countries", _is_state_as_location)
    return next(named, None) or next(states, None)


def _attached(
    trigger: Span, clause: Clause, rivals: Sequence[Span], group: str, fits: Callable[[Span], bool]
) -> Iterator[Span]:
    """Give the spans of a group that hang on the trigger, then those on its clause, nearest first."""
    doc = trigger.doc
    phrase = {token.i for token in trigger.root.subtree} | {token.i for token in trigger}
    foreign = _tokens_of(rivals, trigger)
    spans = [span for span in doc.spans.get(group, ()) if fits(span) and span.root.i not in foreign]
    inside = [span for span in spans if span.root.i in phrase]
    near = _near(trigger, clause)
    spans = [span for span in spans if not _hangs_on_another_noun(span, trigger)]
    around = [
        span
        for span in spans
        if span.root.i not in phrase and (span.root.i in clause.tokens or span.start in near)
    ]
    yield from sorted(inside, key=lambda s: abs(s.start - trigger.end))
    yield from sorted(around, key=lambda s: (abs(s.start - trigger.end), s.start))


def _hangs_on_another_noun(span: Span, trigger: Span) -> bool:
    """Is this the date or place of something else: "the war of 1950", "the base in Guam"?"""
    head = span.root.head
    inside = trigger.start <= head.i < trigger.end or trigger.root.is_ancestor(head)
    return span.root.dep_ == "nmod" and head.pos_ == "NOUN" and not inside


def _near(trigger: Span, clause: Clause) -> set[int]:
    """Give the tokens right after the trigger and its predicate that no other verb cuts off.

    They belong to the clause whatever the parser made of them: "met on Monday", "talks in Rome in May".
    """
    doc = trigger.doc
    near: set[int] = set()
    for start in {trigger.end, *(token.i + 1 for token in clause.chain)}:
        for token in doc[start : min(start + _REACH, trigger.root.sent.end)]:
            if token.pos_ in {"VERB", "AUX", "SCONJ"} or token.text in {";", ":"}:
                break
            near.add(token.i)
    return near


def _tokens_of(rivals: Sequence[Span], trigger: Span) -> set[int]:
    """Give the tokens below other triggers: what hangs on them is theirs."""
    foreign: set[int] = set()
    for rival in rivals:
        if rival.root.i != trigger.root.i and not rival.root.is_ancestor(trigger.root):
            foreign |= {token.i for token in rival.root.subtree}
    return foreign - {token.i for token in trigger}


def _is_date_of_event(span: Span) -> bool:
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return bool(span._.edtf) and before not in _NOT_OF_THE_EVENT and span[0].lower_ not in _NOT_OF_THE_EVENT


def _is_location(span: Span) -> bool:
    before = span.doc[span.start - 1] if span.start else None
    return bool(_words_before(span) & _PLACE_CASES) or (before is not None and before.lemma_ == "visit")


def _is_state_as_location(span: Span) -> bool:
    return span._.sense == "name" and bool(_words_before(span) & {"in"})


def _words_before(span: Span) -> set[str]:
    """Give the preposition before a place, over an article and adjectives ("in western Japan")."""
    found: set[str] = set()
    i = span.start - 1
    for _ in range(4):
        if i < span.sent.start:
            break
        token: Token = span.doc[i]
        if token.pos_ == "ADP" or token.lower_ in _PLACE_CASES:
            found.add(token.lower_)
            break
        if token.pos_ not in {"DET", "ADJ", "NUM", "PROPN", "PUNCT"}:
            break
        i -= 1
    return found


def find_mode(trigger: Span, clause: Clause) -> tuple[str, Span] | None:
    """Give "Virtual" or "InPerson" with the words that say so, or None."""
    doc = trigger.doc
    tokens = sorted({token.i for token in trigger.root.subtree} | clause.tokens)
    if not tokens:
        return None
    first, last = tokens[0], tokens[-1] + 1
    members = set(tokens)
    for mode, cues in table("meetings")["mode"].items():
        for token in doc[first:last]:
            if token.i in members and token.lower_ in cues["words"]:
                return str(mode), doc[token.i : token.i + 1]
        text = doc[first:last].text.lower()
        for phrase in cues["phrases"]:
            at = text.find(phrase)
            if at >= 0:
                start = doc[first].idx + at
                span = doc.char_span(start, start + len(phrase), alignment_mode="expand")
                if span is not None and span.root.i in members:
                    return str(mode), span
    return None


def find_ordinal(trigger: Span) -> tuple[int, Span] | None:
    """Give the number of a session with the word that says it, or None.

    "First" counts only with a possessive or at the head of a series ("their first session"): "the first
    since 2019" and "first of its kind" are no numbers.
    """
    numbers: dict[str, int] = table("meetings")["ordinals"]
    doc = trigger.doc
    start = max(trigger.sent.start, trigger.start - 7)
    for token in reversed(doc[start : trigger.end]):
        if token.pos_ in {"VERB", "AUX"} or token.text in {",", ";", ":"}:
            break
        number = numbers.get(token.lower_) or _numeral(token)
        if number and not _is_no_number(token, trigger):
            return number, doc[token.i : token.i + 1]
    return None


def _numeral(token: Token) -> int | None:
    """Read "4th", "21st"."""
    text = token.lower_
    if text[:-2].isdigit() and text[-2:] in {"st", "nd", "rd", "th"}:
        return int(text[:-2])
    return None


def _is_no_number(token: Token, trigger: Span) -> bool:
    after = {t.lower_ for t in token.doc[token.i + 1 : min(len(token.doc), trigger.end + 3)]}
    return token.lower_ == "first" and bool(
        after & {"since", "kind", "time", "in-person", "official", "day", "such"}
    )


def is_one_of_a_series(trigger: Span) -> bool:
    """Does the text speak of many and not of one: "annual talks", "have met six times"?"""
    series = words("meetings", "series", "words")
    return any(child.lower_ in series for child in trigger.root.children)
