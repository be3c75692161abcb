"""The board in a real browser: it fills, changes by itself, and runs nothing that a student is named."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from aiohttp.test_utils import TestServer

from grader.board.hub import Hub
from grader.board.server import application, follow
from tests.grader.board.conftest import begin, tell
from tests.grader.render import browser

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.grader.render.browser import Tab

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"
PATIENCE = 60.0  # seconds
TABLE = "[...document.querySelectorAll('#rows tr')].map(row => row.innerText)"
HEAD = "document.querySelector('#head').textContent"
OUTSIDE = """[...document.body.querySelectorAll('*')].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1 && !each.closest('.wide') && !each.closest('.sr');
}).map(each => each.outerHTML.slice(0, 200))"""


@asynccontextmanager
async def opened(out: Path, width: int) -> AsyncIterator[Tab]:
    """Serve a results folder and open its board."""
    program = browser.installed()
    if program is None:
        pytest.skip("no Chromium is installed (on Debian: apt-get install chromium)")
    hub = Hub()
    following_it = asyncio.create_task(follow(out, hub))
    async with TestServer(application(hub, "127.0.0.1")) as server:
        with browser.started(program) as address:
            async with browser.tab(address) as tab:
                await tab.show_address(str(server.make_url("/")), width=width)
                yield tab
        hub.close()
    following_it.cancel()
    await asyncio.wait([following_it])


async def until(tab: Tab, expression: str) -> None:
    """Wait until an expression is true in the page."""
    async with asyncio.timeout(PATIENCE):
        while not await tab.ask(expression):  # noqa: ASYNC110 - the page has no event of ours
            await asyncio.sleep(0.05)


async def test_the_page_follows_the_batch(out: Path) -> None:
    """It says that there is nothing, then shows who is graded, then what changes, without being asked."""
    async with opened(out, 1000) as tab:
        await until(tab, f"{HEAD} === 'No results yet'")
        batch = begin(out, "ada", "bob")
        await until(tab, f"{TABLE}.length === 2")
        tell(out, batch, "bob", 1)
        await until(tab, f"{HEAD}.startsWith('1 of 2 students graded, 1 of 4 passed')")
        assert "10" in (await tab.ask(TABLE))[1]
        # Digits of a number stand beside each other: a row is as high as one line.
        heights = await tab.ask("[...document.querySelectorAll('#rows tr')].map(row => row.offsetHeight)")
        assert max(heights) < 40
        assert "first passed" in await tab.ask("document.querySelector('#changes').innerText")
        assert not tab.complaints


async def test_a_hostile_name_is_text(out: Path) -> None:
    """What a folder is named neither becomes an element nor asks for anything, on a phone either."""
    tell(out, begin(out, HOSTILE), HOSTILE, 1, fault=HOSTILE)
    async with opened(out, 360) as tab:
        await until(tab, f"{TABLE}.length === 1")
        assert "<img src=x" in (await tab.ask(TABLE))[0]
        assert await tab.ask("document.querySelectorAll('main img, main script').length") == 0
        assert await tab.ask(OUTSIDE) == []
        assert not tab.complaints
        assert not [url for url in tab.requests if url.endswith("/x")]
