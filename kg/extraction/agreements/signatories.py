"""Who put their names to an agreement."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Span, Token

from kg.extraction.agreements.stages import Act
from kg.extraction.arguments.beside import beside, run_after
from kg.extraction.arguments.cast import Cast, Person
from kg.extraction.happenings.happening import Happening
from kg.extraction.lexicon import words
from kg.extraction.syntax.clauses import Clause
from kg.extraction.syntax.coordination import own_subjects, subjects_of
from kg.extraction.syntax.forms import base_forms

__all__ = ["add_signatories", "looks_on", "name_signers"]

_SIGNING = frozenset({"sign", "ink", "seal", "initial", "initialle", "co-sign"})
_WITNESSING = frozenset({"witness", "attend", "oversee", "watch", "observe", "host"})
"""Verbs of those who only see others sign: "the two presidents witnessed the signing of"."""

_OTHER_CLAUSE = frozenset({"acl:relcl", "advcl", "acl", "parataxis"})
_REACH = 14
"""How many words may stand between "signed" and the "by" that goes with it."""

_LOOKING_ON = (
    "at their side",
    "at his side",
    "at her side",
    "looking on",
    "looked on",
    "watching",
    "as a witness",
)


def add_signatories(mention: Happening, act: Act, clause: Clause, cast: Cast) -> None:
    """Note who is said to sign, and with them their states.

    Args:
        mention: A mention of an agreement that was signed; its facts are added to.
        act: The signing.
        clause: The clause that it stands in.
        cast: Who is who in the document.
    """
    around = () if act.is_own_clause else (*clause.carriers, *clause.chain)
    if any(base_forms(token) & _WITNESSING for token in clause.chain):
        return
    verbs = [token for token in around if base_forms(token) & _SIGNING]
    verbs += [token for token in act.word if token.pos_ in {"VERB", "NOUN"} and token not in verbs]
    for predicate in verbs:
        tokens = _signing_tokens(predicate, cast, joined=not act.is_own_clause)
        signers = list(_signers(tokens, cast))
        for span, person in signers:
            mention.add("signatory", person.name, span, "subject of signing", 0.85)
            for code in sorted(person.countries):
                mention.add("party", code, span, "country of a signatory", 0.8)
        for token in (predicate.doc[i] for i in sorted(tokens) if not signers):
            if _office_of_several(token):
                mention.add("signers", token.lower_, _phrase_of_office(token), "", 0.7)


def name_signers(agreement: Happening, cast: Cast) -> None:
    """Put in the people for whom "the two leaders" or "their foreign ministers" stand that signed.

    Args:
        agreement: An agreement with all that is said of it; its facts are added to.
        cast: Who is who in the document.
    """
    for fact in list(agreement.all("signers")):
        parties = sorted(agreement.values("party"))
        fitting = [[p for p in cast.people.values() if _holds(p, code, fact.span)] for code in parties]
        named = [people[0] for people in fitting if len(people) == 1]
        if len(named) < len(parties) > _TWO:
            continue  # of many leaders the text names only those of whom it tells more
        for person in named:
            agreement.add("signatory", person.name, fact.span, "office of those who sign", 0.7)


def _phrase_of_office(plural: Token) -> Span:
    """Give "their foreign ministers" or "the ministers of foreign affairs"."""
    doc, end = plural.doc, plural.i + 1
    if doc[end : end + 1].text.lower() == "of" and doc[end + 1 : end + 2].text.lower() in _PORTFOLIOS:
        end += 2
    return doc[max(plural.i - 3, plural.sent.start) : end]


def _holds(person: Person, code: str, phrase: Span) -> bool:
    """Does somebody hold for a state the office that a phrase names: "foreign ministers", "leaders"?"""
    topics = {token.lower_.replace("defence", "defense") for token in phrase} & _PORTFOLIOS
    for office in person.current:
        if office._.iso3 != code:
            continue
        title = office._.title
        if phrase[-1].lower_ in words("levels", "plural", "head"):
            if title in words("levels", "head"):
                return True
        elif any(topic in title or title in _OTHER_NAMES[topic] for topic in topics):
            return True
    return False


_TWO = 2
_PORTFOLIOS = frozenset({"foreign", "defense", "defence", "trade", "interior", "energy", "finance"})
_OTHER_NAMES = {topic: frozenset[str]() for topic in _PORTFOLIOS} | {
    "foreign": frozenset({"secretary of state"}),
    "defense": frozenset({"secretary of defense"}),
}


def _office_of_several(token: Token) -> bool:
    plural = words("levels", "plural", "head") | {"ministers"}
    return token.lower_ in plural


def _signers(tokens: Collection[int], cast: Cast) -> Iterator[tuple[Span, Person]]:
    for span in cast.people_in(tokens):
        if not looks_on(span):
            yield span, cast.person(span)
    for span in cast.offices_in(tokens):
        for person in cast.holders_of(span):
            yield span, person
    for span in cast.references_in(tokens):
        for name in span._.referents or () if span.label_ == "PERSON" else ():
            if name in cast.people:
                yield span, cast.people[name]


def _signing_tokens(predicate: Token, cast: Cast, *, joined: bool) -> set[int]:
    """Give the tokens of those who sign: the subject, or what follows "signed by"."""
    found = subjects_of(predicate) if joined else own_subjects(predicate)
    if joined and not found and any(child.lower_ == "after" for child in predicate.children):
        found = subjects_of(predicate.head)  # "embraced after putting their names to the text"
    subjects = [subject for subject in found if subject.dep_ != "nsubj:pass"]
    tokens = {i for s in subjects for i in _phrase(s) if (i < predicate.i) == (s.i < predicate.i)}
    doc, by = predicate.doc, _by_after(predicate)
    if by is not None:
        return tokens | run_after(by, cast)
    is_reduced = not (joined or subjects)
    return tokens if is_reduced else tokens | beside(doc[predicate.i : predicate.i + 1], cast)


def _by_after(predicate: Token) -> Token | None:
    """Give the "by" that goes with "signed": no other verb takes it ("after talks attended by")."""
    end = min(predicate.i + _REACH, predicate.sent.end)
    for token in predicate.doc[predicate.i + 1 : end]:
        if token.lower_ == "by":
            return token if token.nbor(-1).pos_ != "VERB" or token.nbor(-1).i == predicate.i else None
    return None


def _phrase(subject: Token) -> Iterator[int]:
    """Give the tokens of a subject without the clauses on it: "Ana, who met Ivo"."""
    yield subject.i
    for child in subject.children:
        if child.dep_ not in _OTHER_CLAUSE:
            yield from _phrase(child)


def looks_on(span: Span) -> bool:
    """Tell whether this is one who is only there: "with the envoy looking on", "in the presence of".

    Args:
        span: A mention of a person or state.
    """
    doc, sentence = span.doc, span.sent
    before = doc[max(sentence.start, span.start - 8) : span.start].text.lower() + " "
    if any(cue in before for cue in ("in the presence of", "in front of")):
        return True
    rest = doc[span.end : min(span.end + _REACH, sentence.end)]
    end = next((t.i for t in rest if t.text in {",", ";"} or t.pos_ in {"VERB", "AUX", "SCONJ"}), rest.end)
    after = doc[span.end : min(end + 2, sentence.end)].text.lower()
    is_with = any(cue in after for cue in _LOOKING_ON) and "with " in before
    return is_with or any(after.startswith(cue) for cue in _LOOKING_ON)
