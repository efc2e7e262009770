"""The rules and word lists of the furniture."""

from __future__ import annotations

import time
from importlib.resources import files

import pytest

from kg.documents.furniture.datelines import find_dateline
from kg.documents.furniture.rules import SCOPES, Rule, load_rules, load_words, match_unit
from kg.documents.furniture.units import Unit

RULES = load_rules()
EVERY_SCOPE = tuple(scope for scope in SCOPES if scope not in ("inside", "ending"))

ADVERSARIAL = (
    "/" * 400,
    "- " * 200,
    "A" * 400,
    "A " * 199 + "!",
    "Aa " * 133 + "!",
    "latest news " * 33 + "!",
    "follow us " * 40 + "!",
    "AP / " * 80 + "!",
    "By " + "Ann Lee and " * 33 + "!",
    "Photo: " + "A" * 392,
    "1" * 399 + "!",
    "3 March " * 50,
    "#a1" * 133 + "!",
    "a@" * 200,
    "home > " * 57 + "!",
    "© " * 200,
    "we use " * 57,
    "Read more " * 40,
    "." * 400,
    "of the " * 57,
    "Foo (" * 80,
    "PARIS, " * 57 + "!",
)


def _unit(text: str) -> Unit:
    return Unit(0, len(text), " ".join(text.split()), after_blank=True)


def test_each_rule_has_a_reason_and_a_scope() -> None:
    assert len(RULES) > 20
    for rule in RULES:
        assert rule.scope in SCOPES
        assert rule.reason
        assert rule.reason[0].islower() or rule.reason.startswith("HTML")


def test_each_scope_is_used() -> None:
    assert {rule.scope for rule in RULES} == set(SCOPES)


@pytest.mark.parametrize("name", sorted(load_words()))
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    words = load_words()[name]
    assert len(words) == len({word.casefold() for word in words})


def test_places_are_sorted_and_single() -> None:
    text = (files("kg.documents.furniture") / "places.txt").read_text(encoding="utf-8")
    places = [line for line in text.splitlines() if not line.startswith("#")]
    assert places == sorted(set(places), key=str.casefold)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.scope}-{rule.reason}")
def test_no_line_takes_long(rule: Rule) -> None:
    for line in ADVERSARIAL:
        start = time.perf_counter()
        if rule.scope in ("inside", "ending"):
            rule.pattern.findall(line)
        else:
            rule.takes(line[:400])
        assert time.perf_counter() - start < 0.25, line[:20]


@pytest.mark.parametrize("line", ADVERSARIAL, ids=lambda line: line[:8])
def test_no_dateline_takes_long(line: str) -> None:
    start = time.perf_counter()
    find_dateline(line, opens_sentence=True)
    find_dateline(line[:120], opens_sentence=False)
    assert time.perf_counter() - start < 0.25


@pytest.mark.parametrize(
    "sentence",
    [
        "By signing the treaty, both sides agree to withdraw their troops from the valley.",
        "By Tuesday Evening, the two sides had agreed on a draft.",
        "The report was published on Monday by the nuclear agency in Vienna.",
        "The news was first published by a newspaper in Riga.",
        "Not a member of the alliance, Ireland has trained with it since 1999.",
        "Press freedom was discussed by the two presidents.",
        "Copyright was the last open point of the trade agreement.",
        "Hosted by Oman, the talks ended without result.",
        "Sources said that the meeting may be held in June.",
        "Comments by the minister angered the opposition.",
        "Tags on the nets show who caught the fish.",
        "Top diplomats of both countries met again.",
        "Further talks are planned for March 3, 2015.",
        "Updated charts of the strait were exchanged.",
        "Home to a large base, the island wants a share of the rent.",
        "Share prices fell after the minister had spoken.",
        "Search for the missing boat goes on.",
        "Contact between the two armies was resumed.",
        "Editor and publisher were received by the king.",
        "Subscribers to the treaty meet each year.",
        "They met.",
    ],
)
def test_sentences_stay(sentence: str) -> None:
    assert match_unit(_unit(sentence), EVERY_SCOPE) is None


@pytest.mark.parametrize(
    "headline",
    [
        "Date set for summit of 2025 in Lagos",
        "Next round of talks in Bern",
        "Latest on Gaza truce talks: mediators meet",
        "Top envoy meets rebels",
        "More troops for Mali mission",
        "Copyright treaty signed in Geneva",
        "No comment from palace on king's health",
        "US, China hold first military talks in two years",
        "Japan and Chile sign accord",
        "Home ministers agree on border controls",
        "Press on with reforms, Serbia told",
        "Follow-up talks set for May",
        "Report: Mali to expel envoy",
        "Poland – the view from the border",
        "Photo of missile shows new fins",
        "Video shows ships colliding",
        "Unlock the straits, minister says",
        "Recent talks raise hopes",
        "Register of arms sales published",
        "Sign of thaw as envoys meet",
        "Trade talks: what both sides want",
        "About 300 troops leave Chad",
        "Play it again, Sam: old pact revived",
        "By land and by sea",
    ],
)
def test_headlines_stay(headline: str) -> None:
    assert match_unit(_unit(headline), EVERY_SCOPE) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Newsletter Signup Register / Login", "menu or buttons"),
        ("Facebook | Twitter | Youtube", "menu or buttons"),
        ("0 Comments", "comment counts"),
        ("Leave a reply", "comment form"),
        ("© 2018 Example Media Inc.", "copyright line"),
        ("Copyright (c) 2011 Example", "copyright line"),
        ("© AFP", "copyright line"),
        ("By Ann Example", "byline"),
        ("BY ANN EXAMPLE AND PEDRO DE LA CRUZ", "byline"),
        ("By Ann Example, Diplomatic Editor", "byline"),
        ("Staff Writer", "byline"),
        ("AP", "name of the agency"),
        ("Reuters", "name of the agency"),
        ("(Xinhua)", "name of the agency"),
        ("Source: Anadolu Agency", "name of the agency"),
        ("With inputs from agencies", "name of the agency"),
        ("Photo: Ann Example/Reuters", "photo credit"),
        ("Photo credit: Ministry of Defence", "photo credit"),
        ("AP Photo/Ann Example", "photo credit"),
        ("(AP Photo/Ann Example, File)", "photo credit"),
        ("Getty Images", "photo credit"),
        ("Ann Example/AFP via Getty Images", "photo credit"),
        ("Tags: Peru, Chile, border", "list of tags"),
        ("#Peru #Chile", "list of tags"),
        ("###", "end mark"),
        ("-30-", "end mark"),
        ("ENDS", "end mark"),
        ("Media contact: Ann Example, +41 22 000 00 00", "press contact"),
        ("For more information, please contact the press office.", "press contact"),
        ("press@example.org", "press contact"),
        ("https://example.org/2015/03/03/talks", "address of a page"),
        ("Published: 3 March 2015", "time of publication"),
        ("Tuesday, March 3, 2015", "time of publication"),
        ("1425376800", "time of publication"),
        ("2 hours ago", "time of publication"),
        ("3 min read", "time of publication"),
        ("Read more: Peru and Chile meet", "link to another report"),
        ("Related Posts", "links to other reports"),
        ("Most read", "links to other reports"),
        ("You may also like", "links to other reports"),
        ("ADVERTISEMENT", "advertisement"),
        ("This story has not been edited by our staff.", "note of the editor"),
        ("For immediate release", "note of the editor"),
        ("We use cookies to improve your experience.", "notice about cookies or scripts"),
        ("Sign up for our daily newsletter", "sign-up line"),
        ("Forgot password?", "sign-up line"),
        ("World", "name of a section"),
    ],
)
def test_furniture_goes(line: str, reason: str) -> None:
    rule = match_unit(_unit(line), EVERY_SCOPE)
    assert rule is not None
    assert rule.reason == reason
