"""The states that a document names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from kg.language.countries import capitals, korea, traps
from kg.language.countries.table import Form, exact_forms, forms, not_states
from kg.language.gazetteer import Gazetteer, Hit, is_all_capitals, longest_first

__all__ = ["CountryFinder", "CountryMention"]

_HYPHENS: Final = frozenset("-–‑")
_GLUED: Final = ("anti", "pro", "non", "ex", "un", "pan", "post", "pre", "inter", "intra", "trans")
"""What the tokenizer leaves joined to the name by a hyphen: "anti-American", "non-U.S."."""
_US: Final = "US"
_GEORGIA: Final = "Georgia"


@dataclass(frozen=True, order=True)
class CountryMention:
    """One place where the document names a state.

    Attributes:
        start: First token.
        end: One past the last token.
        iso3: The state.
        sense: How the form stands for it: one of `kg.language.countries.table.SENSES`.
    """

    start: int
    end: int
    iso3: str
    sense: str


class CountryFinder:
    """Finds states by name, adjective, demonym, abbreviation, and capital or seat used for the government."""

    def __init__(self, tokenizer: Callable[[str], Doc], blockers: Iterable[str] = ()) -> None:
        """Prepare the forms.

        Args:
            tokenizer: What cuts the documents into tokens.
            blockers: Longer names, of organizations and places, in which a state's name does not count.
        """
        self._forms = forms()
        self._prefixes = {f: found[0] for f, found in self._forms.items() if found[0].sense == "prefix"}
        names = {f for f in self._forms if f not in self._prefixes}
        exact = names & exact_forms()
        self._gazetteer = Gazetteer(tokenizer, (names - exact) | not_states() | set(blockers), exact)

    def find(self, doc: Doc) -> list[CountryMention]:
        """Find the states.

        Args:
            doc: A document with tags and statistical names.

        Returns:
            The mentions in the order of the text.
        """
        hits = longest_first([*self._gazetteer.find(doc), *self._glued(doc)])
        names = frozenset(i for hit in hits for i in range(hit.start, hit.end))
        candidates = [hit for hit in hits if hit.form in self._forms]
        people = self._in_people(doc, candidates, names)
        bearers = {hit.form for hit in people}
        sure = self._surely_mentioned(hit.form for hit in candidates if hit.form not in bearers)
        found = [
            mention
            for hit in candidates
            if hit not in people
            and (mention := self._read(doc, hit, names, sure)) is not None
            and not (
                hit.form in bearers and mention.sense in {"name", "capital"} and mention.iso3 not in sure
            )
        ]
        found += self._find_prefixes(doc, names)
        found += korea.find(doc, found, CountryMention)
        return sorted(set(found))

    def _in_people(self, doc: Doc, hits: Iterable[Hit], names: Collection[int]) -> set[Hit]:
        """Give the hits that belong to a person's name, such as Michael Jordan's."""
        return {
            hit
            for hit in hits
            if any("name" in form.care for form in self._forms[hit.form])
            and traps.in_person(doc, hit.start, hit.end, names)
        }

    def _glued(self, doc: Doc) -> Iterator[Hit]:
        """Find forms with a prefix in front: "anti-American", "non-U.S.", "pro-South Korean"."""
        for token in doc:
            head, hyphen, rest = token.text.partition("-")
            if not hyphen or head.lower() not in _GLUED:
                continue
            for end in range(min(token.i + 3, len(doc)), token.i, -1):
                tail = doc[token.i + 1 : end].text
                form = f"{rest} {tail}" if tail else rest
                if form in self._forms:
                    yield Hit(token.i, end, form)
                    break

    def _surely_mentioned(self, found: Iterable[str]) -> frozenset[str]:
        """Give the states that a document names by forms that can hardly mean anything else."""
        return frozenset(
            self._forms[form][0].iso3
            for form in found
            if len(self._forms[form]) == 1 and self._forms[form][0].care <= {"name"} and form != _GEORGIA
        )

    def _read(
        self, doc: Doc, hit: Hit, names: Collection[int], sure: Collection[str]
    ) -> CountryMention | None:
        """Decide whether a hit names a state, and which."""
        form = self._choose(hit.form, sure)
        if form is None or self._is_trap(doc, hit, form, names, sure):
            return None
        heads_line = form.sense == "government" and doc[hit.end : hit.end + 1].text == ":"
        if (
            form.sense in {"capital", "government"}
            and not heads_line
            and ("place" in form.care or capitals.read(doc, hit.start, hit.end, names) != "state")
        ):
            return None
        return CountryMention(hit.start, hit.end, form.iso3, form.sense)

    def _choose(self, text: str, sure: Collection[str]) -> Form | None:
        """Choose among the states that one form can stand for; None where two are as likely."""
        found = self._forms[text]
        if len(found) == 1:
            return found[0]
        named = [form for form in found if form.iso3 in sure]
        if len(named) > 1:
            return None
        return named[0] if named else found[0]

    def _is_trap(self, doc: Doc, hit: Hit, form: Form, names: Collection[int], sure: Collection[str]) -> bool:
        """Say whether the form stands for something else here."""
        start, end = hit.start, hit.end
        if "mention" in form.care and form.iso3 not in sure:
            return True
        if traps.in_institution(doc, start, end) or traps.is_currency(doc, end):
            return True
        if form.sense == "adjective" and traps.is_language(doc, start, end):
            return True
        if form.form == _US and is_all_capitals(doc, start):
            return not _in_list_of_names(doc, start, end, names)
        return form.form == _GEORGIA and traps.is_us_georgia(doc, start, sure)

    def _find_prefixes(self, doc: Doc, names: Collection[int]) -> Iterator[CountryMention]:
        """Find "Franco-German", "Sino-U.S.": a prefix, a hyphen and a word."""
        for token in doc[:-2]:
            if token.text.title() not in self._prefixes or token.i in names or token.whitespace_:
                continue
            joint, word = doc[token.i + 1], doc[token.i + 2]
            if joint.text in _HYPHENS and not joint.whitespace_ and word.text[0].isalpha():
                form = self._prefixes[token.text.title()]
                yield CountryMention(token.i, token.i + 1, form.iso3, form.sense)


def _in_list_of_names(doc: Doc, start: int, end: int, names: Collection[int]) -> bool:
    """See "US, JAPAN SIGN" and "CHINA-US TALKS" in a headline in capitals, where US could be the pronoun."""
    joints = {",", "-", "–", "/", "AND", "&"}
    after = end < len(doc) - 1 and doc[end].text in joints and end + 1 in names
    before = start > 1 and doc[start - 1].text in joints and start - 2 in names
    return after or before or start == 0 or "\n" in doc[start - 1].text
