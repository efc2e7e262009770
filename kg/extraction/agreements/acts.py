"""What a text says was done with an agreement: signed, ratified, suspended, or only hoped for.

Acts are read from four places: a clause on the agreement ("signed in 1998"), a noun that it hangs on ("the
signing of"), the verb that takes it as its object, and set phrases. Each is weighed by its mood; the latest
stage of life that is left counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from kg import vocabulary as v
from kg.extraction.agreements.laws import is_in_a_law
from kg.extraction.agreements.phrases import phrases_on
from kg.extraction.agreements.stages import JOINED, NO_ACT, Act, weighed
from kg.extraction.lexicon import table, words
from kg.extraction.status import context
from kg.extraction.status.mood import Mood, mood_of
from kg.extraction.syntax.clauses import Clause, cases_of, is_infinitive
from kg.extraction.syntax.forms import base_forms

__all__ = ["acts_on"]

_ON_IT = frozenset({"acl", "acl:relcl"})
_OBJECT = frozenset({"obj", "nsubj:pass", "obl", "iobj", "nmod", "xcomp", "dep", "obl:unmarked"})
_OBJECT_CASES = frozenset({"on", "to", "into", "in", "for", "from", "upon", "of", "out", "over"})
_LINKING = frozenset({"of", "on", "for", "over", "about", "from", "to", "towards", "toward"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_BETWEEN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADV", "CCONJ"})
_REACH = 14
_ORDER = ("Existing", *(stage for stage in v.AGREEMENT_STATUSES if stage != "Existing"))
"""What a later stage overrules."""


def acts_on(span: Span, clause: Clause, rivals: Sequence[Span], *, known: bool) -> list[Act]:
    """Give what a sentence says was done with an agreement, the latest stage of its life first.

    Args:
        span: The words that name it.
        clause: The clause that they stand in.
        rivals: The names of other agreements in the sentence.
        known: It is spoken of as one that is there: "the treaty".

    Returns:
        The acts; "Existing" alone where no act is told; none where the text denies or only supposes that
        there is such an agreement.
    """
    if _is_none(span):
        return []
    left = [weighed(act, known) for act in _acts(span, clause, rivals)]
    done = [act for act in left if act is not None]
    if done:
        return sorted(done, key=lambda act: -_ORDER.index(act.stage))
    if _is_denied(span, clause, known):
        return []
    return [Act("Existing", span, NO_ACT, 0.6)]


def _acts(span: Span, clause: Clause, rivals: Sequence[Span]) -> Iterator[Act]:
    yield from _clauses_on_it(span)
    yield from _adjectives(span)
    yield from _nouns(span, clause)
    if _is_agreeing(span):
        yield Act("AgreedInPrinciple", span, "agreement of somebody to do something", 0.6)
    if is_in_a_law(span) or "under" in cases_of(span.root):
        return  # "concluded the negotiations under the convention" are held by its rules
    yield from phrases_on(span, clause, rivals)
    verb = _verb_above(span, clause) or _verb_before(span) or _verb_after(span)
    if verb is not None:
        yield from _verb(verb, span, clause)


# -- clauses on the agreement ----------------------------------------------------------------------------


def _clauses_on_it(span: Span) -> Iterator[Act]:
    """Read "signed in 1998", "which they signed", "that had been negotiated for years"."""
    verbs = [child for child in span.root.children if child.dep_ in _ON_IT and _takes_it(child)]
    following = _participle_after(span)
    if following is not None and following not in verbs:
        verbs.append(following)
    for verb in verbs:
        above: list[Token] = []
        while (governed := _governed(verb)) is not None:
            above, verb = [verb, *above], governed
        stage = context.status_of_verb(verb, "agreement")
        if stage:
            yield Act(stage, _one(verb), "participle on the agreement", 0.8, mood_of(verb, above))


def _governed(verb: Token) -> Token | None:
    """Give the verb of an act that another governs: "agreed to start negotiating", "hope to sign"."""
    below = next((child for child in verb.children if child.dep_ == "xcomp" and child.pos_ == "VERB"), None)
    if below is None:
        return None
    is_act = context.status_of_verb(below, "agreement") is not None
    return below if is_act or _governed(below) is not None else None


def _takes_it(verb: Token) -> bool:
    """Is the agreement what is signed, and not what signs, ends or opens something?"""
    children = list(verb.children)
    if any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in children) or _ends_itself(verb):
        return True
    if any(child.dep_ == "nsubj" and child.tag_ not in {"WDT", "WP"} for child in children):
        return not any(child.dep_ == "obj" and child.tag_ not in {"WDT", "WP"} for child in children)
    is_active = any(child.dep_ in {"obj", "aux", "nsubj", "mark"} for child in children)
    return verb.tag_ not in {"VB", "VBG", "VBZ", "VBP"} and not is_active


def _ends_itself(verb: Token) -> bool:
    """Is this "that expired in May", and not "that ended the war"?"""
    if is_infinitive(verb):
        return False
    return bool(base_forms(verb) & words("status", "own", "words")) and not any(
        child.dep_ == "obj" for child in verb.children
    )


def _participle_after(span: Span) -> Token | None:
    """Read "treaty, signed in May", "pact that was signed", "accord with B that A signed" off the words."""
    doc, end = span.doc, min(span.end + _REACH, span.sent.end)
    for token in doc[span.end : end]:
        before, following = doc[token.i - 1], doc[token.i + 1 : token.i + 2]
        if token.lower_ in {"that", "which"}:
            return _verb_of_relative(token)
        if token.pos_ == "VERB":
            at_once = before.text == "," or before.i == span.end - 1
            return token if at_once and _is_participle(token) else None
        ends = token.text in {",", ";", ":"} and not any(_may_open(t) for t in following)
        if ends or token.pos_ in {"AUX", "SCONJ"}:
            return None
    return None


def _verb_of_relative(pronoun: Token) -> Token | None:
    """Give the verb of "that was signed" or "which Peru signed", but not of "that ended the war"."""
    doc, has_subject = pronoun.doc, False
    for token in doc[pronoun.i + 1 : min(pronoun.i + 2 * _REACH, pronoun.sent.end)]:
        before = [t.lower_ for t in doc[token.i - 2 : token.i]]
        if token.pos_ == "VERB":
            return token if has_subject or _BE & set(before) else None
        has_subject = has_subject or token.pos_ in {"PROPN", "NOUN", "PRON"}
    return None


def _is_participle(token: Token) -> bool:
    """Is this "signed in Rome" and not "signed a letter"? The tagger takes one for the other."""
    following = token.doc[token.i + 1 : token.i + 2]
    return token.tag_ == "VBN" or (token.tag_ == "VBD" and any(t.pos_ in {"ADP", "PUNCT"} for t in following))


def _may_open(token: Token) -> bool:
    return token.lower_ in {"which", "that"} or _is_participle(token) or token.pos_ == "PROPN"


def _is_agreeing(span: Span) -> bool:
    """Is this "Chad's and Mali's agreement to open the border", which they agreed to do?"""
    children = list(span.root.children)
    promised = any(child.dep_ == "acl" and is_infinitive(child) for child in children)
    return (
        span.root.lower_ == "agreement" and promised and any(child.dep_ == "nmod:poss" for child in children)
    )


# -- words before it ------------------------------------------------------------------------------------


def _adjectives(span: Span) -> Iterator[Act]:
    """Read "a proposed pact", "the draft treaty"."""
    for token in (*span, *_adjectives_before(span)):
        for stage, forms in table("status")["agreement"]["adjectives"].items():
            if token.lower_ in forms and token.i != span.root.i:
                yield Act(stage, span, "adjective of the agreement", 0.8)


def _adjectives_before(span: Span) -> Iterator[Token]:
    """Give the words between the article and the name: "a proposed bilateral"."""
    if span[0].pos_ == "DET":
        return
    for i in range(span.start - 1, max(span.sent.start - 1, span.start - 5), -1):
        token = span.doc[i]
        follows_verb = token.tag_ in {"VBN", "VBD"} and i and span.doc[i - 1].pos_ in {"AUX", "PROPN", "PRON"}
        if token.pos_ in {"DET", "ADP", "PRON", "AUX", "PUNCT"} or token.tag_ == "VBD" or follows_verb:
            return
        yield token


def _nouns(span: Span, clause: Clause) -> Iterator[Act]:
    """Read "the signing of", "negotiations on", "trade pact talks"."""
    found = {token.i: (stage, token) for stage, token in (*_heads(span, clause), *_beside(span))}
    nouns = [token for _, token in found.values()]
    for stage, token in found.values():
        above = [n for n in nouns if n.i != token.i] if stage == "UnderNegotiation" else []
        mood = Mood() if _is_given(token) else mood_of(token, (*clause.chain, *above, *_verbs_around(token)))
        if stage == "UnderNegotiation":
            stage, mood = _stage_of_talks(token, clause, mood)
        yield Act(stage, _one(token), "noun above the agreement", 0.8, mood)


def _stage_of_talks(talks: Token, clause: Clause, mood: Mood) -> tuple[str, Mood]:
    """Tell talks that are over from those that go on: "asked them to conclude the negotiations on"."""
    governors = [talks.head, *clause.chain, *talks.children]
    completed = next((t for t in governors if base_forms(t) & words("status", "completed", "words")), None)
    if completed is not None:
        ended = mood_of(completed, [token for token in clause.chain if token.i != completed.i])
        return (
            ("AgreedInPrinciple", ended)
            if ended.is_done and not ended.agreed
            else ("UnderNegotiation", Mood())
        )
    goes_on = any(base_forms(token) & words("status", "going_on", "words") for token in governors)
    return "UnderNegotiation", Mood() if goes_on else mood


def _heads(span: Span, clause: Clause) -> Iterator[tuple[str, Token]]:
    """Give the nouns that it hangs on in the tree, up to the verb."""
    chain = {token.i for token in clause.chain}
    if "under" in cases_of(span.root):
        return
    for ancestor in span.root.ancestors:
        stage = _stage_of_noun(ancestor)
        if ancestor.i in chain and ancestor.pos_ == "VERB" and not stage:
            return
        if stage and ancestor.pos_ != "VERB":
            yield stage, ancestor
        elif ancestor.lower_ not in words("status", "of_the_agreement", "words"):
            return


def _beside(span: Span) -> Iterator[tuple[str, Token]]:
    """Give such nouns by the order of words: "signing of the bilateral", "treaty's ratification"."""
    doc, linked = span.doc, False
    for i in range(span.start - 1, max(span.sent.start - 1, span.start - 8), -1):
        token = doc[i]
        stage = _stage_of_noun(token)
        if stage and linked:
            yield stage, token
            break
        if token.lower_ in _LINKING or (linked and token.lower_ == "made"):
            linked = True  # "progress made towards"
        elif token.pos_ not in _BETWEEN and token.text not in {"-", "'s", "’s"}:
            break
    for token in doc[span.end : min(span.end + 3, span.sent.end)]:
        stage = _stage_of_noun(token)
        if stage:
            yield stage, token
        elif token.text not in {"'s", "’s", "'", "’"} and token.pos_ != "ADJ":
            return


def _stage_of_noun(token: Token) -> str | None:
    nouns: dict[str, list[str]] = table("status")["agreement"]["nouns"]
    return next((stage for stage, listed in nouns.items() if token.lower_ in listed), None)


def _is_given(noun: Token) -> bool:
    """Is the act taken as done: "after the signing of", "welcomed the signing of"?"""
    doc, given = noun.doc, words("status", "given", "words")
    for i in range(noun.i - 1, max(noun.sent.start - 1, noun.i - 5), -1):
        if base_forms(doc[i]) & given:
            return True
        if doc[i].pos_ not in {"DET", "ADJ", "NUM", "ADV"}:
            return False
    return False


def _verbs_around(noun: Token) -> list[Token]:
    """Give the verb right before a noun and its phrase, whatever the tree says: "delayed the signing"."""
    for i in range(noun.i - 1, max(noun.sent.start - 1, noun.i - 5), -1):
        token = noun.doc[i]
        if token.pos_ == "VERB" or token.lower_ in words("status", "beginning", "words"):
            return [token]
        if token.pos_ not in {"DET", "ADJ", "NUM", "ADP"}:
            break
    return []


# -- verbs ----------------------------------------------------------------------------------------------


def _verb_above(span: Span, clause: Clause) -> Token | None:
    """Give the verb that takes the agreement as its object in the tree."""
    if not clause.chain:
        return None
    predicate, node = clause.chain[0], span.root
    passes = words("status", "of_the_agreement", "words") | {"agreement", "treaty", "pact", "accord"}
    while node.head.i != predicate.i and node.head.i != node.i:
        if node.dep_ not in {"conj", "appos", "list", "flat", "nmod", "compound"}:
            return None
        one_of_several = "including" in cases_of(node) and node.head.lower_.rstrip("s") in passes
        is_pass = node.head.lower_ in passes or node.dep_ != "nmod" or one_of_several
        if not is_pass and _stage_of_noun(node.head) is None:
            return None
        node = node.head
    if node.head.i != predicate.i or not context.status_of_verb(predicate, "agreement"):
        return None
    return predicate if _is_object(node, predicate) else None


def _is_object(node: Token, verb: Token) -> bool:
    cases = cases_of(node)
    if node.dep_ == "nsubj":
        passive = any(child.dep_ == "aux:pass" for child in verb.children)
        own = bool(base_forms(verb) & words("status", "own", "words"))
        return passive or (own and not any(child.dep_ == "obj" for child in verb.children))
    return node.dep_ in _OBJECT and (not cases or bool(cases & _OBJECT_CASES))


def _verb_before(span: Span) -> Token | None:
    """Give the verb before the agreement with nothing but its phrase between: "inked a landmark pact"."""
    doc = span.doc
    for i in range(span.start - 1, max(span.sent.start - 1, span.start - _REACH), -1):
        token = doc[i]
        if context.status_of_verb(token, "agreement") and token.pos_ in {"VERB", "NOUN", "PROPN"}:
            is_passive = i > span.sent.start and doc[i - 1].lower_ in _BE and token.tag_ == "VBN"
            return None if is_passive or _is_so_called(token) else token
        if token.pos_ not in _BETWEEN and token.text not in {"-", ","}:
            return None
    return None


def _is_so_called(token: Token) -> bool:
    return [t.lower_ for t in token.doc[max(token.i - 2, 0) : token.i]] == ["so", "-"]


def _verb_after(span: Span) -> Token | None:
    """Give the passive after the agreement: "the treaty of A and B was ratified"."""
    doc, passive = span.doc, False
    for token in doc[span.end : min(span.end + _REACH, span.sent.end)]:
        if passive and token.tag_ in {"VBN", "VBD"} and token.lower_ not in _BE:
            return token if context.status_of_verb(token, "agreement") else None
        if token.lower_ in _BE:
            passive = True
        elif token.pos_ in {"VERB", "SCONJ"} or token.text in {",", ";", ":"}:
            return None
    return None


def _verb(verb: Token, span: Span, clause: Clause) -> Iterator[Act]:
    stage = context.status_of_verb(verb, "agreement")
    above = [token for token in clause.chain if token.i != verb.i]
    if stage:
        yield Act(stage, _one(verb), "verb of the clause", 0.85, mood_of(verb, above))
    for other in _joined_acts(verb):
        mood = mood_of(other if _has_auxiliary(other) else verb, above)
        yield Act(str(context.status_of_verb(other, "agreement")), _one(other), JOINED, 0.8, mood)
    for token in above if stage in _MAKING else ():
        if context.status_of_verb(token, "agreement") == "Proposed" and is_infinitive(verb):
            yield Act("Proposed", _one(token), "verb above the clause", 0.8, mood_of(token, ()))


_MAKING = frozenset({"Signed", "AgreedInPrinciple", "UnderNegotiation"})
"""What may be done with an agreement that is not there yet: who talks of extending one has it."""


def _joined_acts(verb: Token) -> Iterator[Token]:
    """Give what was done with it after that: "was signed in July and ratified in December"."""
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    for other in verb.children:
        if other.dep_ != "conj" or not passive or not context.status_of_verb(other, "agreement"):
            continue
        own = {child.dep_ for child in other.children}
        if other.tag_ in {"VBN", "VBD"} and not own & {"nsubj", "nsubj:pass", "obj"}:
            yield other


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in {"aux", "aux:pass"} for child in verb.children)


# -- denials --------------------------------------------------------------------------------------------


def _is_none(span: Span) -> bool:
    """Is there no such agreement: "no new treaty would be signed"?"""
    return any(child.lower_ in {"no", "neither"} and child.dep_ == "det" for child in span.root.children)


def _is_denied(span: Span, clause: Clause, known: bool) -> bool:
    """Does the text say that there is no such agreement, or only imagine one?"""
    near = {token.lower_ for token in span.doc[max(span.sent.start, span.start - 3) : span.start]}
    if near & {"no", "without", "any", "neither"}:
        return True
    if known:
        return False
    return context.is_negated(clause, span.root) or context.is_hypothetical(clause)


def _one(token: Token) -> Span:
    return token.doc[token.i : token.i + 1]
