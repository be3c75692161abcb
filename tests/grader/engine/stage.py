"""Run a learner's text under the instruments of one check, inside the test's own process."""

from __future__ import annotations

import asyncio
import re
import textwrap
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.child.evidence.classify import of_exception
from grader.child.instruments import Instruments
from grader.child.kit import Kit
from grader.child.submission import Submission
from grader.model import Clock, Evidence

if TYPE_CHECKING:
    from grader.model import Finding

FILE = "answer.py"
PRELUDE = (
    "import asyncio\n\nasync def one():\n    await asyncio.sleep(0.1)\n    return 1\n\nasync def main():\n"
)
_PROGRAM = re.compile(r"^### (?P<name>[^:]+):(?P<kinds>.*)\n(?P<body>(?:(?!### ).*\n?)*)", re.MULTILINE)
Body = Callable[[Kit], Awaitable[object]]


@dataclass(frozen=True)
class Program:
    """A learner's text and the evidence that it must bring."""

    name: str
    kinds: tuple[Evidence, ...]
    source: str

    @property
    def lines(self) -> list[int]:
        """The lines that a finding must name."""
        return marked(self.source)


@dataclass(frozen=True)
class Played:
    """What came of one check."""

    value: Any  # what the body gave
    error: BaseException | None
    reason: Finding | None  # the error, classified
    findings: tuple[Finding, ...]
    kit: Kit

    def kinds(self) -> list[Evidence]:
        """Give the kinds of evidence that the instruments brought, in order."""
        return [finding.kind for finding in self.findings]

    def lines(self) -> list[int | None]:
        """Give the learner's line of each finding."""
        return [each.place.line if each.place else None for each in self.findings]


def play(source: str, body: Body, *, seed: str = "1", clock: Clock = Clock.KATA) -> Played:
    """Load the text, run the body of a hidden test and collect the evidence."""
    instruments = Instruments(Submission(source, FILE, "answer"), clock, seed)
    value: object = None
    error: BaseException | None = None
    with instruments:
        kit = instruments.load()
        try:
            value = asyncio.run(body(kit))  # type: ignore[arg-type] # always a coroutine
        except BaseException as raised:
            error = raised
        reason = of_exception(error, instruments.learner) if error else None
    return Played(value, error, reason, instruments.findings(), kit)


def play_main(source: str, *args: object, seed: str = "1") -> Played:
    """Play a text by its `main`: inside a loop when it is async, else on a thread without one."""

    async def inside(kit: Kit) -> object:
        return await kit.call("main", *args)

    async def outside(kit: Kit) -> object:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(kit.call_plain, "main", *args).result()

    return play(source, inside if "async def main(" in source else outside, seed=seed)


def programs(file: str) -> list[Program]:
    """Read the programs of a text file beside this one."""
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    return [
        Program(found["name"].strip(), tuple(map(Evidence, found["kinds"].split())), _whole(found["body"]))
        for found in _PROGRAM.finditer(text)
    ]


def dedent(source: str) -> str:
    """Give a program that stands indented in a test, without the indentation."""
    return textwrap.dedent(source).lstrip("\n")


def marked(source: str) -> list[int]:
    """Give the numbers of the lines that end with the marker."""
    return [number for number, line in enumerate(source.splitlines(), 1) if line.endswith("# HERE")]


def _whole(body: str) -> str:
    return body if "def main(" in body else PRELUDE + textwrap.indent(body, "    ")
