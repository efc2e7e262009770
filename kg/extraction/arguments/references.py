"""Words that stand for people and states named before: "the two countries", "they", "their", "it".

What `kg.language.references` has read is taken as it stands; what it leaves open is looked for here, with the
happening in view. A sieve, precise first: each way gives one answer or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from kg.extraction.arguments.cast import Cast
from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.syntax.clauses import Clause

__all__ = ["add_antecedents", "add_referents", "note_reference", "sentence_before"]

_PLURAL = frozenset({"they", "them", "their"})
_SINGULAR = frozenset({"he", "she"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "nmod:poss"})


def add_referents(mention: Happening, references: Iterable[Span], cast: Cast, rule: str) -> None:
    """Put in those for whom resolved references stand.

    Args:
        mention: A mention; its facts are added to, with the reference as the words that say it.
        references: Spans of the group `references`.
        cast: Who is who in the document.
        rule: Name of the rule.
    """
    for span in references:
        for name in span._.referents or ():
            if span.label_ == "PERSON" and name in cast.people:
                mention.add("attendee", name, span, rule, 0.7)
                for code in sorted(cast.people[name].countries):
                    mention.add("party", code, span, rule, 0.7)
            elif span.label_ != "PERSON" and len(name) == _ISO and name.isupper():
                mention.add("party", name, span, rule, 0.7)


_ISO = 3


def _plural_reference(sentence: Span) -> Span | None:
    """Give "the two countries" or the like in a sentence, or None."""
    text = sentence.text.lower()
    if len(text) != len(sentence.text):  # letters whose lower case is longer: offsets would slip
        text = sentence.text
    for phrase in sorted(words("roles", "plural_references")):
        at = text.find(phrase)
        if at >= 0 and " " in phrase:
            start = sentence.start_char + at
            return sentence.doc.char_span(start, start + len(phrase), alignment_mode="expand")
    return None


def note_reference(mention: Happening, sentence: Span) -> None:
    """Note that the text speaks of "the two countries", where it does not name two itself."""
    if len(mention.values("party")) > 1:
        return
    phrase = _plural_reference(sentence)
    if phrase is None:
        return
    resolved = [span for span in sentence.doc.spans.get("references", ()) if _overlap(span, phrase)]
    if resolved and resolved[0].label_ == "COUNTRY" and mention.values("party") <= {*resolved[0]._.referents}:
        for code in resolved[0]._.referents:
            mention.add("party", code, resolved[0], "the two sides", 0.7)
    else:
        mention.add("reference", "the parties", phrase, "the two sides", 0.7)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def add_antecedents(mention: Happening, clause: Clause, cast: Cast) -> None:
    """Put in whom pronouns stand for: subject and object of the clause, and "their" before the trigger.

    Args:
        mention: A mention; its facts are added to, with the pronoun as the words that say it.
        clause: The clause that it stands in.
        cast: Who is who in the document.
    """
    trigger = mention.triggers[0].root
    for pronoun in _pronouns(trigger, clause):
        if cast.references_in([pronoun.i]):
            continue  # read already
        span = pronoun.doc[pronoun.i : pronoun.i + 1]
        if pronoun.lower_ == "we":
            mention.add("reference", "the parties", span, "those who speak", 0.6)
        people = _people_meant(pronoun, cast)
        for person in people:
            mention.add("attendee", person, span, "pronoun for a person", 0.65)
            for code in sorted(cast.people[person].countries):
                mention.add("party", code, span, "pronoun for a person", 0.65)
        for code in _states_meant(pronoun, cast) if not people else ():
            mention.add("party", code, span, "pronoun for a state", 0.65)


def _pronouns(trigger: Token, clause: Clause) -> Iterator[Token]:
    """Give the pronouns that take part: "they met", "received them", "their talks"."""
    for governor in {token.i: token for token in (*clause.chain, trigger)}.values():
        for child in governor.children:
            if child.pos_ == "PRON" and child.dep_ in _ROLES:
                yield child


def _subject_tokens(sentence: Span) -> list[int]:
    """Give the tokens of the subject of the main clause of a sentence."""
    subjects = [child for child in sentence.root.children if child.dep_ in _SUBJECTS]
    return [token.i for subject in subjects for token in subject.subtree]


def sentence_before(token: Token) -> Span | None:
    """Give the sentence before that of a token, over headings and empty lines.

    Args:
        token: A word.

    Returns:
        The sentence; None at the beginning of the text.
    """
    start = token.sent.start
    while start:
        sentence: Span = token.doc[start - 1].sent
        if sentence.text.strip():
            return sentence
        start = sentence.start
    return None


def _people_meant(pronoun: Token, cast: Cast) -> list[str]:
    """Read "they" and "he" as the people who are the subject of the main clause or of the sentence before."""
    if pronoun.lower_ not in _PLURAL | _SINGULAR:
        return []
    is_one = pronoun.lower_ in _SINGULAR
    before = sentence_before(pronoun)
    for tokens in (_subject_above(pronoun), _subject_tokens(before) if before is not None else []):
        read = [
            name for span in cast.references_in(tokens) for name in span._.referents if name in cast.people
        ]
        named = list(dict.fromkeys([*read, *_names(cast, tokens)]))
        if named and (len(named) == 1) == is_one:
            return named
    return []


def _subject_above(pronoun: Token) -> list[int]:
    """Give the tokens of the subject of the main clause, where the pronoun stands in one below it.

    That one may come first: "when they met in May, Chad and Mali agreed".
    """
    tokens = _subject_tokens(pronoun.sent)
    if tokens and max(tokens) < pronoun.i:
        return tokens
    clause = pronoun.head
    is_first = clause.dep_ == "advcl" and clause.head.i == pronoun.sent.root.i
    return tokens if tokens and is_first and min(tokens) > clause.i else []


def _names(cast: Cast, tokens: Iterable[int]) -> list[str]:
    return [cast.person(span).name for span in cast.people_in(tokens)]


def _states_meant(pronoun: Token, cast: Cast) -> list[str]:
    """Read "it" as the state that is the subject of the sentence before, "they" as the states."""
    before = sentence_before(pronoun)
    above = list(dict.fromkeys(span._.iso3 for span in cast.countries_in(_subject_above(pronoun))))
    if pronoun.lower_ in _PLURAL and len(above) > 1:
        return above
    if pronoun.lower_ == "it" and len(above) == 1 and pronoun.head.dep_ == "ccomp":
        return above  # "Chad announced that it was leaving the treaty"
    if before is None or pronoun.lower_ not in {"it", *_PLURAL}:
        return []
    codes = list(dict.fromkeys(span._.iso3 for span in cast.countries_in(_subject_tokens(before))))
    if pronoun.lower_ == "it":
        return codes if len(codes) == 1 else []
    return codes if len(codes) > 1 else []
