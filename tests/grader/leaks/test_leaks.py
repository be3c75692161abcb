"""What a program leaves open is found at the line that opened it, and nothing else is."""

from __future__ import annotations

import asyncio
import contextlib
import re
import subprocess
import sys
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.model import Evidence
from tests.grader.engine.stage import marked, play

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.child.kit import Kit

_PROGRAM = re.compile(r"^### (?P<name>[^:]+):(?P<left>.*)\n(?P<body>(?:(?!### ).*\n?)*)", re.MULTILINE)
_HEAD = (
    "import aiohttp, asyncio, contextlib, multiprocessing, os, socket, subprocess, threading, time, weakref\n"
    "from concurrent.futures import ThreadPoolExecutor\n"
)


@dataclass(frozen=True)
class Program:
    """A learner's text, and what it leaves open."""

    name: str
    left: str
    source: str


def _programs() -> list[Program]:
    text = Path(__file__).with_name("leaks.txt").read_text(encoding="utf-8")
    return [
        Program(found["name"], found["left"].strip(), _HEAD + found["body"])
        for found in _PROGRAM.finditer(text)
    ]


class _Hello(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a body that is too long to arrive with its headers."""
        self.send_response(200)
        self.send_header("Content-Length", str(1 << 20))
        self.end_headers()
        self.wfile.write(b"h" * (1 << 20))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Serve in a thread that is older than any check."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Hello) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("program", _programs(), ids=lambda program: program.name)
def test_what_is_left_open_is_found_at_its_line(program: Program, url: str) -> None:
    """The instruments bring exactly what the program's head names, at the marked lines."""
    kept: list[Any] = []

    async def body(kit: Kit) -> None:
        kit.module.kept = kept  # type: ignore[attr-defined]  # the programs keep there what must not be collected
        await kit.call("main", url)

    played = play(program.source, body)
    _end(kept)
    assert played.error is None
    found = [
        each for each in played.findings if each.kind in {Evidence.RESOURCE_OPEN, Evidence.GENERATOR_OPEN}
    ]
    said = [
        f"GENERATOR {each.subject}" if each.kind is Evidence.GENERATOR_OPEN else each.subject
        for each in found
    ]
    assert said == ([program.left] if program.left else [])
    assert [each.place.line for each in found if each.place] == marked(program.source)


def test_what_is_closed_after_the_return_is_no_leak() -> None:
    """A resource that the function hands out belongs to whoever closes it."""
    source = "import socket\nasync def main():\n    return socket.socket()\n"

    async def body(kit: Kit) -> None:
        (await kit.call("main")).close()

    assert not play(source, body).findings


def test_the_instruments_leave_no_trace() -> None:
    """Every function that was wrapped is itself again, and warnings are as before."""
    code = (
        "import asyncio, socket, subprocess, sys, threading, warnings\n"
        "from grader.child.evidence.leaks import Leaks\n"
        "from grader.child.evidence.places import Learner\n"
        "def state():\n"
        "    return [socket.socket.__init__, subprocess.Popen.__init__, threading.Thread.start,\n"
        "            asyncio.BaseEventLoop._asyncgen_firstiter_hook, warnings._showwarnmsg,\n"
        "            warnings.filters[:], sys.meta_path[:]]\n"
        "before = state()\n"
        "with Leaks(Learner([])):\n"
        "    assert state() != before\n"
        "assert state() == before\n"
    )
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


def test_a_module_imported_later_is_watched_too() -> None:
    """The kinds of a library that the program imports itself are known from then on."""
    code = (
        "import sys\n"
        "from grader.child.evidence.leaks import Leaks\n"
        "from grader.child.evidence.places import Learner\n"
        "assert 'concurrent.futures.thread' not in sys.modules\n"
        "with Leaks(Learner(['<string>'])) as leaks:\n"
        "    def main():\n"
        "        from concurrent.futures import ThreadPoolExecutor\n"
        "        pool = ThreadPoolExecutor(1)\n"
        "        pool.submit(len, '')\n"
        "        return pool\n"
        "    pool = main()\n"
        "    leaks.mark()\n"
        "    leaks.settle()\n"
        "assert [each.subject for each in leaks.findings()] == ['ThreadPoolExecutor']\n"
        "pool.shutdown()\n"
    )
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


def _end(kept: list[Any]) -> None:
    for each in kept:
        if isinstance(each, subprocess.Popen) or hasattr(each, "kill"):
            each.kill()
            if not isinstance(each, asyncio.subprocess.Process):
                getattr(each, "wait", each.kill)()
        elif isinstance(each, threading.Event):
            each.set()
        elif hasattr(each, "close") and not asyncio.iscoroutinefunction(each.close):
            with contextlib.suppress(RuntimeError):  # its loop is gone
                each.close()
