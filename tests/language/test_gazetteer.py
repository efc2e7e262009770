from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.language.gazetteer import Gazetteer, Hit, is_all_capitals, longest_first, variants
from tests.language.made import TOKENIZER, made


def found(forms: list[str], text: str, exact: tuple[str, ...] = ()) -> list[str]:
    doc = TOKENIZER(text)
    return [doc[h.start : h.end].text for h in Gazetteer(TOKENIZER, forms, exact).find(doc)]


def test_a_form_is_found_in_every_spelling() -> None:
    text = "Côte d’Ivoire, Cote d'Ivoire and CÔTE D'IVOIRE"
    assert len(found(["Côte d'Ivoire"], text)) == 3


def test_a_form_is_not_found_in_lower_case() -> None:
    assert found(["Turkey"], "a turkey") == []


def test_an_exact_form_is_found_in_its_own_letters_alone() -> None:
    assert found([], "US and us", ("US",)) == ["US"]


def test_a_short_form_is_not_looked_for_in_capitals() -> None:
    assert found(["Lao"], "LAO Lao") == ["Lao"]


def test_the_longest_form_wins() -> None:
    hits = [Hit(0, 1, "Guinea"), Hit(0, 3, "Guinea-Bissau"), Hit(2, 3, "Bissau"), Hit(4, 5, "Mali")]
    assert longest_first(hits) == [Hit(0, 3, "Guinea-Bissau"), Hit(4, 5, "Mali")]


def test_capitals_are_seen_on_the_line_alone() -> None:
    doc = made("US AND CHINA AGREE\nThe US agreed")
    places = [t.i for t in doc if t.text == "US"]
    assert [is_all_capitals(doc, i) for i in places] == [True, False]


@given(st.text(alphabet="abcdeéÉñ'-’– ABC", min_size=1, max_size=20))
def test_variants_keep_the_form_itself(form: str) -> None:
    assert form in variants(form)
    assert all(spelling.strip("\n") for spelling in variants(form) if form.strip())


spans = st.tuples(st.integers(0, 30), st.integers(1, 5)).map(lambda p: Hit(p[0], p[0] + p[1], "x"))


@given(st.lists(spans, max_size=20))
def test_kept_hits_never_overlap_and_nothing_free_is_lost(hits: list[Hit]) -> None:
    kept = longest_first(hits)
    tokens = [i for h in kept for i in range(h.start, h.end)]
    assert len(tokens) == len(set(tokens))
    for hit in hits:
        assert set(range(hit.start, hit.end)) & set(tokens)
