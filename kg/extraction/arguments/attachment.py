"""Which dates and places hang on a happening: on its phrase first, on its clause second.

What stands right behind a trigger or its predicate counts whatever the parser made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Span, Token

from kg.extraction.lexicon import words
from kg.extraction.syntax.clauses import Clause
from kg.extraction.syntax.forms import base_forms

__all__ = ["NOT_OF_THE_EVENT", "attached", "is_limit", "is_where", "own_phrase", "words_before"]

_REACH = 9
"""How many words after a trigger or a predicate surely belong to it, if no verb comes between."""

NOT_OF_THE_EVENT = frozenset({"since", "after", "before", "until", "till", "following", "ahead"})
"""What makes a date one of something else."""

_PLACE_CASES = frozenset({"in", "at", "on", "near", "to"})


def attached(
    trigger: Span, clause: Clause, rivals: Sequence[Span], group: str, fits: Callable[[Span], bool]
) -> Iterator[Span]:
    """Give the spans of a group that hang on the trigger, then those on its clause, nearest first."""
    doc = trigger.doc
    is_verb = trigger.root.i in {token.i for token in clause.chain}
    phrase = {token.i for token in trigger} if is_verb else own_phrase(trigger, clause)
    foreign = _tokens_of(rivals, trigger)
    spans = [
        span
        for span in doc.spans.get(group, ())
        if fits(span)
        and (span.root.i not in foreign or _is_right_behind(span, trigger))
        and (is_limit(span) or not _is_of_another_time(span, trigger, clause))
    ]
    elsewhere = {t.i for verb in clause.carriers if _tells_of_another(verb, clause) for t in verb.subtree}
    spans = [span for span in spans if span.root.i not in elsewhere]
    inside = [span for span in spans if span.root.i in phrase]
    near = _near(trigger, clause, rivals) | _around_above(clause)
    spans = [s for s in spans if _is_before_verb(s, clause) or not _hangs_on_another_noun(s, trigger)]
    around = [
        span
        for span in spans
        if span.root.i not in phrase and (span.root.i in clause.tokens or span.start in near)
    ]
    yield from sorted(inside, key=lambda s: abs(s.start - trigger.end))
    yield from sorted(around, key=lambda s: (abs(s.start - trigger.end), s.start))


def is_limit(date: Span) -> bool:
    """Is this the end of a period, until which it is to be: "before the end of the year"?

    Args:
        date: A span of any group; only dates have a value.

    Returns:
        Whether it names an end and is open to the past.
    """
    return str(date._.edtf or "").startswith("../") and any(token.lower_ in _ENDS for token in date)


_ENDS = frozenset({"end", "close"})


def own_phrase(trigger: Span, clause: Clause) -> set[int]:
    """Give the tokens of a trigger's phrase without relative clauses that tell of something else.

    Args:
        trigger: The words that name the happening.
        clause: The clause that they stand in.

    Returns:
        Indices of tokens: all of "the talks which had begun on Monday", but only the head of "the talks,
        which both called useful".
    """
    phrase = {token.i for token in trigger}
    waiting = [trigger.root]
    while waiting:
        token = waiting.pop()
        phrase.add(token.i)
        waiting += [child for child in token.children if not _tells_of_another(child, clause)]
    return phrase


def _tells_of_another(token: Token, clause: Clause) -> bool:
    if token.dep_ not in {"acl:relcl", "advcl", "parataxis"}:
        return False
    if token not in clause.carriers and not base_forms(token) & words("meetings", "telling", "words"):
        return True
    subjects = {child.lower_ for child in token.children if child.dep_ in _SUBJECTS}
    objects = {child.lower_ for child in token.children if child.dep_ == "obj"}
    return bool(subjects - {"which", "that"}) and bool(objects) and not objects & {"which", "that"}


def _around_above(clause: Clause) -> set[int]:
    """Give the tokens of what is said above the clause of where and when it was.

    They are those of the journey that was made for it ("flew to Lima on Friday to meet") and of the place of
    a relative clause ("signed it on Friday at the palace, where the king received both").
    """
    top = clause.chain[-1] if clause.chain else None
    if top is None:
        return set()
    if top.dep_ == "conj" and not any(child.dep_ in _SUBJECTS for child in top.children):
        return _obliques(top.head) | _of_relative(top.head)
    if top.dep_ == "advcl" and any(
        child.lower_ in {"as", "while"} and child.dep_ == "mark" for child in top.children
    ):
        return _obliques(top.head)  # "signed it on Monday as they met"
    if top.dep_ == "advcl" and any(child.lower_ == "to" for child in top.children):
        return _obliques(top.head) if base_forms(top.head) & words("meetings", "journeys", "verbs") else set()
    return _of_relative(top)


_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def is_where(verb: Token) -> bool:
    """Is this the verb of a relative clause on a place: "Djibouti, where he met"?"""
    return verb.dep_.endswith("relcl") and any(child.lower_ == "where" for child in verb.children)


def _of_relative(verb: Token) -> set[int]:
    """Give the place that "where" stands for and the time beside it; those of a visit "during which"."""
    if not is_where(verb) and not _is_during_which(verb):
        return set()
    inside = {token.i for token in verb.subtree}
    above = verb.head.head
    if above.lower_ in words("meetings", "journeys", "nouns"):
        above = above.head  # the parser hangs the clause on the city visited
    return ({token.i for token in verb.head.subtree} | _obliques(above)) - inside


def _is_during_which(verb: Token) -> bool:
    """Is this the verb of a relative clause on a journey: "a visit to Quito, during which he met"?"""
    journeys = words("meetings", "journeys", "nouns")
    if not verb.dep_.endswith("relcl") or not {verb.head.lower_, verb.head.head.lower_} & journeys:
        return False
    relatives = (token for token in verb.subtree if token.lower_ == "which")
    return any(case.lower_ in {"during", "on", "in"} for word in relatives for case in word.children)


def _obliques(verb: Token) -> set[int]:
    """Give the tokens of the times and places of a verb, without clauses on them: "visited Lima in May"."""
    found: set[int] = set()
    for child in verb.children:
        is_visited = child.dep_ == "obj" and child.pos_ == "PROPN" and "visit" in base_forms(verb)
        if is_visited or child.dep_.startswith("obl"):
            lower = {t.i for below in child.subtree if below.dep_ == "acl:relcl" for t in below.subtree}
            found |= {token.i for token in child.subtree} - lower
    return found


def _is_of_another_time(span: Span, trigger: Span, clause: Clause) -> bool:
    """Does the span hang on something that comes before or after: "since the election ten days ago"?"""
    stop = {token.i for token in trigger} | {token.i for token in clause.chain}
    if trigger.end <= span.start and _follows_since(span, trigger):
        return True
    node = span.root
    for _ in range(_HIGHEST):
        if node.i in stop:
            return False
        if {child.lower_ for child in node.children if child.dep_ in {"case", "mark"}} & NOT_OF_THE_EVENT:
            return True
        node = node.head
    return False


def _follows_since(span: Span, trigger: Span) -> bool:
    """Does it belong to "since": "since talks in Bern", and not "the first since May in Bern"?"""
    doc = span.doc
    since = next((t.i for t in reversed(doc[trigger.end : span.start]) if t.lower_ == "since"), None)
    if since is None:
        return False
    date = next((s for s in doc.spans.get("dates", ()) if s.start in {since, since + 1}), None)
    return date is None or date.end > span.start


_HIGHEST = 6


def _hangs_on_another_noun(span: Span, trigger: Span) -> bool:
    """Is this the date or place of something else: "the war of 1950", "the base in Guam"?"""
    head = span.root.head
    inside = trigger.start <= head.i < trigger.end or trigger.root.is_ancestor(head)
    if "to" in words_before(span) or head.lower_ in _NO_OTHER_THING | words(
        "meetings", "journeys", "nouns"
    ) | words("meetings", "settlements", "words"):
        return False
    return span.root.dep_ == "nmod" and head.pos_ == "NOUN" and not inside


def _is_before_verb(span: Span, clause: Clause) -> bool:
    """Does it stand right before the verb: "the parliament of Chad on Monday ratified"?"""
    predicate = clause.chain[0] if clause.chain else None
    return (
        predicate is not None
        and all(token.pos_ in {"AUX", "ADV"} for token in span.doc[span.end : predicate.i])
        and span.end <= predicate.i
    )


_NO_OTHER_THING = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "hours", "series", "round", "time"}
)
"""Nouns that only measure a happening: "two days of talks on Monday"."""


def _near(trigger: Span, clause: Clause, rivals: Sequence[Span]) -> set[int]:
    """Give the tokens right after the trigger and its predicate that no other verb cuts off.

    They belong to the clause whatever the parser made of them: "met on Monday", "talks in Rome in May".
    """
    doc = trigger.doc
    near: set[int] = set()
    told = _after_told(trigger, rivals)
    starts = {trigger.end, *(token.i + 1 for token in clause.chain)} | ({told} if told is not None else set())
    for start in starts:
        for token in doc[start : min(start + _REACH, trigger.root.sent.end)]:
            if token.pos_ in {"VERB", "AUX", "SCONJ"} or token.text in {";", ":"}:
                break
            near.add(token.i)
    return near


def _after_told(trigger: Span, rivals: Sequence[Span]) -> int | None:
    """Give where the words begin that follow "to be held" or "which X will host" on a trigger."""
    doc, end = trigger.doc, min(trigger.end + _FAR, trigger.root.sent.end)
    others = {token.i for rival in rivals for token in rival}
    for i in range(trigger.end, end):
        if i in others:
            return None
        if base_forms(doc[i]) & words("meetings", "held", "words") and doc[i - 1].lower_ in _LINKING:
            return i + 2 if doc[i + 1 : i + 2].text.lower() == "place" else i + 1
    return None


_FAR = 16
_LINKING = frozenset({"to", "be", "is", "was", "are", "were", "will", "been", "had", ",", "would"})


def _is_right_behind(span: Span, trigger: Span) -> bool:
    """Does it follow on the trigger with a preposition between them: "their first session in 2014"?"""
    between = trigger.doc[trigger.end : span.start]
    return trigger.end < span.start and all(token.pos_ in {"ADP", "DET"} for token in between)


def _tokens_of(rivals: Sequence[Span], trigger: Span) -> set[int]:
    """Give the tokens below other triggers: what hangs on them is theirs."""
    foreign: set[int] = set()
    for rival in rivals:
        if rival.root.i != trigger.root.i and not rival.root.is_ancestor(trigger.root):
            foreign |= {token.i for token in rival.root.subtree}
    return foreign - {token.i for token in trigger}


_WORDS_BEFORE = 6


def words_before(span: Span) -> set[str]:
    """Give the preposition before a place, over what stands between: "in western Japan", "in the city of"."""
    found: set[str] = set()
    i = span.start - 1
    for _ in range(_WORDS_BEFORE):
        if i < span.sent.start:
            break
        token: Token = span.doc[i]
        if (
            token.lower_ == "of"
            and token.i
            and token.nbor(-1).lower_ in words("meetings", "settlements", "words")
        ):
            i -= 2  # "in the Saudi city of Jeddah"
            continue
        if token.pos_ == "ADP" or token.lower_ in _PLACE_CASES:
            found.add(token.lower_)
            break
        if token.pos_ not in {"DET", "ADJ", "NUM", "PROPN", "PUNCT"}:
            break
        i -= 1
    return found
