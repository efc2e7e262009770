from __future__ import annotations

import base64
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view import embed
from tests.view.reading import read_page

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>",
    "a\u2028b\u2029c",
    "\u202egnp.exe",
    "\"'`${x}\\",
    "\ud800",
    "\x00\x1f\x7f",
    "<img src=x onerror=alert(1)>",
]


@given(st.one_of(st.text(), st.sampled_from(HOSTILE), st.text(alphabet="</script>!-& \u2028\n")))
def test_any_text_comes_back_and_stays_inside_its_element(text: str) -> None:
    embedded = embed.json_for_script({"label": text})
    assert not set("<>&\u2028\u2029") & set(embedded)
    page = read_page(f'<p>before</p><script type="application/json" id="x">{embedded}</script><p>after</p>')
    assert [tag for tag, _ in page.tags] == ["p", "script", "p"]
    assert page.data("x") == {"label": text}
    embedded.encode("utf-8")


def test_numbers_that_json_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        embed.json_for_script(float("nan"))


def test_the_policy_names_the_digest_of_each_script_and_lets_nothing_be_fetched() -> None:
    digest = base64.b64encode(hashlib.sha256(b"run()").digest()).decode()
    policy = embed.policy(("run()",))
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy


@pytest.mark.parametrize("code", [embed.vis_network(), embed.script()], ids=["vis-network", "page"])
def test_no_script_can_end_its_own_element(code: str) -> None:
    assert "</script" not in code.lower()
    assert "<!--" not in code
    assert "\r" not in code
    assert "sourceMappingURL" not in code


def test_the_page_s_script_writes_no_markup_and_asks_for_nothing() -> None:
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "fetch(",
        "XMLHttp",
        "import(",
    ):
        assert word not in embed.script()


def test_the_options_are_json() -> None:
    assert json.loads(embed.json_for_script({"a": [1, None, True]})) == {"a": [1, None, True]}
