"""The command `doctor`: streams, arguments, exit codes, signals, the forms of its report."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[3]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "doctor.schema.json").read_text(encoding="utf-8"))
HEAD = "import asyncio, os, signal, sys, threading, time\n"
FAULTY = "async def work():\n    pass\nasync def main():\n    work()\nasyncio.run(main())\n"
CLEAN = "async def main():\n    await asyncio.sleep(0)\nasyncio.run(main())\n"


def doctor(
    folder: Path, source: str, *words: str, before: tuple[str, ...] = (), given: str = ""
) -> subprocess.CompletedProcess[str]:
    """Write a program and examine it from its own folder."""
    (folder / "program.py").write_text(HEAD + textwrap.dedent(source), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "grader", "doctor", *before, "program.py", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


def report(folder: Path, source: str, *words: str) -> dict[str, Any]:
    """Examine a program and give the document, checked against the schema."""
    done = doctor(folder, source, *words, before=("--format", "json"))
    document: dict[str, Any] = json.loads(done.stdout)
    Draft202012Validator(SCHEMA).validate(document)
    return document


def codes(document: dict[str, Any]) -> list[tuple[str, int]]:
    """Give code and line of each diagnosis."""
    return [(each["code"], each["line"]) for each in document["diagnoses"]]


def test_schema_is_valid() -> None:
    """The schema itself is one of the draft it names."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(("source", "code"), [(CLEAN, 0), (FAULTY, 1), (CLEAN + "sys.exit(7)", 0)])
def test_exit_code_says_whether_something_was_found(tmp_path: Path, source: str, code: int) -> None:
    """The exit code is 1 when something was found and 0 when not, whatever the program's own is."""
    assert doctor(tmp_path, source).returncode == code


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("", 0),
        ("sys.exit(7)", 7),
        ("sys.exit('words')", 1),
        ("os._exit(5)", 5),
        ("raise ValueError('boom')", 1),
        ("raise KeyboardInterrupt", 130),
    ],
)
def test_report_holds_the_programs_exit_code(tmp_path: Path, end: str, code: int) -> None:
    """However the program ends, the report has its exit code and nothing is found."""
    document = report(tmp_path, CLEAN + end)
    assert document["exit"] == code
    assert not document["diagnoses"]


def test_traceback_is_as_python_prints_it(tmp_path: Path) -> None:
    """An error that escapes is shown with the program's frames and asyncio's, and none of ours."""
    source = "async def main():\n    raise ValueError('boom')\nasyncio.run(main())\n"
    shown = doctor(tmp_path, source).stderr
    plain = subprocess.run(
        [sys.executable, "program.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    ).stderr
    assert re.findall(r'File ".*', shown) == re.findall(r'File ".*', plain)
    assert shown.splitlines()[-1] == "ValueError: boom"


def test_arguments_and_streams_are_the_programs_own(tmp_path: Path) -> None:
    """The program sees its arguments, its name, its standard input, and prints where it would."""
    source = "print(__name__, sys.argv, input(), sys.path[0])\nprint('aside', file=sys.stderr)\n"
    done = doctor(tmp_path, source, "one", "-x", "--", "--format", given="typed\n")
    assert f"__main__ ['program.py', 'one', '-x', '--format'] typed {tmp_path}\n" in done.stdout
    assert done.stderr == "aside\n"


@pytest.mark.parametrize(
    ("ask", "found"),
    [
        ("line.set_result(sys.stdin.readline())", [("blocking-call", 5)]),
        ("loop.add_reader(sys.stdin, lambda: line.done() or line.set_result(sys.stdin.readline()))", []),
    ],
)
def test_standard_input_blocks_unless_the_loop_says_when(
    tmp_path: Path, ask: str, found: list[tuple[str, int]]
) -> None:
    """A line may be read where the loop has told that there is something to read."""
    made = "async def main():\n    loop = asyncio.get_running_loop()\n    line = loop.create_future()\n"
    source = f"{made}    {ask}\n    print(await line, end='')\nasyncio.run(main())\n"
    done = doctor(tmp_path, source, before=("--format", "json"), given="typed\n")
    assert done.stderr == "typed\n"
    assert codes(json.loads(done.stdout)) == found


def test_json_stands_alone_on_standard_output(tmp_path: Path) -> None:
    """What the program prints goes to standard error, so that the document can be piped."""
    done = doctor(tmp_path, "print('hello')\n" + CLEAN, "--format", "json")
    assert json.loads(done.stdout)["version"] == 1
    assert done.stderr == "hello\n"


def test_report_goes_to_a_file(tmp_path: Path) -> None:
    """With --output the file gets the document, and the terminal the readable form."""
    done = doctor(tmp_path, FAULTY, "--format", "json", "--output", "report.json")
    assert codes(json.loads((tmp_path / "report.json").read_text())) == [("forgotten-await", 5)]
    assert "program.py:5" in done.stdout
    assert "report.json" in done.stderr


def test_a_page_stands_alone_on_standard_output(tmp_path: Path) -> None:
    """The page is complete, shows the line, and what the program prints goes to standard error."""
    done = doctor(tmp_path, "print('hello')\n" + FAULTY, before=("--format", "html"))
    assert done.returncode == 1
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert done.stdout.endswith("</html>\n")
    assert "made here, never awaited" in done.stdout
    assert "hello" in done.stderr


def test_readable_report_shows_line_tasks_and_times(tmp_path: Path) -> None:
    """Each finding stands with its source line; the tasks are counted and drawn."""
    source = """
        async def work():
            await asyncio.sleep(0.02)
        async def main():
            time.sleep(0.06)
            await asyncio.gather(work(), work())
        asyncio.run(main())
    """
    text = doctor(tmp_path, source).stdout
    assert "time.sleep(0.06)" in text
    assert "explain blocking-call" in text
    assert re.search(r"work +line 7 +2 done", text)
    assert text.count("█") > 10


@pytest.mark.parametrize("text", ["def f(:\n", "x = '\0'\n"])
def test_wrong_use_is_one_sentence(tmp_path: Path, text: str) -> None:
    """What is no program is refused with one sentence and exit code 2, and nothing runs."""
    (tmp_path / "bad.py").write_text("print('ran')\n" + text, encoding="utf-8")
    for name in ("bad.py", "missing.py", "."):
        done = subprocess.run(
            [sys.executable, "-m", "grader", "doctor", name],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert len(done.stderr.strip().splitlines()) == 1
        assert not done.stdout


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_stopped_program_is_reported(tmp_path: Path, name: str, code: int) -> None:
    """What was seen until the program was stopped is in the report."""
    source = f"""
        async def work():
            await asyncio.sleep(60)
        async def main():
            work()
            os.kill(os.getpid(), signal.{name})
            await work()
        asyncio.run(main())
    """
    document = report(tmp_path, source)
    assert codes(document) == [("forgotten-await", 6)]
    assert document["exit"] == code


def test_a_signal_to_the_doctor_stops_the_program(tmp_path: Path) -> None:
    """SIGTERM is passed on, and the report comes all the same."""
    source = (
        "async def main():\n    print('up', flush=True)\n    await asyncio.sleep(60)\nasyncio.run(main())\n"
    )
    (tmp_path / "program.py").write_text(HEAD + source, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "grader", "doctor", "program.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        process.send_signal(signal.SIGTERM)
        assert "exit code 143" in process.stdout.read()


def test_a_killed_program_is_reported_as_killed(tmp_path: Path) -> None:
    """Nothing can be said of a program that was killed, and that is said."""
    document = report(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)\n")
    assert document["exit"] == 137
    assert "SIGKILL" in document["notes"][0]


DEADLOCK = """
    async def worker(lock, queue):
        async with lock:
            await queue.get()
    async def main():
        lock, queue = asyncio.Lock(), asyncio.Queue()
        await asyncio.gather(*(worker(lock, queue) for _ in range(3)))
    start = time.monotonic()
    try:
        asyncio.run(main())
    finally:
        print("stood", time.monotonic() - start)
"""


def test_deadlock_ends_at_once_and_names_who_waits(tmp_path: Path) -> None:
    """Every waiting task is listed with its line, and the program ends long before a second has passed."""
    done = doctor(tmp_path, DEADLOCK)
    assert done.returncode == 1
    assert float(done.stdout.partition("stood ")[2].split()[0]) < 1.0
    assert re.search(r"worker\s+Queue.get\s+line 5", done.stdout)
    assert re.search(r"worker\s+Lock.acquire\s+line 4", done.stdout)
    assert re.search(r"main\s+gather\s+line 8", done.stdout)
    assert "nothing could go on" in done.stdout


def test_deadlock_ends_although_the_cleanup_lasts(tmp_path: Path) -> None:
    """A program that goes on sleeping in its cleanup is ended with its report."""
    source = """
        async def main():
            try:
                await asyncio.Event().wait()
            finally:
                await asyncio.sleep(60)
        asyncio.run(main())
    """
    began = time.monotonic()
    document = report(tmp_path, source)
    assert codes(document) == [("deadlock", 5)]
    assert document["exit"] is None
    assert time.monotonic() - began < 30


def test_modules_beside_the_program_are_its_own(tmp_path: Path) -> None:
    """A finding names the file that it is in, which need not be the script."""
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").touch()
    (tmp_path / "package" / "helper.py").write_text("import time\nasync def nap():\n    time.sleep(0.01)\n")
    document = report(tmp_path, "from package.helper import nap\nasync def main():\n    await nap()\n")
    assert [(each["file"], each["line"]) for each in document["diagnoses"]] == [("package/helper.py", 3)]


def test_kata_clock_takes_no_time(tmp_path: Path) -> None:
    """On the kata clock a program's hour passes at once, and is an hour to the program."""
    source = """
        async def main():
            start = time.monotonic()
            await asyncio.sleep(3600)
            assert time.monotonic() - start >= 3600
        asyncio.run(main())
    """
    document = report(tmp_path, source, "--clock", "kata")
    assert document["seconds"] >= 3600
    assert document["exit"] == 0
    assert document["clock"] == "kata"


def test_other_loops_are_examined_as_far_as_they_can_be(tmp_path: Path) -> None:
    """On uvloop coroutines and tasks are still seen, and a note says what is not."""
    pytest.importorskip("uvloop")
    source = FAULTY.replace("asyncio.run", "__import__('uvloop').run")
    document = report(tmp_path, source)
    assert codes(document) == [("forgotten-await", 5)]
    assert "uvloop" in document["notes"][0]


def test_a_forked_child_does_not_report(tmp_path: Path) -> None:
    """The report is the program's own, also when a fork of it ends first or last."""
    source = """
        async def main():
            await asyncio.sleep(0)
        pid = os.fork()
        if pid == 0:
            time.sleep(0.5)
            sys.exit(9)
        asyncio.run(main())
    """
    assert report(tmp_path, source)["exit"] == 0
