"""The tokenizer: spaCy's English one, adjusted to the words of the treebanks.

Universal Dependencies split "U.S.-led", "10-year", "AK-47" and "and/or" at the hyphen or the slash, but keep
"non-stop" whole, and take a run of the same sign as one word.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import Final

from spacy.attrs import ORTH
from spacy.lang.char_classes import ALPHA
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["make_tokenizer"]

_RULES: Final = tomllib.loads((files("kg.language.training") / "tokenizer.toml").read_text(encoding="utf-8"))
# "UN-backed" and "EX-9" begin with no prefix: one is written small, or with a first capital.
_FORMS: Final = [form for prefix in _RULES["prefixes"].split() for form in (prefix, prefix.capitalize())]
_WHOLE: Final = "".join(rf"(?<!\b{form})" for form in _FORMS)
_HYPHEN: Final = rf"(?<=[{ALPHA}0-9.%°'’]){_WHOLE}(?:-|–|—|--|---|——|~)(?=[{ALPHA}0-9'\"“‘(])"
_SLASH: Final = rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])"
_RUNS: Final = (r"[.!?]*[!?][.!?]+", r"={2,}", r"_{2,}", r"\*{2,}", r"<{2,}", r">{2,}", r"#{2,}", r"~{2,}")


def make_tokenizer(nlp: Language) -> Tokenizer:
    """Make the tokenizer.

    Args:
        nlp: A blank English pipeline.

    Returns:
        Its tokenizer, adjusted.
    """
    defaults = nlp.Defaults
    tokenizer = Tokenizer(nlp.vocab, rules=defaults.tokenizer_exceptions, url_match=defaults.url_match)
    infixes = [
        rule for rule in map(str, defaults.infixes or ()) if "(?:-|–" not in rule and "[:<>=/]" not in rule
    ]
    tokenizer.infix_finditer = compile_infix_regex([*_RUNS, *infixes, _HYPHEN, _SLASH]).finditer
    tokenizer.prefix_search = compile_prefix_regex([*_RUNS, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*_RUNS, *(defaults.suffixes or ())]).search
    for form in _RULES["abbreviations"].split():
        tokenizer.add_special_case(form, [{ORTH: form}])
    for form, parts in _RULES["split"].items():
        tokenizer.add_special_case(form, [{ORTH: part} for part in parts])
    return tokenizer
