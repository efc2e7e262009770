"""Words that stand for people and states named before: "the two countries", "they", "their", "it".

What `kg.language.references` has read is taken as it stands; what it leaves open is looked for here, with the
happening in view. A sieve, precise first: each way gives one answer or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from kg.extraction.cast import Cast
from kg.extraction.clauses import Clause
from kg.extraction.happening import SOMEBODY, Fact, Happening
from kg.extraction.lexicon import words
from kg.extraction.meeting_status import CALLED_OFF

__all__ = ["add_antecedents", "add_referents", "main_pair", "note_reference", "resolve_parties"]

_PLURAL = frozenset({"they", "them", "their"})
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


def _sentence_before(token: Token) -> Span | None:
    """Give the sentence before that of a token, over headings and empty lines."""
    start = token.sent.start
    while start:
        sentence: Span = token.doc[start - 1].sent
        if sentence.text.strip():
            return sentence
        start = sentence.start
    return None


def _people_meant(pronoun: Token, cast: Cast) -> list[str]:
    """Read "they" as the people who are the subject of the sentence before."""
    if pronoun.lower_ not in _PLURAL:
        return []
    above = _subject_above(pronoun)
    before = _sentence_before(pronoun)
    if above and len(set(_names(cast, above))) > 1:
        return list(dict.fromkeys(_names(cast, above)))
    if before is None:
        return []
    tokens = _subject_tokens(before)
    named = [name for span in cast.references_in(tokens) for name in span._.referents if name in cast.people]
    subjects = list(dict.fromkeys([*named, *_names(cast, tokens)]))
    return subjects if len(subjects) > 1 else []


def _subject_above(pronoun: Token) -> list[int]:
    """Give the tokens of the subject of the main clause, where the pronoun stands in one below it."""
    tokens = _subject_tokens(pronoun.sent)
    return tokens if tokens and max(tokens) < pronoun.i else []


def _names(cast: Cast, tokens: Iterable[int]) -> list[str]:
    return [cast.person(span).name for span in cast.people_in(tokens)]


def _states_meant(pronoun: Token, cast: Cast) -> list[str]:
    """Read "it" as the state that is the subject of the sentence before, "they" as the states."""
    before = _sentence_before(pronoun)
    if before is None or pronoun.lower_ not in {"it", *_PLURAL}:
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
    pair = main_pair(doc)
    for happening in happenings:
        _complete_pair(happening, pair)
        if len(happening.values("party")) >= 2 or happening.values("organization"):
            _take_kind(happening, happenings)
            continue
        reference = happening.first("reference")
        if _is_a_new_one(happening) and not reference:
            continue
        if _is_of_nobody(happening):
            _add_pair(happening, pair)
            continue
        known = (
            happening.another or happening.definite or happening.first("ordinal") or _is_proposed(happening)
        )
        if not (reference or known):
            continue
        earlier = _of_same_series(happening, happenings) or _last_before(happening, (*happenings, *context))
        parties = earlier.values("party") if earlier else frozenset[str]()
        if reference and len(parties) != _TWO:
            parties = pair
        if not parties or not happening.values("party") <= parties or (reference and len(parties) != _TWO):
            continue
        span = reference.span if reference else happening.triggers[0]
        rule = "the two sides" if reference else "known happening"
        for code in sorted(parties - happening.values("party")):
            happening.add("party", code, span, rule, 0.65)
        if earlier and happening.kind == "Meeting" and earlier in happenings:
            happening.kind = earlier.kind


def _add_pair(happening: Happening, pair: frozenset[str]) -> None:
    for code in sorted(pair):
        happening.add("party", code, happening.triggers[0], "the two that the text is about", 0.5)


def _is_of_nobody(happening: Happening) -> bool:
    """Is it not said who talked, but when or where: "planned talks were called off in August"?"""
    if happening.kind not in _OPEN or happening.definite or happening.another:
        return False
    if any(map(happening.first, ("party", "attendee", "reference"))):
        return False
    if happening.values("status") & CALLED_OFF:
        return True
    return bool(happening.first("status") and (happening.first("date") or happening.first("place")))


_OPEN = frozenset({"Meeting", "MinisterialMeeting"})


def _complete_pair(happening: Happening, pair: frozenset[str]) -> None:
    """Let somebody of whom the text does not say the state be of the other of the two that it is about."""
    known = happening.values("party")
    stateless = [fact for fact in happening.all("attendee") if not _says_state(fact, happening)]
    stateless += happening.all(SOMEBODY)
    if len(known) >= _TWO or not stateless or not known <= pair:
        return
    if len(happening.values("attendee")) + len(known) < _TWO or len(happening.values("attendee")) > _TWO:
        return
    for code in sorted(pair - known):
        happening.add("party", code, stateless[0].span, "the other of the main pair", 0.5)


def _says_state(attendee: Fact, happening: Happening) -> bool:
    return any(party.span == attendee.span for party in happening.all("party"))


_TWO = 2


def _is_proposed(happening: Happening) -> bool:
    """Is it a summit that one side of the talks told before proposes to the other?"""
    return (
        happening.kind != "Meeting"
        and "Possible" in happening.values("status")
        and bool(happening.values("party"))
    )


def _is_a_new_one(happening: Happening) -> bool:
    """Is it "another summit", "a separate meeting", of whom the text does not say?"""
    root = happening.triggers[0].root
    near = {token.lower_ for token in root.doc[max(root.sent.start, root.i - _NEAR) : root.i]}
    return bool(near & {"another", "separate", "similar"})


_NEAR = 4


def _take_kind(happening: Happening, others: Sequence[Happening]) -> None:
    """Let "their last meeting" be of the kind of the one before with the same parties."""
    earlier = _of_same_series(happening, others) or _last_before(happening, others)
    if earlier is None or not (happening.another or happening.first("ordinal")):
        return
    is_open = happening.kind == "Meeting" or (happening.kind, earlier.kind) == _MINISTERS
    if is_open and earlier.values("party") == happening.values("party"):
        happening.kind = earlier.kind


def _of_same_series(happening: Happening, others: Sequence[Happening]) -> Happening | None:
    """Give the meeting told before that is called alike: "the second round of the strategic dialogue"."""
    names = _series_of(happening)
    before = [
        h for h in others if h is not happening and h.start <= happening.start and len(h.values("party")) > 1
    ]
    return next((h for h in before if names & _called(h)), None) if names else None


def _series_of(happening: Happening) -> set[str]:
    """Give the nouns after "of" on a session: "dialogue", "mechanism"."""
    root = happening.triggers[0].root
    return {c.lower_ for c in root.children if c.dep_ == "nmod" and any(x.lower_ == "of" for x in c.children)}


def _called(happening: Happening) -> set[str]:
    return {t.root.lower_ for t in happening.triggers} | _series_of(happening)


_MINISTERS = ("MinisterialMeeting", "TwoPlusTwo")
"""What "such ministerial talks" are where the text has told that four ministers meet."""


def _last_before(happening: Happening, others: Sequence[Happening]) -> Happening | None:
    before = [
        h for h in others if h is not happening and h.start <= happening.start and len(h.values("party")) > 1
    ]
    return max(before, key=lambda h: h.start, default=None)
