"""How a file that cannot run is reported before anything runs."""

from __future__ import annotations

import ast
import os
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from grader import source
from grader.policy import MAX_BYTES, Source, Unreadable, read

if TYPE_CHECKING:
    from pathlib import Path


def fault(path: Path, data: bytes) -> Unreadable:
    """Write a file, read it, and give the fault."""
    path.write_bytes(data)
    found = read(path)
    assert isinstance(found, Unreadable)
    assert "\n" not in found.message
    assert found.message.count("ex01_one.py") == 1
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the learner's file goes."""
    return tmp_path / "ex01_one.py"


def test_a_good_file_gives_its_text_and_tree(path: Path) -> None:
    """A byte order mark and carriage returns are no fault."""
    path.write_bytes(b"\xef\xbb\xbfasync def f():\r\n    await g()\r\n")
    found = read(path, "mine.py")
    assert isinstance(found, Source)
    assert found.file == "mine.py"
    assert found.text.startswith("async def f")
    assert len(found.tree.body) == 1


def test_a_missing_file(path: Path) -> None:
    """It is told apart from other faults."""
    found = read(path)
    assert isinstance(found, Unreadable)
    assert found.missing
    assert found.message == "There is no file ex01_one.py."


def test_a_folder(path: Path) -> None:
    """A folder of that name is named as such."""
    path.mkdir()
    found = read(path)
    assert isinstance(found, Unreadable)
    assert "is a folder" in found.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(path: Path) -> None:
    """Opening it would hang."""
    os.mkfifo(path)
    found = read(path)
    assert isinstance(found, Unreadable)
    assert "not a regular file" in found.message


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_out_of_the_submission_is_refused(tmp_path: Path) -> None:
    """A link to the reference solution proves nothing; a link inside is fine."""
    submission = tmp_path / "submission"
    submission.mkdir()
    (tmp_path / "solution.py").write_text("x = 1\n", encoding="utf-8")
    (submission / "real.py").write_text("x = 1\n", encoding="utf-8")
    (submission / "outside.py").symlink_to(tmp_path / "solution.py")
    (submission / "inside.py").symlink_to("real.py")
    outside = read(submission / "outside.py", within=submission)
    assert isinstance(outside, Unreadable)
    assert "is a link" in outside.message
    assert isinstance(read(submission / "inside.py", within=submission), Source)
    assert isinstance(read(submission / "outside.py"), Source)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_to_itself_cannot_be_read(path: Path) -> None:
    """A loop of links ends in a sentence."""
    path.symlink_to(path.name)
    for within in (None, path.parent):
        assert isinstance(read(path, within=within), Unreadable)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(path: Path) -> None:
    """The system's reason is passed on."""
    path.write_text("x = 1\n", encoding="utf-8")
    path.chmod(0)
    found = read(path)
    assert isinstance(found, Unreadable)
    assert "cannot be read: Permission denied" in found.message


def test_bytes_that_are_not_utf8_are_located(path: Path) -> None:
    """Line, byte and position are given."""
    found = fault(path, "x = 1\nname = 'é'\n".encode("latin-1"))
    assert found.place is not None
    assert found.place.line == 2
    assert "line 2 has the byte 0xe9 at position 9" in found.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_refused(path: Path, encoding: str) -> None:
    """Some Windows editors save so; the remedy is named."""
    assert "UTF-8" in fault(path, "x = 1\n".encode(encoding)).message


def test_a_null_byte_is_located(path: Path) -> None:
    """The line is given."""
    found = fault(path, b"x = 1\ny = '\0'\n")
    assert "Line 2" in found.message
    assert "null byte" in found.message


@pytest.mark.parametrize(
    "data", [b"", b"\n \n", b"# only this\n", b'"""Only a docstring."""\n', b"\xef\xbb\xbf"]
)
def test_a_file_without_code(path: Path, data: bytes) -> None:
    """Comments and a docstring alone are no solution."""
    assert "holds no code" in fault(path, data).message


def test_a_file_that_is_too_large(path: Path) -> None:
    """The limit itself is allowed."""
    assert "larger than 1 MiB" in fault(path, b"x = 1\n" + b"#" * (MAX_BYTES - 5)).message
    path.write_bytes(b"x = 1\n" + b"#" * (MAX_BYTES - 6))
    assert isinstance(read(path), Source)


def test_a_syntax_error_quotes_line_and_python(path: Path) -> None:
    """Python's own message is quoted, with the line and no misconception."""
    found = fault(path, b"x = 1\n\n    y = = 2\n")
    assert (found.place and found.place.line, found.quoted, found.code) == (3, "y = = 2", "")
    assert "line 3" in found.message
    assert "unexpected indent" in found.message


def test_what_only_the_compiler_sees_is_found(path: Path) -> None:
    """Statements in the wrong place are faults too, not surprises of the run."""
    assert "'return' outside function" in fault(path, b"x = 1\nreturn x\n").message


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        ("def f():\n    return await g()\n", "`await`", "f on line 1 is a plain function"),
        ("async def f():\n    def h():\n        await g()\n", "`await`", "h on line 2 is a plain function"),
        ("async def f():\n    return lambda: await_()\nk = lambda: (await g())\n", "`await`", "A lambda"),
        ("def f():\n    async for x in g():\n        pass\n", "`async for`", "f on line 1"),
        ("def f():\n    async with g():\n        pass\n", "`async with`", "f on line 1"),
        ("def f():\n    return [x async for x in g()]\n", "`async for`", "f on line 1"),
        ("x = await g()\n", "`await`", "only inside an `async def` function"),
    ],
)
def test_await_in_a_plain_function_is_a_known_misconception(
    path: Path, text: str, word: str, where: str
) -> None:
    """The code, the word and the plain function around it are named."""
    found = fault(path, text.encode())
    assert found.code == "sync-async-mixup"
    assert word in found.message
    assert where in found.message
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000 + ")" * 5000,
        "-" * 100_000 + "1",
        "x" + ".a" * 100_000,
        "1" + "+1" * 100_000,
        "[" * 300,
        "lambda:" * 50_000,
    ],
    ids=["brackets", "signs", "attributes", "sums", "open", "lambdas"],
)
def test_nesting_beyond_the_parser_is_a_fault(path: Path, text: str) -> None:
    """No depth of nesting ends the grader."""
    found = fault(path, text.encode())
    assert found.quoted == "" or len(found.quoted) <= len(text)


def test_a_number_with_too_many_digits(path: Path) -> None:
    """The limit of the interpreter is passed on as a sentence."""
    assert "Python cannot read" in fault(path, b"x = " + b"9" * 5000).message


def test_warnings_of_the_learners_text_stay_silent(path: Path) -> None:
    """They would appear on the terminal without context."""
    path.write_bytes(b"x = '\\d' is 1\n")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        read(path)
    assert caught == []


def test_threads_parse_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files are never parsed at the same time, which Python 3.11 cannot do reliably."""
    parsing: list[str] = []
    most: list[int] = []

    def slow(text: str, file: str) -> ast.Module:
        parsing.append(file)
        time.sleep(0.01)
        most.append(len(parsing))
        parsing.remove(file)
        return ast.Module([], [])

    monkeypatch.setattr(ast, "parse", slow)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(source.tree_of, ["x = 1"] * 4, "abcd"))
    assert most == [1, 1, 1, 1]
