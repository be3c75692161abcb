"""The pages behind `explain`: each example is run, and prints what the page says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.diagnosis import Example, codes, explain

# Runs the programs that it is given as paths, one after another, and writes what each printed.
DRIVER = """
import contextlib, gc, io, json, runpy, sys, warnings
warnings.simplefilter("ignore")
printed = {}
for path in sys.argv[1:]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            runpy.run_path(path, run_name="__main__")
        except BaseException as error:
            print(f"[ended with {type(error).__name__}: {error}]")
        gc.collect()
    printed[path] = out.getvalue()
print(json.dumps(printed))
"""
UNIX_ONLY = {"no_graceful_stop_wrong", "no_graceful_stop_right"}  # asyncio handles signals on Unix only
# A stall of the machine can turn the order of two timers; what is wrong stays wrong.
ATTEMPTS = 3


def examples() -> dict[str, Example]:
    """Give every example of every page by a name of its own."""
    found = {}
    for code in codes():
        page = explain(code)
        for kind, example in (("wrong", page.wrong), ("right", page.right)):
            if example:
                found[f"{code.replace('-', '_')}_{kind}"] = example
    return {name: e for name, e in found.items() if sys.platform != "win32" or name not in UNIX_ONLY}


def run(programs: dict[str, Example], folder: Path) -> dict[str, str]:
    """Run the programs in one fresh interpreter and give what each printed."""
    paths = {str(folder / f"{name}.py"): name for name in programs}
    for path, name in paths.items():
        Path(path).write_text(programs[name].source, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, *paths],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        timeout=100,
    )
    return {paths[path]: text for path, text in json.loads(done.stdout.splitlines()[-1]).items()}


def test_each_example_prints_what_its_page_says(tmp_path: Path) -> None:
    """Every wrong and every right example, run as it stands, prints exactly the text beside it."""
    waiting = examples()
    differing: dict[str, tuple[str, str]] = {}
    for _ in range(ATTEMPTS):
        printed = run(waiting, tmp_path)
        differing = {n: (e.prints, printed[n]) for n, e in waiting.items() if printed[n] != e.prints}
        waiting = {name: waiting[name] for name in differing}
        if not waiting:
            break
    assert differing == {}


@pytest.mark.parametrize("code", codes())
def test_each_page_is_complete(code: str) -> None:
    """A page says what happened and how to see it, and shows two programs that print different things."""
    page = explain(code)
    assert page.what.endswith(".")
    assert page.see_it.endswith(".")
    assert page.wrong is not None
    assert page.right is not None
    assert page.wrong.prints.strip()
    assert page.right.prints.strip()
    assert page.wrong.source != page.right.source
    assert page.wrong.prints != page.right.prints


@pytest.mark.parametrize("code", codes())
def test_examples_are_short(code: str) -> None:
    """An example fits a screen."""
    page = explain(code)
    assert page.wrong is not None
    assert page.right is not None
    for example in (page.wrong, page.right):
        lines = example.source.splitlines()
        assert len(lines) <= 45
        assert max(map(len, lines)) <= 100
