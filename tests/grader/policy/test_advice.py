"""What a file uses that no exercise needs, and what is left in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.model import Exercise, Kind
from grader.policy import Advice, Source, advise, read

if TYPE_CHECKING:
    from pathlib import Path


POLICY = "asyncio.WindowsSelectorEventLoopPolicy"
OWN = "class Own:\n    def __init__(self):\n        object.__setattr__(self, 'x', 1)\n"


def advice(
    tmp_path: Path, text: str, kind: Kind = Kind.FILL_IN, library: str = "aiohttp"
) -> tuple[Advice, ...]:
    """Advise on a text as the submission of an exercise with one library."""
    path = tmp_path / "ex01_one.py"
    path.write_text(text, encoding="utf-8")
    source = read(path)
    assert isinstance(source, Source)
    exercise = Exercise(
        "one", "ch01_a", "ch01_a/ex01_one.py", "One", kind, 1, "", ("",) * 4, tmp_path, library
    )
    return advise(source, exercise)


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("import requests", "library", 1),
        ("from yarl import URL", "library", 1),
        ("x = 1\nfrom solutions.ch01_a import ex01_one", "course", 2),
        ("from . import ex02_two", "relative", 1),
        ("def f():\n    import requests", "library", 2),
        ("import sys\nsys._getframe(1)", "frames", 2),
        ("from sys import _getframe as g", "frames", 1),
        ("import inspect as i\ni.currentframe().f_back", "frames", 2),
        ("def f(task):\n    return task.get_coro().cr_frame.f_locals", "frames", 2),
        ("import gc", "memory", 1),
        ("from ctypes import pythonapi", "memory", 1),
        ("def f():\n    return f.__globals__", "memory", 2),
        ("import sys\nsys.modules['time'] = None", "modules", 2),
        ("from importlib import reload", "modules", 1),
        ("import pytest", "testing", 1),
        ("from unittest import mock", "testing", 1),
        ("from unittest.mock import patch", "testing", 1),
        ("import unittest\nunittest.mock.patch('time.sleep')", "testing", 2),
        ("from grader.child import kit", "grader", 1),
        ("exec('x = 1')", "code", 1),
        ("f = eval", "code", 1),
        ("put = setattr", "hidden-name", 1),
        ("def f(loop, fake):\n    loop.call_soon(setattr, fake, 'peak', 3)", "hidden-name", 2),
        ("put = object.__setattr__", "hidden-name", 1),
        ("def f(fake, name):\n    return getattr(fake, name)", "hidden-name", 2),
        ("for name in dir(fake):\n    print(getattr(fake, name))", "hidden-name", 2),
        ("name = 'peak'\nsetattr(fake, name, 3)", "hidden-name", 2),
        ("for name in ('a', 'gi_frame'):\n    getattr(x, name)", "frames", 1),
        ("compile('1', '', 'eval')", "code", 1),
        ("__import__('os')", "hidden-import", 1),
        ("import importlib\nimportlib.import_module('os')", "hidden-import", 2),
        ("import os\nos._exit(0)", "process", 2),
        ("from operator import attrgetter\nx = [attrgetter(n) for n in names]", "hidden-name", 2),
        ("import operator\nx = map(operator.attrgetter, names)", "hidden-name", 2),
        ("import operator\nx = operator.attrgetter('a.gi_frame')", "frames", 2),
        ("import timeit\ntimeit.timeit('x')", "code", 2),
        ("import asyncio\nasyncio.set_event_loop_policy(Mine())", "loop", 2),
        ("import asyncio\nloop = asyncio.get_running_loop()\nloop.time = None", "loop", 3),
        ("import asyncio\nasyncio.sleep = None", "patch", 2),
        ("import asyncio\nasyncio.events.x = None", "patch", 2),
        ("import asyncio as aio\nasync def f():\n    aio.sleep = g", "patch", 3),
        ("import time\ndel time.sleep", "patch", 2),
        ("import time\nsetattr(time, 'sleep', None)", "patch", 2),
        ("from aiohttp import ClientSession\nClientSession.get = None", "patch", 2),
        ("from logging import sys", "by-way", 1),
        ("import threading\nx = threading._sys.modules", "by-way", 2),
        ("import asyncio\ngetattr(asyncio, 'sys')", "by-way", 2),
        ("import threading\nfor name in ('Thread', '_sys'):\n    getattr(threading, name)", "by-way", 3),
        ("import asyncio\nasyncio._unregister_task(x)", "private", 2),
        ("from asyncio.tasks import _leave_task", "loop", 1),
        ("import sys\nx = [sys]", "handed-on", 2),
        ("import threading\nf(threading)", "handed-on", 2),
        ("import trace", "unusual", 1),
        ("from doctest import testmod", "unusual", 1),
        ("from inspect import *", "star", 1),
        ("import inspect\ninspect.signature(f, eval_str=True)", "frames", 2),
        ("import sys\nsys.set_asyncgen_hooks(None)", "modules", 2),
        ("import sys\ngetattr(sys, 'modules')", "modules", 2),
        ("match x:\n    case object(f_back=above):\n        pass", "frames", 2),
        ("def f(fake):\n    self = fake\n    object.__setattr__(self, 'delay', 0)", "patch", 3),
        (f"{OWN}Own.__init__(fake)", "hidden-name", 4),
        ("import pydantic", "library", 1),
        ("open('solutions/ch01_a/ex01_one.py')", "files", 1),
        ("open(r'..\\tests\\mistakes\\one.py')", "files", 1),
        ("x = 'test_ex01_one.py'", "files", 1),
        ("x = __file__", "files", 1),
    ],
)
def test_what_no_exercise_needs_is_pointed_out(tmp_path: Path, text: str, rule: str, line: int) -> None:
    """The rule, the file and the line are given, in one sentence that says what to do."""
    found = [one for one in advice(tmp_path, text) if one.rule == rule]
    assert {(one.file, one.line) for one in found} == {("ex01_one.py", line)}
    assert found[0].message.startswith(f"Line {line} of ex01_one.py: ")


@pytest.mark.parametrize(
    "text",
    [
        "import asyncio, time, contextlib, os.path, unittest\nfrom collections import abc",
        "from operator import attrgetter\nx = sorted(y, key=attrgetter('a.b'))",
        "import operator\nx = operator.methodcaller('get', 1)",
        "from timeit import default_timer as timer\nx = timer()",
        f"import sys, asyncio\nif sys.platform == 'win32':\n    asyncio.set_event_loop_policy({POLICY}())",
        "class Entry:\n    time: float = 0\nEntry().time = 1\nentry.time = 2",
        "import aiohttp\nfrom aiohttp import web\nimport aiohttp.web",
        "import asyncio\nsleep = asyncio.sleep\nasyncio = None",
        "import queue\ndef f(queue):\n    queue.limit = 3",
        "import queue\nf = lambda queue: setattr(queue, 'limit', 3)",
        "class A:\n    def __init__(self):\n        self.x = 1\n    def compile(self): ...\nA().compile()\n",
        "import re\npattern = re.compile('x')",
        '"""See exercises/ch01_a and solutions/ch01_a."""\nx = 1',
        "import inspect\ninspect.iscoroutinefunction(print)",
        "import asyncio\nif hasattr(asyncio, 'timeout'):\n    x = getattr(asyncio, 'timeout')",
        "import signal\nfor name in ('SIGINT', 'SIGTERM'):\n    x = getattr(signal, name)",
        "import datetime, time, shutil, os\nx = datetime.time, time.time, shutil.copy, os.stat",
        "import concurrent.futures\nx = concurrent.futures.thread.ThreadPoolExecutor",
        "import sys\nprint(sys.argv, file=sys.stderr)",
        "match x:\n    case Point(x=0):\n        pass",
        f"{OWN}Own()",
        "import sys\nsys.exit(1)",
        "open('config.json')",
        "def f(conn, x):\n    for step in ('commit' if x else 'undo', 'end'):\n        getattr(conn, step)()",
        "x = 'two solutions, three exercises'",
        "url = 'https://example.org/exercises/1'",
        "def f(exec):\n    return exec()",
    ],
)
def test_ordinary_code_is_left_in_peace(tmp_path: Path, text: str) -> None:
    """Own names, own objects, docstrings and the allowed libraries give no advice."""
    assert advice(tmp_path, text) == ()


def test_a_foreign_import_names_what_is_allowed(tmp_path: Path) -> None:
    """The library of the exercise is part of the sentence."""
    (one,) = advice(tmp_path, "import httpx")
    assert one.message == (
        "Line 1 of ex01_one.py: imports httpx. This exercise uses only the standard library and aiohttp."
    )
    (one,) = advice(tmp_path, "import aiohttp", library="")
    assert one.message.endswith("imports aiohttp. This exercise uses only the standard library.")


def test_several_libraries_may_be_allowed(tmp_path: Path) -> None:
    """They are separated by commas; a hyphen stands for an underscore."""
    assert advice(tmp_path, "import fastapi, httpx, a_b", library="fastapi, httpx, a-b") == ()


def test_tests_may_use_what_tests_need(tmp_path: Path) -> None:
    """Mocks are no matter where the learner writes tests; frames still are."""
    text = "from unittest.mock import AsyncMock\nimport gc"
    assert [one.rule for one in advice(tmp_path, text, Kind.WRITE_TESTS)] == ["memory"]


def test_advice_comes_by_line_and_once(tmp_path: Path) -> None:
    """One line is not reported twice for the same thing."""
    found = advice(tmp_path, "import gc\nimport os\nos._exit(os._exit(1))\nimport gc\n")
    assert [(one.line, one.rule) for one in found] == [(1, "memory"), (3, "process"), (4, "memory")]


def test_a_deep_tree_is_walked_without_recursion(tmp_path: Path) -> None:
    """What the parser accepts, the reader accepts."""
    blocks = "".join(f"{' ' * depth}if x:\n" for depth in range(90)) + " " * 90 + "import gc\n"
    sums = "y = " + " + ".join(["x"] * 700) + "\n"
    assert [one.rule for one in advice(tmp_path, "x = 1\n" + sums + blocks)] == ["memory"]
