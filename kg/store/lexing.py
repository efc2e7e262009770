"""What can be told of a SPARQL query from its words alone, before an engine reads it.

The engine fetches from the network where a query says `SERVICE`, and has no switch against it. So the
word is looked for here, outside strings, comments, IRIs and names. An engine that reads without a
separate lexer can take `?a<b:c#>` for "less than", then a name, then a comment, where the standard's lexer
sees an IRI. Where that difference could hide something, the answer errs on the safe side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["calls_service", "first_word", "undeclared_prefixes", "where_begins"]

_TOKEN: Final = re.compile(
    r"""
      (?P<string> \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
                | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<comment> \#[^\n\r]*)
    | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<name> [?$]\w+ | (?:\w[\w.-]*)?:(?:(?:[\w:%]|\\.)(?:[\w.:%-]|\\.)*)?)
    | (?P<word> \w+)
    | (?P<space> \s+)
    | (?P<sign> \\. | .)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPERANDS: Final = {"string", "iri", "name", "word"}
_PROLOGUE: Final = {"base", "prefix"}


def _tokens(sparql: str) -> Iterator[tuple[str, str]]:
    """Give kind and text of each token that is neither space nor comment."""
    for match in _TOKEN.finditer(sparql):
        kind = str(match.lastgroup)
        if kind not in {"space", "comment"}:
            yield kind, match.group()


def calls_service(sparql: str) -> bool:
    """Could an engine take a part of the query for a call to another endpoint?

    Args:
        sparql: A query, well-formed or not.

    Returns:
        True where the keyword `SERVICE` stands, and where its absence is not certain.

    >>> calls_service("SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }")
    True
    >>> calls_service('SELECT ?service { ?s rdfs:label "the service" }  # no SERVICE here')
    False
    """
    if "service" not in sparql.casefold():
        return False
    depth, before = 0, ("sign", "")
    for kind, text in _tokens(sparql):
        if _names_service(kind, text) or (kind == "iri" and _is_ambiguous(text, before, depth)):
            return True
        depth += {"(": 1, ")": -1}.get(text, 0)
        before = (kind, text)
    return False


def _names_service(kind: str, text: str) -> bool:
    """Does the token itself hold the keyword? The part of a name after its colon cannot, nor a variable."""
    if kind == "name":
        return text[0] not in "?$" and "service" in text.partition(":")[0].casefold()
    return kind == "word" and "service" in text.casefold()


def _is_ambiguous(iri: str, before: tuple[str, str], depth: int) -> bool:
    """Could `<` be "less than" (or part of `<<`), and what follows open a comment, string or bracket?"""
    if not re.search(r"[#'()]", iri):
        return False
    kind, text = before
    return text == "<" or (depth > 0 and (kind in _OPERANDS or text in {")", "]", "}"}))


def first_word(sparql: str) -> str:
    """Give the word that says what a query does, in upper case; "" if there is none.

    >>> first_word("PREFIX e: <http://example.org/> insert data { e:a e:b e:c }")
    'INSERT'
    """
    for kind, text in _tokens(sparql):
        if kind == "word" and text.casefold() not in _PROLOGUE:
            return text.upper()
        if kind == "sign":
            break
    return ""


def undeclared_prefixes(sparql: str, known: set[str]) -> list[str]:
    """List the prefixes that a query uses and does not declare, without those that are known anyway.

    >>> undeclared_prefixes("PREFIX a: <http://example.org/> SELECT * { a:x b:y c:z }", {"c"})
    ['b']
    """
    declared, used = set(known), []
    before = ""
    for kind, text in _tokens(sparql):
        if kind == "name" and text[0] not in "?$":
            prefix = text.partition(":")[0]
            if before.casefold() == "prefix":
                declared.add(prefix)
            elif prefix != "_":
                used.append(prefix)
        before = text
    return sorted(set(used) - declared)


def where_begins(sparql: str) -> int | None:
    """Give the place right after the brace that opens the pattern of a query; None if there is none.

    >>> query = "SELECT (EXISTS { ?x ?p 1 } AS ?y) WHERE { ?x ?p ?o }"
    >>> query[where_begins(query):]
    ' ?x ?p ?o }'
    """
    depth, opened = 0, []
    for match in _TOKEN.finditer(sparql):
        sign = match.group() if match.lastgroup == "sign" else ""
        if sign == "{" and depth == 0:
            opened.append(match.end())
        depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(sign, 0)
    if first_word(sparql) == "CONSTRUCT":  # the first brace opens the template
        opened = opened[1:]
    return opened[0] if opened else None
