"""Where the name of a state is a part of something else: a newspaper, money, a language, a person, a ship."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from spacy.tokens import Doc, Token

from kg.language.countries.table import context

__all__ = ["in_institution", "in_person", "is_currency", "is_language", "is_us_georgia"]

_NAME_TAGS: Final = frozenset({"NNP", "NNPS"})
_PLACE_LABELS: Final = frozenset({"GPE", "LOC", "NORP"})
_TITLE_CASE_SHARE: Final = 0.8
_LONG_WORD: Final = 4
_LONG_LINE: Final = 25
_HYPHENS: Final = frozenset("-–‑")


def _text(doc: Doc, index: int) -> str:
    """Give a token's text, or "" beyond the document's ends."""
    return doc[index].text if 0 <= index < len(doc) else ""


def in_institution(doc: Doc, start: int, end: int) -> bool:
    """See "Bank of Japan", "Air France", "the Japan Times", "Hanoi National University", "USS America".

    Args:
        doc: The document.
        start: First token of the name.
        end: One past its last token.

    Returns:
        Whether the name belongs to that of a company, a newspaper, a school, a church or a ship.
    """
    i = start - 1
    if _text(doc, i) == "the" and _text(doc, i - 1) == "of":
        i -= 1
    heads = context("institution of") | context("institution head")
    if _text(doc, i) in {"of", "OF"} and _text(doc, i - 1).title() in heads and not doc[i - 1].is_lower:
        return True
    if _text(doc, start - 1) in context("ship before") | context("institution before"):
        return True
    return _has_institution_head(doc, end)


def _has_institution_head(doc: Doc, end: int) -> bool:
    """See whether the next capitalised words, up to four, end in a word such as Times or University."""
    for token in doc[end : end + 4]:
        if token.text.title() in context("institution head") and (token.is_title or token.is_upper):
            return token.i == end or not _title_case_line(doc, token.i)
        if not token.is_title:
            return False
    return False


def is_currency(doc: Doc, end: int) -> bool:
    """See "U.S. dollars", "Swiss franc", "Japanese yen".

    Args:
        doc: The document.
        end: One past the last token of the name of a state.

    Returns:
        Whether the name is that of a currency.
    """
    is_heir = _text(doc, end + 1) in {"Prince", "Princess"}  # the Danish crown, but the Danish Crown Prince
    return _text(doc, end).lower() in context("currency") and not is_heir


def is_language(doc: Doc, start: int, end: int) -> bool:
    """See "speaking in French", "a Chinese-language daily", "the Russian word for".

    Args:
        doc: The document.
        start: First token of the adjective.
        end: One past its last token.

    Returns:
        Whether the adjective names a language.
    """
    after = _text(doc, end)
    if after in _HYPHENS and not doc[end - 1].whitespace_:
        return _text(doc, end + 1).lower() in context("language")
    if after.lower() in context("language"):
        return True
    if not _ends_phrase(doc, end) or _text(doc, start - 1).lower() == "the":
        return False
    before = {_text(doc, start - 1).lower(), _text(doc, start - 2).lower()}
    return _text(doc, start - 1).lower() == "in" or bool(before & context("language before"))


def _ends_phrase(doc: Doc, index: int) -> bool:
    """Say whether a mark, a small word or the end of the text stands at an index."""
    if index >= len(doc):
        return True
    return doc[index].is_punct or doc[index].is_space or doc[index].lower_ in context("small word")


def in_person(doc: Doc, start: int, end: int, names: Collection[int], *, certain: bool = False) -> bool:
    """See "Michael Jordan", "Ms. Holland", "Chad Smith said".

    Args:
        doc: The document, with its statistical names.
        start: First token of a name that people bear too.
        end: One past its last token.
        names: The tokens of all names of states, capitals and places of the document.
        certain: Whether only what the statistical names call a person is one, for names that hardly
            anyone bears.

    Returns:
        Whether it belongs to a person's name.
    """
    if _text(doc, start - 1) in context("honorific"):
        return True
    if _title_case_line(doc, start):
        return False
    before_is_name = start - 1 not in names and _is_name_word(doc, start - 1)
    after_is_name = end not in names and _is_name_word(doc, end)
    if not before_is_name and not after_is_name:
        return False
    entity = next((e for e in doc.ents if e.start <= start and end <= e.end), None)
    if entity is not None and entity.label_ == "PERSON":
        return (entity.start < start and before_is_name) or (entity.end > end and after_is_name)
    if certain or (entity is not None and entity.label_ in _PLACE_LABELS):
        return False
    if after_is_name and _text(doc, start - 1) in context("title"):
        return True
    return before_is_name or (after_is_name and _speaks(doc, end + 1))


def _is_name_word(doc: Doc, index: int) -> bool:
    """Say whether a token could be another part of a person's name."""
    if not 0 <= index < len(doc):
        return False
    token = doc[index]
    if token.text in context("title") or token.text in context("institution head"):
        return False
    initial = len(token.text) == 2 and token.text[0].isupper() and token.text[1] == "."
    return initial or (token.is_title and token.is_alpha and token.tag_ in _NAME_TAGS)


def _speaks(doc: Doc, index: int) -> bool:
    """Say whether a verb in the past follows, or a comma and a description."""
    return index < len(doc) and (doc[index].tag_ in {"VBD", "VBZ"} or doc[index].text in {",", "'s", "’s"})


def _title_case_line(doc: Doc, index: int) -> bool:
    """Say whether a token stands in a headline: no full stop, and the longer words capitalised."""
    line = _line(doc, index)
    words = [t for t in line if t.is_alpha and len(t.text) > _LONG_WORD]
    if len(words) < 3 or line[-1].text in {".", "?", "!"}:
        return False
    return sum(not t.is_lower for t in words) / len(words) >= _TITLE_CASE_SHARE


def _line(doc: Doc, index: int) -> list[Token]:
    """Give the tokens of the line that a token stands on, or of a stretch of it where it is very long."""
    first = index
    while first > max(0, index - _LONG_LINE) and "\n" not in doc[first - 1].text:
        first -= 1
    last = index
    while last + 1 < min(len(doc), index + _LONG_LINE) and "\n" not in doc[last + 1].text:
        last += 1
    return list(doc[first : last + 1])


def is_us_georgia(doc: Doc, start: int, mentioned: Collection[str]) -> bool:
    """Tell the state of the United States from the country.

    Args:
        doc: The document.
        start: The token "Georgia".
        mentioned: Codes of the states that the document names beyond doubt.

    Returns:
        Whether it is the one whose capital is Atlanta.
    """
    before = _text(doc, start - 2)
    if _text(doc, start - 1) == "," and before in context("us georgia"):
        return True
    if "GEO" in mentioned:
        return False
    return any(token.text in context("us georgia") for token in doc)
