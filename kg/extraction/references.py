"""Words that stand for people and states named before: "the two countries", "they", "it", "he".

A sieve, precise first: each way gives one answer or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span, Token

from kg.extraction.cast import Cast
from kg.extraction.clauses import Clause
from kg.extraction.happening import Happening
from kg.extraction.lexicon import words

__all__ = ["add_antecedents", "main_pair", "note_reference", "resolve_parties"]

_HE = frozenset({"he", "she"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


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
    reference = _plural_reference(sentence) if len(mention.values("party")) < 2 else None
    if reference is not None:
        mention.add("reference", "the parties", reference, "the two sides", 0.7)


def add_antecedents(mention: Happening, clause: Clause, cast: Cast) -> None:
    """Put in whom the subject of the clause stands for, where it is a pronoun.

    Args:
        mention: A mention; its facts are added to, with the pronoun as the words that say it.
        clause: The clause that it stands in.
        cast: Who is who in the document.
    """
    subjects = [
        child for predicate in clause.chain for child in predicate.children if child.dep_ in _SUBJECTS
    ]
    for pronoun in subjects:
        if pronoun.pos_ != "PRON":
            continue
        span = pronoun.doc[pronoun.i : pronoun.i + 1]
        for person in _people_meant(pronoun, cast):
            mention.add("attendee", person, span, "pronoun for a person", 0.65)
            for code in sorted(cast.people[person].countries):
                mention.add("party", code, span, "pronoun for a person", 0.65)
        for code in _states_meant(pronoun, cast):
            mention.add("party", code, span, "pronoun for a state", 0.65)


def _subject_tokens(sentence: Span) -> list[int]:
    """Give the tokens of the subject of the main clause of a sentence."""
    subjects = [child for child in sentence.root.children if child.dep_ in _SUBJECTS]
    return [token.i for subject in subjects for token in subject.subtree]


def _sentence_before(token: Token) -> Span | None:
    start = token.sent.start
    return token.doc[start - 1].sent if start else None


def _people_meant(pronoun: Token, cast: Cast) -> list[str]:
    """Read "he" as the subject of the sentence before or the only person in it, "they" as its subjects."""
    before = _sentence_before(pronoun)
    if before is None or pronoun.lower_ not in _HE | {"they"}:
        return []
    subjects = _names(cast, _subject_tokens(before))
    if pronoun.lower_ == "they":
        return subjects if len(subjects) > 1 else []
    everybody = _names(cast, range(before.start, before.end))
    for candidates in (subjects, everybody):
        if len(candidates) == 1:
            return candidates
    return []


def _names(cast: Cast, tokens: Iterable[int]) -> list[str]:
    return list(dict.fromkeys(cast.person(span).name for span in cast.people_in(tokens)))


def _states_meant(pronoun: Token, cast: Cast) -> list[str]:
    """Read "it" as the state that is the subject of the sentence before."""
    before = _sentence_before(pronoun)
    if before is None or pronoun.lower_ not in {"it", "they"}:
        return []
    codes = list(dict.fromkeys(span._.iso3 for span in cast.countries_in(_subject_tokens(before))))
    if pronoun.lower_ == "it":
        return codes if len(codes) == 1 else []
    return codes if len(codes) > 1 else []


def main_pair(doc: Doc) -> frozenset[str]:
    """Give the two states that a text names more often than any third; empty if there is no such pair."""
    counts = Counter(span._.iso3 for span in doc.spans.get("countries", ()))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and ranked[2][1] >= ranked[1][1]):
        return frozenset()
    return frozenset(code for code, _ in ranked[:2])


def resolve_parties(happenings: Sequence[Happening], context: Sequence[Happening], doc: Doc) -> None:
    """Put the parties in where the text says "the two countries" or speaks of a known happening.

    They are those of the last happening before with two or more parties, else the two states that the text
    is about. "The last session" of 2+2 talks was a 2+2, too.

    Args:
        happenings: What may lack parties; they are completed in place.
        context: Happenings of other families, which name parties, too.
        doc: The document.
    """
    for happening in happenings:
        if len(happening.values("party")) >= 2 or happening.values("organization"):
            continue
        reference = happening.first("reference")
        if not (reference or happening.another or happening.definite or happening.first("ordinal")):
            continue
        earlier = _last_before(happening, (*happenings, *context))
        parties = earlier.values("party") if earlier else (main_pair(doc) if reference else frozenset())
        if not parties or not happening.values("party") <= parties or (reference and len(parties) != 2):
            continue
        span = reference.span if reference else happening.triggers[0]
        rule = "the two sides" if reference else "known happening"
        for code in sorted(parties - happening.values("party")):
            happening.add("party", code, span, rule, 0.65)
        if earlier and happening.kind == "Meeting" and earlier in happenings:
            happening.kind = earlier.kind


def _last_before(happening: Happening, others: Sequence[Happening]) -> Happening | None:
    before = [
        h for h in others if h is not happening and h.start <= happening.start and len(h.values("party")) > 1
    ]
    return max(before, key=lambda h: h.start, default=None)
