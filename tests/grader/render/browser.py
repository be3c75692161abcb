"""Drive a headless Chromium over its own protocol, as far as the tests of pages need it."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import ClientSession

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from aiohttp import ClientWebSocketResponse

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# No sandbox: it does not work for root in a container, and the pages are our own.
_OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--remote-debugging-port=0",
)
_PATIENCE = 60.0  # seconds; a busy machine takes a while to start a browser
# A message in its console, an error of a script, a dialog: a page that is left alone has none of them.
_COMPLAINTS = {
    "Log.entryAdded",
    "Runtime.consoleAPICalled",
    "Runtime.exceptionThrown",
    "Page.javascriptDialogOpening",
    "Page.windowOpen",
}


def installed() -> str | None:
    """Find a Chromium."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


@contextlib.contextmanager
def started(program: str) -> Iterator[str]:
    """Run a browser with an empty profile and give its address."""
    with tempfile.TemporaryDirectory(prefix="katas-browser-", ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [program, *_OPTIONS, f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield f"http://127.0.0.1:{_port(Path(profile) / 'DevToolsActivePort', process)}"
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()


def _port(file: Path, process: subprocess.Popen[bytes]) -> int:
    """Wait until the browser has written down where it listens."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, ValueError, IndexError):
            port, _path = file.read_text(encoding="ascii").splitlines()
            return int(port)
        time.sleep(0.05)
    raise RuntimeError("The browser did not start.")


@dataclass
class Tab:
    """A tab of the browser, with all that it reported since it began to show its page."""

    socket: ClientWebSocketResponse
    events: list[dict[str, Any]] = field(default_factory=list)
    calls: int = 0

    async def call(self, method: str, **params: object) -> dict[str, Any]:
        """Call a method of the protocol and give its result."""
        self.calls += 1
        await self.socket.send_json({"id": self.calls, "method": method, "params": params})
        while (message := await self.socket.receive_json(timeout=_PATIENCE)).get("id") != self.calls:
            self.events.append(message)
        assert "error" not in message, message
        result: dict[str, Any] = message["result"]
        return result

    async def show(self, page: Path, *, width: int = 1000, scheme: str = "light") -> None:
        """Open a page in a window of this width and wait until it is there."""
        await self.show_address(page.as_uri(), width=width, scheme=scheme)

    async def show_address(self, address: str, *, width: int = 1000, scheme: str = "light") -> None:
        """Do the same for a page that a server has."""
        self.events.clear()
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=800,
            deviceScaleFactor=1,
            mobile=width < 500,
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        await self.call("Emulation.setEmulatedMedia", features=features)
        await self.call("Page.navigate", url=address)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(await self.socket.receive_json(timeout=_PATIENCE))

    async def ask(self, expression: str) -> Any:  # noqa: ANN401 - what JavaScript gives is anything
        """Evaluate an expression; the page's policy does not bind the one who asks from outside."""
        done = await self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    async def press(self, key: str, code: int) -> None:
        """Press a key and let it go."""
        common = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        text = {"text": "\r"} if key == "Enter" else {}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    @property
    def complaints(self) -> list[dict[str, Any]]:
        """What a page that is left alone never causes."""
        return [event for event in self.events if event.get("method") in _COMPLAINTS]

    @property
    def requests(self) -> list[str]:
        """The addresses that were asked for."""
        return [each["request"]["url"] for each in self._told("Network.requestWillBeSent")]

    @property
    def loaded(self) -> list[str]:
        """The addresses from which something came."""
        return [each["response"]["url"] for each in self._told("Network.responseReceived")]

    def _told(self, method: str) -> list[dict[str, Any]]:
        return [event["params"] for event in self.events if event.get("method") == method]


@asynccontextmanager
async def tab(address: str) -> AsyncIterator[Tab]:
    """Open a tab of a running browser."""
    async with ClientSession() as session:
        async with session.put(f"{address}/json/new?about:blank") as response:
            target = await response.json()
        async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
            opened = Tab(socket)
            for domain in ("Page", "Network", "Log", "Runtime"):
                await opened.call(f"{domain}.enable")
            opened.events.clear()
            yield opened
            await opened.call("Page.close")
