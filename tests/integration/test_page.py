"""The page in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg import vocabulary as v
from kg.view import render
from tests.conftest import demand
from tests.small import quads
from tests.view.synthetic import store_of_size

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
HOSTILE = "</script><script>window.broken = 1</script><img src=x onerror='window.broken = 1'>\u202e\u2028\"'"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    demand("browser", CHROMIUM.exists(), "Chromium is missing: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS.split())
        yield browser
        browser.close()


class Opened:
    """A page in the browser, with everything that it asked for and complained of."""

    def __init__(self, browser: Any, file: Path, html: str, size: tuple[int, int] = (1366, 768)) -> None:
        file.write_text(html, encoding="utf-8", newline="")
        self.page = browser.new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.address = file.as_uri()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(self.address)
        self.page.wait_for_function("window.entente && window.entente.labels().length > 0")

    def click_node(self, iri: str) -> None:
        self.click(self.place(iri))

    def click_between(self, one: str, other: str, share: float = 0.5) -> None:
        a, b = self.place(one), self.place(other)
        self.click({axis: a[axis] + (b[axis] - a[axis]) * share for axis in ("x", "y")})

    def click(self, place: dict[str, float]) -> None:
        frame = self.page.locator("#canvas").bounding_box()
        self.page.mouse.click(frame["x"] + place["x"], frame["y"] + place["y"])
        # vis-network waits to see whether a click becomes a double one.
        self.page.wait_for_timeout(400)

    def place(self, iri: str) -> dict[str, float]:
        place: dict[str, float] = self.page.evaluate("iri => window.entente.place(iri)", iri)
        return place

    def search(self, text: str) -> list[str]:
        self.page.fill("#query", text)
        names: list[str] = self.page.locator("#matches bdi").all_inner_texts()
        return names

    @property
    def panel(self) -> str:
        text: str = self.page.locator("#panel").inner_text()
        return text


@pytest.fixture
def small(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    store = ox.Store()
    store.extend(quads())
    opened = Opened(browser, tmp_path / "graph.html", render(store))
    yield opened
    assert opened.requests == [opened.address]
    assert opened.complaints == []
    opened.page.close()


KISHIDA = v.BASE_IRI + "person/fumio-kishida-jpn"
JAPAN = v.BASE_IRI + "country/JPN"


def test_the_entities_are_shown_and_nothing_is_asked_for(small: Opened) -> None:
    labels = {label["text"] for label in small.page.evaluate("window.entente.labels()")}
    assert {"Fumio Kishida", "William Ruto", "Japan", "Kenya", "Nairobi", "Japan–Kenya ACSA"} <= labels
    assert "Japan–Kenya summit 3 Mar 2023" in labels
    assert "3 reports from 20 Feb 2023 to 5 Mar 2023" in small.panel
    assert "number 2 is given to" in small.panel


def test_a_click_on_a_node_tells_its_sentences_with_report_and_date(small: Opened) -> None:
    small.click_node(KISHIDA)
    assert "Fumio Kishida" in small.page.locator("#panel h2").inner_text()
    assert "Prime minister of Japan" in small.panel
    assert "Kenyan President William Ruto will meet Prime Minister Fumio Kishida." in small.panel
    assert "reports/held.txt" in small.panel
    dates = small.page.locator("#panel .report time").all_inner_texts()
    assert dates == ["20 Feb 2023", "4 Mar 2023"]
    assert "confidence 90 %" in small.panel


def test_a_click_on_a_line_tells_the_sentences_behind_it(small: Opened) -> None:
    small.click_between(KISHIDA, JAPAN)
    assert "Fumio Kishida holds the office of Prime minister of Japan" in small.panel
    assert "Fumio Kishida represents Japan" in small.panel
    assert "Prime Minister Fumio Kishida met Kenyan President" in small.panel
    assert "is an office of" not in small.panel


def test_search_finds_by_any_name_and_the_keyboard_picks(small: Opened) -> None:
    assert small.search("kish") == ["Fumio Kishida"]
    assert small.search("zzz") == []
    assert small.search("ACSA")[0] == "Japan–Kenya ACSA"
    small.page.keyboard.press("Enter")
    assert small.page.locator("#panel h2").inner_text() == "Japan–Kenya ACSA"
    assert "according to one source" in small.panel
    assert '"<b>a first</b>", one source said.' in small.panel
    assert small.page.locator("#panel b").count() == 0


def test_an_office_that_is_not_drawn_is_found_and_told(small: Opened) -> None:
    small.search("president of kenya")
    small.page.keyboard.press("Enter")
    assert small.page.locator("#panel h2").inner_text() == "President of Kenya"
    assert "William Ruto" in small.panel


def test_a_dispute_is_told_where_an_individual_has_one(small: Opened) -> None:
    small.search("Japan–Kenya summit")
    small.page.locator("#matches li", has_text="4 Mar 2023").click()
    assert small.page.locator("#panel .dispute").count() == 1
    small.page.locator("#panel .dispute summary").click()
    assert (
        "Japan and Kenya held their second summit on 4 March 2023"
        in small.page.locator(".dispute").inner_text()
    )


def test_the_legend_filters_picture_and_list(small: Opened) -> None:
    small.page.get_by_role("checkbox", name="people").uncheck()
    small.page.wait_for_timeout(200)
    labels = {label["text"] for label in small.page.evaluate("window.entente.labels()")}
    assert "Fumio Kishida" not in labels
    assert "Japan" in labels
    small.page.get_by_role("tab", name="List").click()
    rows = small.page.locator("#list tbody tr:visible th").all_inner_texts()
    assert "Japan" in rows
    assert "Fumio Kishida" not in rows
    small.page.get_by_role("checkbox", name="people").check()
    rows = small.page.locator("#list tbody tr:visible th").all_inner_texts()
    assert "Fumio Kishida" in rows
    assert len(rows) == 11


def test_the_list_sorts_and_opens(small: Opened) -> None:
    small.page.get_by_role("tab", name="List").click()
    small.page.get_by_role("button", name="Date").click()
    first = small.page.locator("#list tbody tr").first
    assert "1–10 Mar 2023" in first.inner_text()
    first.get_by_role("button").click()
    assert "planned" in small.panel


def test_the_keyboard_alone_reaches_everything(small: Opened) -> None:
    reached = set()
    for _ in range(30):
        small.page.keyboard.press("Tab")
        reached.add(small.page.evaluate("document.activeElement.id || document.activeElement.value || ''"))
    assert {"query", "tab-picture", "zoom-fit", "0", "1"} <= reached
    small.page.keyboard.press("/")
    assert small.page.evaluate("document.activeElement.id") == "query"
    small.page.keyboard.type("kenya")
    small.page.keyboard.press("ArrowDown")
    assert small.page.get_attribute("#query", "aria-activedescendant") == "match-1"


def test_the_address_names_what_is_open(small: Opened) -> None:
    small.click_node(KISHIDA)
    assert "fumio-kishida-jpn" in small.page.evaluate("decodeURIComponent(location.hash)")
    small.page.evaluate("iri => { location.hash = encodeURIComponent(iri); }", JAPAN)
    small.page.wait_for_function("document.querySelector('#panel h2').innerText === 'Japan'")
    small.page.evaluate("() => { location.hash = '%E0%A4%A'; }")


def test_hostile_text_is_text(browser: Any, tmp_path: Path) -> None:
    store = ox.Store()
    told = {v.RDFS_LABEL, v.SKOS_ALT_LABEL, v.OA_EXACT, v.DCT_TITLE, v.DCT_SOURCE, v.ent("attributedTo")}
    for quad in quads():
        value = quad.object
        if isinstance(value, ox.Literal) and quad.predicate.value in told:
            value = ox.Literal(value.value + HOSTILE)
        store.add(ox.Quad(quad.subject, quad.predicate, value, quad.graph_name))
    opened = Opened(browser, tmp_path / "hostile.html", render(store, title=HOSTILE))
    opened.click_node(KISHIDA)
    opened.page.get_by_role("tab", name="List").click()
    opened.search("fumio")
    assert "<script>window.broken = 1</script>" in opened.panel
    assert opened.page.evaluate("window.broken") is None
    assert opened.page.locator("img").count() == 0
    assert opened.requests == [opened.address]
    assert opened.complaints == []


def test_a_script_that_got_in_would_not_run(browser: Any, tmp_path: Path) -> None:
    store = ox.Store()
    store.extend(quads())
    html = render(store).replace("<main>", "<main><script>window.broken = 1</script>")
    opened = Opened(browser, tmp_path / "broken.html", html)
    assert opened.page.evaluate("window.broken") is None
    assert any("Content Security Policy" in line for line in opened.complaints)


@pytest.mark.parametrize("size", [(1366, 768), (390, 800)])
def test_no_label_covers_another_in_the_first_view(
    browser: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    opened = Opened(browser, tmp_path / "many.html", render(store_of_size(150)), size)
    boxes = opened.page.evaluate("window.entente.labels()")
    assert len(boxes) > 15
    for a, b in combinations(boxes, 2):
        apart = a["right"] <= b["left"] or b["right"] <= a["left"]
        assert apart or a["bottom"] <= b["top"] or b["bottom"] <= a["top"], (a["text"], b["text"])
    wide = opened.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= size[0]


def test_a_large_graph_opens_within_seconds(browser: Any, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path / "large.html", render(store_of_size(600)))
    taken = opened.page.evaluate("performance.now()")
    assert taken < 10_000
    assert opened.complaints == []
