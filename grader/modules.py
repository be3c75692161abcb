"""Tell modules and parts of modules that a program has a use for from those that lead elsewhere."""

from __future__ import annotations

import itertools
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

from grader import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.rules import Rule

# Modules of the standard library that programs of the course have a use for.
USUAL = frozenset(
    {
        *("__future__", "abc", "argparse", "array", "asyncio", "base64", "binascii", "bisect", "calendar"),
        *("cmath", "collections", "concurrent", "contextlib", "contextvars", "copy", "csv", "dataclasses"),
        *("datetime", "decimal", "email", "enum", "errno", "fnmatch", "fractions", "functools", "getpass"),
        *("glob", "graphlib", "hashlib", "heapq", "hmac", "html", "http", "inspect", "io", "ipaddress"),
        *("itertools", "json", "locale", "logging", "math", "multiprocessing", "numbers", "operator", "os"),
        *("pathlib", "platform", "pprint", "queue", "random", "re", "sched", "secrets", "select"),
        *("selectors", "shutil", "signal", "socket", "sqlite3", "ssl", "stat", "statistics", "string"),
        *("struct", "subprocess", "sys", "tempfile", "textwrap", "threading", "time", "timeit", "traceback"),
        *("types", "typing", "unittest", "urllib", "uuid", "warnings", "weakref", "zlib", "zoneinfo"),
    }
)
# Of these modules the rest leads into the interpreter.
PARTS = MappingProxyType(
    {
        "inspect": (
            rules.FRAMES,
            {
                *("isawaitable", "iscoroutine", "iscoroutinefunction", "isasyncgen", "isasyncgenfunction"),
                *("isgenerator", "isgeneratorfunction", "isfunction", "isclass", "cleandoc", "getdoc"),
            },
        ),
        "sys": (
            rules.MODULES,
            {
                *("argv", "byteorder", "exc_info", "exception", "executable", "exit", "float_info"),
                *("getrecursionlimit", "getsizeof", "implementation", "intern", "is_finalizing", "maxsize"),
                *("platform", "setrecursionlimit", "stderr", "stdin", "stdout", "version", "version_info"),
            },
        ),
        "timeit": (rules.CODE, {"default_timer"}),
    }
)
# What is called as a module is, and is something else, or belongs to the package that it stands in.
NAMESAKES = frozenset(
    {
        *("asyncio.subprocess", "collections.abc", "datetime.time", "os.stat", "shutil.copy", "sys.platform"),
        *("aiohttp.abc", "aiohttp.http", "asyncpg.types", "fastapi.types", "starlette.types"),
    }
)
PRIVATE_AND_USUAL = frozenset({"asyncio._get_running_loop"})
# Libraries that asynchronous programs are made of; another one could do anything.
LIBRARIES = frozenset(
    {
        *("aiofiles", "aiohttp", "aiosqlite", "annotated_types", "anyio", "async_timeout", "asyncpg"),
        *("fastapi", "httpx", "multidict", "starlette", "typing_extensions", "uvloop", "yarl"),
    }
)


def ways_round(name: str) -> Iterator[tuple[Rule, str]]:
    """Yield the first part of a full name that leads where its beginning does not say."""
    known = list(prefixes(name))
    for outer, inner in itertools.pairwise(known):
        part = inner.rpartition(".")[2]
        if outer in PARTS and part not in PARTS[outer][1] and part != "*":
            yield PARTS[outer][0], inner
        elif inner in NAMESAKES or part == outer.rpartition(".")[2]:
            continue
        elif part.lstrip("_") in sys.stdlib_module_names:
            yield rules.BY_WAY, inner
        elif part.startswith("_") and not part.endswith("__") and inner not in PRIVATE_AND_USUAL:
            yield rules.PRIVATE, inner


def prefixes(name: str) -> Iterator[str]:
    """Yield the beginnings of a full name, the shortest first, and the name itself."""
    parts = name.split(".")
    return (".".join(parts[: end + 1]) for end in range(len(parts)))
