"""The server gives the page and the state, to whom it is meant for, and ends when it is told to."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from grader import cli
from grader.board.hosts import is_loopback, is_meant
from grader.board.hub import Hub
from grader.board.server import application, follow
from tests.grader.board.conftest import begin, tell

if TYPE_CHECKING:
    from aiohttp import ClientResponse

ROOT = Path(__file__).parents[3]
PATIENCE = 30.0  # seconds


async def next_state(response: ClientResponse) -> dict[str, Any]:
    """Read the stream up to the next state."""
    async with asyncio.timeout(PATIENCE):
        while True:
            line = await response.content.readline()
            if line.startswith(b"data: "):
                state: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
                return state


@pytest.mark.parametrize("path", ["/", "/board.js", "/board.css"])
async def test_what_it_serves_runs_nothing_but_its_own_script(path: str) -> None:
    """Each answer has the policy; the page holds no script of its own."""
    async with TestClient(TestServer(application(Hub(), "127.0.0.1"))) as client:
        response = await client.get(path)
        text = await response.text()
    assert response.status == 200
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    if path == "/":
        assert "<script>" not in text
        assert " onclick=" not in text


async def test_a_late_browser_gets_the_whole_state_and_then_each_change(out: Path) -> None:
    """The first event is all there is; the folder's next change is the next event."""
    batch, hub = begin(out, "ada", "bob"), Hub()
    tell(out, batch, "ada", 2)
    following_it = asyncio.create_task(follow(out, hub))
    async with TestClient(TestServer(application(hub, "127.0.0.1"))) as client:
        response = await client.get("/events")
        first = await next_state(response)
        assert [each["points"] for each in first["students"]] == [20, 0]
        tell(out, batch, "bob", 1)
        second = await next_state(response)
        assert [each["points"] for each in second["students"]] == [20, 10]
        assert second["changes"][0]["gained"] == ["first"]
        hub.close()  # or the open stream would hold the server
    following_it.cancel()
    await asyncio.wait([following_it])


async def test_a_page_from_elsewhere_cannot_ask() -> None:
    """A name that was led to this machine is not this server's."""
    async with TestClient(TestServer(application(Hub(), "127.0.0.1"))) as client:
        for path in ("/", "/events", "/board.js"):
            response = await client.get(path, headers={"Host": "evil.example:8765"})
            assert response.status == 421


@pytest.mark.parametrize(
    ("host", "fine"),
    [
        ("localhost", True),
        ("LOCALHOST:80", True),
        ("127.0.0.1:8765", True),
        ("[::1]:8765", True),
        ("192.168.1.7", False),
        ("localhost.evil.example", False),
        ("evil.example", False),
        ("user@localhost", False),
        ("", False),
    ],
)
def test_hosts_on_loopback(host: str, fine: bool) -> None:
    """A server on loopback answers to loopback's names."""
    assert is_meant(host, frozenset(), addresses=False) is fine


def test_hosts_on_a_network() -> None:
    """One that listens to a network answers to its name and to addresses."""
    assert is_meant("192.168.1.7:8765", frozenset({"desk"}), addresses=True)
    assert is_meant("Desk:8765", frozenset({"desk"}), addresses=True)
    assert not is_meant("evil.example", frozenset({"desk"}), addresses=True)
    assert not is_loopback("0.0.0.0")  # noqa: S104 - the address is what is asked about


async def test_who_is_slow_misses_what_came_between() -> None:
    """Nobody who does not read makes others wait, and the newest text is what comes."""
    hub = Hub()
    for number in range(1000):
        hub.publish(str(number))
    assert await hub.after(0) == (1000, "999")
    hub.publish("999")  # the same: nothing to tell
    waiting = asyncio.create_task(hub.after(1000))
    await asyncio.sleep(0)
    assert not waiting.done()
    hub.close()
    assert await waiting is None


def test_a_port_in_use_is_one_sentence(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says which port, and what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.run(["classroom", "board", str(out), "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert f"Port {port} of 127.0.0.1 is in use" in said
    assert "Traceback" not in said


def test_a_file_is_no_results_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The mistake of naming the gradebook is told apart."""
    file = tmp_path / "gradebook.csv"
    file.touch()
    assert cli.run(["classroom", "board", str(file)]) == 2
    assert "is a file" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="interrupts by signal")
def test_an_interrupt_ends_it_with_a_stream_open(out: Path) -> None:
    """Ctrl-C is the way to end it: exit code 0, no traceback, nobody waited for."""
    begin(out, "ada")
    command = [sys.executable, "-m", "grader", "classroom", "board", str(out), "--port", "0"]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[0]
        port = int(address.rstrip("/").rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as stream:
            stream.sendall(b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert b"200" in stream.recv(4096)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert "Traceback" not in said
