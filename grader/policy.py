"""Read a learner's file as text and say why it cannot be used, before any of it runs."""

from __future__ import annotations

import ast
import re
import stat
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.advice import Advice, advise
from grader.model import Place
from grader.source import Source, tree_of

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MAX_BYTES", "Advice", "Source", "Unreadable", "advise", "parse", "read", "text_of"]

MAX_BYTES = 1 << 20

# What CPython's compiler says of await, async for, async with and async comprehensions in a plain function.
_MIXUP = re.compile(r"'(?:await|async for|async with)' outside|^asynchronous comprehension outside")
_MIXUP_CODE = "sync-async-mixup"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file cannot be run, in one sentence, and the line when there is one."""

    file: str
    message: str
    place: Place | None = None
    quoted: str = ""  # the line itself
    code: str = ""  # a misconception code, when the fault shows one
    text: str = ""  # the whole file, when it could be decoded
    missing: bool = False  # there is no file at all


def read(path: Path, name: str = "", within: Path | None = None) -> Source | Unreadable:
    """Read and compile one file without running it; `name` is what messages call it.

    With `within`, refuse a file that lies outside that directory once symbolic links are followed.
    """
    file = name or path.name
    text = text_of(path, file, within)
    return text if isinstance(text, Unreadable) else parse(text, file)


def text_of(path: Path, file: str, within: Path | None = None) -> str | Unreadable:
    """Read one file as `read` does, and leave it at that: its text need not be Python."""
    data = _bytes(path, file, within)
    return data if isinstance(data, Unreadable) else _decode(data, file)


def _bytes(path: Path, file: str, within: Path | None) -> bytes | Unreadable:
    try:
        if within is not None and not _is_inside(path, within):
            return Unreadable(file, f"{file} is a link to a file elsewhere. Put the file itself there.")
        # Asked before opening: to open a pipe would wait for a writer.
        if not stat.S_ISREG(path.stat().st_mode):
            what = "a folder" if path.is_dir() else "not a regular file"
            return Unreadable(file, f"{file} is {what}. Put your Python file there.")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Unreadable(file, f"There is no file {file}.", missing=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
        reason = getattr(error, "strerror", None) or str(error)
        return Unreadable(file, f"{file} cannot be read: {reason}.")
    if len(data) > MAX_BYTES:
        return Unreadable(file, f"{file} is larger than 1 MiB. Remove what does not belong to the exercise.")
    return data


def _is_inside(path: Path, within: Path) -> bool:
    """Tell whether a file lies in a directory once links are followed; most have none on their way."""
    part = path
    while part not in {within, part.parent} and not part.is_symlink():
        part = part.parent
    sure = part == within and ".." not in path.parts
    return sure or path.resolve().is_relative_to(within.resolve())


def _decode(data: bytes, file: str) -> str | Unreadable:
    if data.startswith(_UTF16_MARKS):
        return Unreadable(file, f"{file} is saved as UTF-16. Save it as UTF-8.", Place(file, 1))
    if (position := data.find(0)) >= 0:
        line = data.count(b"\n", 0, position) + 1
        message = f"Line {line} of {file} contains a null byte. Remove it, or save the file as UTF-8 text."
        return Unreadable(file, message, Place(file, line))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = (
            f"{file} is not UTF-8: line {line} has the byte 0x{data[error.start]:02x} at position {column}. "
            f"Save the file as UTF-8."
        )
        return Unreadable(file, message, Place(file, line))


def parse(text: str, file: str) -> Source | Unreadable:
    """Compile a text without running it; `file` is what messages call it."""
    try:
        with warnings.catch_warnings():
            # A warning about the learner's text would appear without a word of where it comes from.
            warnings.simplefilter("ignore")
            tree = tree_of(text, file)
            # Only the compiler, not the parser, sees `await` or `return` in the wrong place.
            compile(text, file, "exec", dont_inherit=True)
    except SyntaxError as error:
        return _syntax_fault(error, text, file)
    except (RecursionError, MemoryError):
        message = (
            f"{file} is nested too deeply for Python to read. Split the long expression into several lines."
        )
        return Unreadable(file, message, text=text)
    except (ValueError, OverflowError) as error:
        return Unreadable(file, f"Python cannot read {file}: {error}.", text=text)
    if all(isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) for node in tree.body):
        return Unreadable(file, f"{file} holds no code. Write your solution in it.", text=text)
    return Source(file, text, tree)


def _syntax_fault(error: SyntaxError, text: str, file: str) -> Unreadable:
    line = error.lineno or 1
    lines = re.split(r"\r\n|\r|\n", text)
    quoted = lines[line - 1].strip() if line <= len(lines) else ""
    message = f"Python cannot read line {line} of {file}: {error.msg}."
    if mixup := _MIXUP.search(error.msg):
        # The parser accepts this text, so the function around the line can be named.
        word = mixup.group().partition("'")[2].partition("'")[0] or "async for"
        message = f"{message} {_mixup_remedy(word, text, line)}"
    return Unreadable(file, message, Place(file, line), quoted, _MIXUP_CODE if mixup else "", text)


def _mixup_remedy(word: str, text: str, line: int) -> str:
    functions = [
        node
        for node in ast.walk(tree_of(text))
        if isinstance(node, ast.FunctionDef | ast.Lambda) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    innermost = max(functions, key=lambda node: (node.lineno, node.col_offset), default=None)
    if isinstance(innermost, ast.FunctionDef):
        return f"{innermost.name} on line {innermost.lineno} is a plain function: `{word}` needs `async def`."
    if isinstance(innermost, ast.Lambda):
        return f"A lambda is a plain function: `{word}` needs `async def`."
    return f"`{word}` works only inside an `async def` function."
