"""Which states take part in an exercise: who holds it, who joins it, and whose forces do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.arguments.cast import Cast
from kg.extraction.arguments.participants import find_participants
from kg.extraction.arguments.references import add_antecedents, add_referents, note_reference
from kg.extraction.exercises.telling import telling_part
from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.syntax.clauses import Clause
from kg.extraction.syntax.coordination import own_subjects
from kg.extraction.syntax.forms import base_forms

__all__ = ["add_exercise_parties", "forces_in", "runs_of_states"]


def add_exercise_parties(mention: Happening, clause: Clause, cast: Cast, rivals: Sequence[Span]) -> None:
    """Put in the states that take part.

    Args:
        mention: A mention of an exercise; its facts are added to.
        clause: The clause that it stands in.
        cast: Who is who in the document.
        rivals: Other mentions of exercises in the sentence.
    """
    span, whole = mention.triggers[0], clause
    clause = telling_part(mention, whole)
    others = _onlookers(whole) | _of_rivals(span.root, rivals) | _neighbours(span.root, cast)
    others |= _own_name(span.sent, mention.about)
    for scope in (clause, replace(clause, carriers=())):  # who joins it, and who holds it
        found = find_participants(span, scope, cast, others)
        for country in found.countries:
            if country.start not in others:
                mention.add("party", country._.iso3, country, "participant of the clause", 0.8)
        add_referents(mention, found.references, cast, "reference in the clause")
    _add_forces(mention, whole, cast, others)
    _add_participation(mention, cast)
    if not any(child.dep_ == "cop" for child in span.root.children):  # "it is the second" drill
        add_antecedents(mention, whole, cast)
    mention.drop("attendee")
    if span[-1].lower_ in words("exercises", "nouns", "many"):
        if mention.definite or mention.about:
            _note_bilateral(mention, span)
    elif clause is whole and (
        len(mention.values("party")) < _TWO or (span.root.dep_ in {"nsubj", "nsubj:pass"} and not rivals)
    ):
        around = clause.tokens if rivals else _main_part(span.sent)
        _add_states_named(mention, sorted(set(around) - others), cast)


_TWO = 2


def _add_forces(mention: Happening, clause: Clause, cast: Cast, others: Collection[int]) -> None:
    """Put in the states whose forces stand in the clause or in one that says who takes part."""
    root = mention.triggers[0].root
    tokens = {*clause.tokens, *(token.i for token in root.subtree)} - set(others)
    for state in forces_in(root.sent, cast):
        if state.root.i in tokens:
            mention.add("party", state._.iso3, state, "forces in the clause", 0.75)


def _add_participation(mention: Happening, cast: Cast) -> None:
    """Put in the states of "Chad's participation in the exercise"."""
    root = mention.triggers[0].root
    noun = root.head
    if root.dep_ == "nmod" and noun.lower_ in words("exercises", "participation", "words"):
        tokens = {token.i for token in noun.subtree} - {token.i for token in root.subtree}
        for state in cast.countries_in(sorted(tokens)):
            mention.add("party", state._.iso3, state, "participation in the exercise", 0.75)


def forces_in(sentence: Span, cast: Cast) -> Iterator[Span]:
    """Give the states whose forces a sentence names, read off its words.

    Args:
        sentence: The sentence.
        cast: Who is who in the document.

    Returns:
        All three states in "Greek and Cypriot ships", "units from Mali", in the order of the text.
    """
    for run in runs_of_states(sentence, cast):
        before, after = run[0].start - 1, run[-1].end
        if _is_after_forces(sentence, before) or _is_before_forces(sentence, after):
            yield from run


def runs_of_states(sentence: Span, cast: Cast) -> Iterator[list[Span]]:
    """Put together the states between which nothing stands but commas and "and".

    Args:
        sentence: The sentence.
        cast: Who is who in the document.

    Returns:
        Each run of states, in the order of the text.
    """
    run: list[Span] = []
    for state in cast.countries_in(range(sentence.start, sentence.end)):
        between = sentence.doc[run[-1].end : state.start] if run else ()
        if run and not all(token.lower_ in words("exercises", "joining", "words") for token in between):
            yield run
            run = []
        run.append(state)
    if run:
        yield run


def _is_after_forces(sentence: Span, i: int) -> bool:
    """Is this "units from", "the navies of the"?"""
    doc = sentence.doc
    while i > sentence.start and doc[i].lower_ in _SMALL:
        i -= 1
    is_joined = i > sentence.start and doc[i].lower_ in {"of", "from"}
    return is_joined and doc[i - 1].lower_ in words("exercises", "forces", "words")


_SMALL = frozenset({"the", "both", "neighboring", "neighbouring"})


def _is_before_forces(sentence: Span, i: int) -> bool:
    """Is this "navies", "'s armed forces", "coast guard ships", and not "army chief"?"""
    forces, doc = words("exercises", "forces", "words"), sentence.doc
    for token in doc[i : min(i + _REACH, sentence.end)]:
        if token.lower_ in forces and (token.i + 1 == sentence.end or _ends_phrase(doc[token.i + 1])):
            return True
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM", "PART", "PUNCT"} or token.text in _STOPS:
            return False
    return False


_REACH = 6
_STOPS = frozenset({",", ";", ":", "(", ")", "—", "–"})


def _ends_phrase(token: Token) -> bool:
    """Does a noun phrase end before this word?"""
    return token.pos_ not in {"NOUN", "PROPN", "PART"} or bool(token.is_space)


def _onlookers(clause: Clause) -> set[int]:
    """Give the tokens of those who look on or judge: "Chad sent observers to", "watched by Chad"."""
    watching = words("exercises", "watching", "verbs")
    found: set[int] = set()
    for verb in clause.chain:
        sends = any(child.dep_ == "obj" and child.lower_ == "observers" for child in verb.children)
        forms = base_forms(verb)
        if sends or forms & words("status", "judging", "words") | forms & watching or forms & _OBSERVERS:
            found |= {token.i for subject in own_subjects(verb) for token in subject.subtree}
    for token in clause.chain[0].sent if clause.chain else ():
        if token.dep_ == "acl" and base_forms(token) & watching:
            found |= {below.i for below in token.subtree}
    return found


_OBSERVERS = frozenset({"observer", "observers"})


def _of_rivals(root: Token, rivals: Sequence[Span]) -> set[int]:
    """Give the tokens of the exercises named beside this one: "and the Blue Reef drills with Fiji"."""
    found: set[int] = set()
    own = {token.i for token in root.subtree}
    for rival in (other.root for other in rivals):
        if rival.is_ancestor(root) and _joins(root, rival):
            found |= {token.i for token in rival.subtree} - own
        elif root.is_ancestor(rival) and _joins(rival, root):
            found |= {token.i for token in rival.subtree}
    return found


def _joins(lower: Token, upper: Token) -> bool:
    """Is the lower of two nouns joined to the upper one by "and"?"""
    return lower.dep_ == "conj" and lower.head.i == upper.i


def _neighbours(root: Token, cast: Cast) -> set[int]:
    """Give the tokens of states that it is near or without: "on the border with Chad", "but not Chad"."""
    doc, sentence = root.doc, root.sent
    found: set[int] = set()
    for state in cast.countries_in(range(sentence.start, sentence.end)):
        at = state.start - 1 - (doc[state.start - 1].lower_ == "the")
        is_with = at > sentence.start and doc[at].lower_ == "with"
        is_near = is_with and doc[at - 1].lower_ in words("exercises", "neighbours", "words")
        if is_near or (at >= sentence.start and doc[at].lower_ in _AWAY):
            found |= {token.i for token in state}
    return found


_AWAY = frozenset({"not", "without", "near", "against", "toward", "towards"})


def _own_name(sentence: Span, names: Collection[str]) -> set[int]:
    """Give the tokens of its name in a sentence: "Lima" in "exercise Lima Shield" stands for no state."""
    text, found = sentence.text.lower(), set()
    for name in names:
        at = text.find(name)
        start = sentence.start_char + at
        span = sentence.doc.char_span(start, start + len(name), alignment_mode="expand") if at >= 0 else None
        found |= {token.i for token in span or ()}
    return found


def _main_part(sentence: Span) -> set[int]:
    """Give the tokens of a sentence without its clauses on something beside: "while Chad looks on"."""
    beside = (t.head for t in sentence if t.dep_ == "mark" and t.lower_ in _BESIDE and t.head.dep_ == "advcl")
    apart = {token.i for verb in beside for token in verb.subtree}
    return {token.i for token in sentence} - apart


_BESIDE = frozenset(
    {"while", "as", "because", "although", "though", "if", "since", "after", "before", "when"}
)


def _add_states_named(mention: Happening, tokens: Sequence[int], cast: Cast) -> None:
    """Take the states that are named beside an exercise, or note that it says "the two countries"."""
    countries = [country for country in cast.countries_in(tokens) if country.root.i in tokens]
    if len({country._.iso3 for country in countries}) > 1:
        for country in countries:
            mention.add("party", country._.iso3, country, "state in the sentence of an exercise", 0.6)
        return
    note_reference(mention, mention.triggers[0].sent)
    _note_bilateral(mention, mention.triggers[0])


def _note_bilateral(mention: Happening, span: Span) -> None:
    """Note that "a bilateral exercise" is one of the two sides, where no two states are named."""
    if "bilateral" in span.text.lower() and len(mention.values("party")) < _TWO:
        mention.add("reference", "the parties", span, "the two sides", 0.65)
