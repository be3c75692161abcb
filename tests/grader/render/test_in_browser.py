"""Pages in a real browser: on a phone, in the dark, with the keyboard, and with hostile text in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from tests.grader.render import browser, pages

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from tests.grader.render.browser import Tab

pytestmark = pytest.mark.asyncio(loop_scope="module")
PHONE = 360  # pixels
OPEN_ALL = "document.querySelectorAll('details').forEach(each => each.open = true)"
# What stands out of the window on either side, and is not hidden on purpose.
OUTSIDE = """
[...document.body.querySelectorAll('*')].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1)
        && !each.closest('.sr') && !each.closest('figure.picture svg svg');
}).map(each => each.outerHTML.slice(0, 200))
"""
# The lowest ratio of contrast among the pieces of text that are there, each with the surface behind it.
CONTRAST = """
(() => {
    const parse = text => text.match(/[\\d.]+/g).map(Number);
    const channel = value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) =>
        0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
    const behind = node => {
        for (let each = node; each; each = each.parentElement) {
            const color = parse(getComputedStyle(each).backgroundColor);
            if (color.length === 3 || color[3] === 1) return color;
        }
        return null;
    };
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || parent.closest('title, desc')) continue;
        const style = getComputedStyle(parent);
        const one = light(parse(parent.closest('svg') ? style.fill : style.color));
        const other = light(behind(parent));
        found.push([(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05), parent.outerHTML]);
    }
    return found.sort((one, other) => one[0] - other[0])[0];
})()
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Give the address of a browser that serves all tests of this file."""
    program = browser.installed()
    if program is None:
        pytest.skip("no Chromium is installed (on Debian: apt-get install chromium)")
    with browser.started(program) as found:
        yield found


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tab(address: str) -> AsyncIterator[Tab]:
    """Give a tab of it."""
    async with browser.tab(address) as opened:
        yield opened


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[str], Path]:
    """Give a function that puts a page into a file."""

    def save(page: str) -> Path:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        return path

    return save


@pytest.mark.parametrize("poison", pages.POISONS, ids=range(len(pages.POISONS)))
async def test_hostile_text_does_nothing(tab: Tab, saved: Callable[[str], Path], poison: str) -> None:
    """Nothing runs, nothing is loaded, nothing is complained about, and the page stays as wide as a phone."""
    for make in (pages.poisoned_report, pages.poisoned_checkup):
        page = saved(make(poison))
        await tab.show(page, width=PHONE)
        await tab.ask(OPEN_ALL)
        assert await tab.ask("typeof window.owned") == "undefined"
        assert await tab.ask("document.scripts.length") == 0
        assert await tab.ask("document.documentElement.scrollWidth") == PHONE
        assert await tab.ask(OUTSIDE) == []
        assert tab.requests == [page.as_uri()]
        assert tab.complaints == []


async def test_the_policy_holds_what_escaping_would_let_through(
    tab: Tab, saved: Callable[[str], Path]
) -> None:
    """Even markup inside a page runs nothing, loads nothing and restyles nothing."""
    attack = (
        "<script>window.owned = 1</script><img src=x onerror='window.owned = 1'>"
        "<style>body { display: none }</style><p id=p style='display: none'>p</p>"
        "<link rel=stylesheet href=x.css><a id=a href='javascript:window.owned = 1'>a</a>"
    )
    page = saved(pages.PAGES["beside"].replace("<main>", f"<main>{attack}"))
    await tab.show(page)
    await tab.ask("document.getElementById('a').click()")
    assert await tab.ask("typeof window.owned") == "undefined"
    assert await tab.ask("getComputedStyle(document.body).display") == "block"
    assert await tab.ask("getComputedStyle(document.getElementById('p')).display") == "block"
    assert tab.loaded == [page.as_uri()]
    assert tab.complaints


@pytest.mark.parametrize("name", pages.PAGES)
async def test_nothing_is_wider_than_the_window(tab: Tab, saved: Callable[[str], Path], name: str) -> None:
    """No page scrolls sideways and nothing is cut off, folded parts included."""
    page = saved(pages.PAGES[name])
    for width in (PHONE, 1000):
        await tab.show(page, width=width)
        await tab.ask(OPEN_ALL)
        assert await tab.ask("document.documentElement.scrollWidth <= innerWidth")
        assert await tab.ask(OUTSIDE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["everything", "beside", "doctor-stuck"])
async def test_all_text_can_be_read(tab: Tab, saved: Callable[[str], Path], name: str, scheme: str) -> None:
    """Each piece of text as the browser paints it has a contrast of 4.5 with what is behind it."""
    await tab.show(saved(pages.PAGES[name]), scheme=scheme)
    await tab.ask(OPEN_ALL)
    lowest, where = await tab.ask(CONTRAST)
    assert lowest >= 4.5, where
    ground = await tab.ask("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(252, 251, 249)", "dark": "rgb(21, 23, 27)"}[scheme]


async def test_everything_is_reached_with_the_keyboard(tab: Tab, saved: Callable[[str], Path]) -> None:
    """Tab goes through links and folded parts in their order with a visible frame; Enter unfolds."""
    await tab.show(saved(pages.PAGES["everything"]))
    # Inside what is folded nothing is to be reached.
    visible = "[...document.querySelectorAll('a, summary')].filter(each => each.checkVisibility())"
    for wanted in await tab.ask(f"{visible}.map(each => each.outerHTML)"):
        await tab.press("Tab", 9)
        assert await tab.ask("document.activeElement.outerHTML") == wanted
        assert await tab.ask("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    await tab.ask("document.querySelector('details.exercise summary').focus()")
    await tab.press("Enter", 13)
    assert await tab.ask("document.querySelector('details.exercise').open")


async def test_a_screen_reader_gets_headings_pictures_and_tables(
    tab: Tab, saved: Callable[[str], Path]
) -> None:
    """What assistive technology is given names every picture and describes what is in it."""
    await tab.show(saved(pages.PAGES["beside"]))
    nodes = (await tab.call("Accessibility.getFullAXTree"))["nodes"]

    def names(*roles: str) -> list[str]:
        return [_value(node, "name") for node in nodes if _value(node, "role") in roles]

    yours, possible = names("image", "img")
    assert yours == (
        "yours, at most 1 in flight a: 0.00 s to 1.00 s. b: 1.00 s to 2.00 s. c: 2.00 s to 3.00 s."
    )
    assert possible.startswith("possible, at most 3 in flight a: 0.00 s to 1.00 s.")
    assert names("heading")[:3] == ["Not passed, 2 of 3 points.", "Next", "Marks"]
    assert "failed gather_users" in names("heading")
    assert names("columnheader") == ["exercise", "value", "overlap", "free", "clean", "points"]
    assert names("main", "article")[-1] == "failed gather_users"


def _value(node: dict[str, Any], key: str) -> str:
    return str(node.get(key, {}).get("value", ""))
