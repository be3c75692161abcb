"""Turn an exception that left the learner's code into evidence, with the learner's line."""

from __future__ import annotations

import asyncio
import inspect
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.model import Evidence, Finding

if TYPE_CHECKING:
    from types import TracebackType

    from grader.child.evidence.places import Learner
    from grader.model import Place

ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")  # another in each run: a report must not depend on it
# Phrases of the interpreter and of asyncio that tell one misuse from another where the type alone cannot.
# The tests run each of them on every supported Python, so a changed wording is noticed.
_RUNTIME = (
    ("already awaited", Evidence.AWAITED_TWICE),
    ("got bad yield", Evidence.NOT_AWAITABLE),  # until 3.11 a generator of coroutines passes for a coroutine
    ("is being awaited already", Evidence.AWAITED_TWICE),
    ("Non-thread-safe operation", Evidence.FOREIGN_THREAD),
    ("different event loop", Evidence.LOOP_BOUND),
    ("different loop", Evidence.LOOP_BOUND),
    ("loop is closed", Evidence.LOOP_BOUND),
    ("no current event loop", Evidence.LOOP_BOUND),
    ("no running event loop", Evidence.SYNC_MIXUP),
    ("from a running event loop", Evidence.NESTED_RUN),
    ("loop is already running", Evidence.NESTED_RUN),
    ("while another loop is running", Evidence.NESTED_RUN),
)
_TYPE = (
    ("used in 'await' expression", Evidence.NOT_AWAITABLE),
    ("can't be awaited", Evidence.NOT_AWAITABLE),  # from 3.14 on, of an asynchronous generator, too
    ("'async for' requires", Evidence.SYNC_MIXUP),
    ("'async_generator' object", Evidence.SYNC_MIXUP),
    ("'StreamReader' object is not iterable", Evidence.SYNC_MIXUP),
    ("'ClientWebSocketResponse' object is not iterable", Evidence.SYNC_MIXUP),
    ("context manager protocol", Evidence.SYNC_MIXUP),
    ("__init__() should return None", Evidence.SYNC_MIXUP),
    ("coroutine", Evidence.COROUTINE_MISUSED),
)
_NONE_GIVEN = "is empty"  # what `wait` says of an empty set: awaitables were due, and there was none
# Functions of asyncio that take awaitables; an error out of them is about what they were given.
_TAKERS = frozenset(
    {
        "gather",
        "ensure_future",
        "_ensure_future",
        "create_task",
        "wait",
        "as_completed",
        "wait_for",
        "shield",
        "run",
    }
)


def of_exception(error: BaseException, learner: Learner) -> Finding:
    """Give the finding for an exception; Evidence.ERROR when its type says nothing more."""
    # A TaskGroup wraps what was misused inside its block; the misuse is still the thing to speak of.
    telling = next((leaf for leaf in leaves(error) if _kind(leaf) is not Evidence.ERROR), error)
    return Finding(
        kind=_kind(telling),
        place=_place(telling, learner) or _place(error, learner),
        subject=type(telling).__name__,
        text=said(telling),
    )


def _place(error: BaseException, learner: Learner) -> Place | None:
    place, cause = learner.of_traceback(error.__traceback__), error.__cause__
    # What a coroutine makes of a StopIteration is a new error, which has passed none of its lines.
    if place is None and isinstance(cause, StopIteration | StopAsyncIteration):
        return learner.of_traceback(cause.__traceback__)
    return place


def said(error: BaseException) -> str:
    """Give an exception's text without addresses."""
    return ADDRESS.sub("", str(error))


def at_import(error: BaseException, learner: Learner) -> Finding:
    """As of_exception, for an error of the import itself, which has no coroutine and no loop around it."""
    finding = of_exception(error, learner)
    # Inside a function the same words say that plain and async code are mixed up.
    needs_loop = finding.kind is Evidence.SYNC_MIXUP and isinstance(error, RuntimeError)
    return replace(finding, kind=Evidence.LOOP_BOUND) if needs_loop else finding


def leaves(error: BaseException) -> list[BaseException]:
    """Give the errors inside a group, however deep; an error that is no group is its own only leaf."""
    if not isinstance(error, BaseExceptionGroup):
        return [error]
    return [leaf for inner in error.exceptions for leaf in leaves(inner)]


def _kind(error: BaseException) -> Evidence:
    if isinstance(error, asyncio.InvalidStateError):
        return Evidence.RESULT_NOT_READY
    if isinstance(error, AttributeError) and inspect.isawaitable(getattr(error, "obj", None)):
        return Evidence.COROUTINE_MISUSED
    if isinstance(error, AttributeError) and _asked_plainly(error):
        return Evidence.SYNC_MIXUP
    if isinstance(error, TypeError | ValueError) and _raised_by_a_taker(error.__traceback__):
        return Evidence.ERROR if _NONE_GIVEN in str(error) else Evidence.NOT_AWAITABLE
    phrases = _RUNTIME if isinstance(error, RuntimeError) else _TYPE if isinstance(error, TypeError) else ()
    return next((kind for phrase, kind in phrases if phrase in str(error)), Evidence.ERROR)


def _asked_plainly(error: AttributeError) -> bool:
    # What a plain generator has, and what `closing` asks for: an asynchronous one has aclose, asend, athrow.
    return inspect.isasyncgen(error.obj) and error.name in {"close", "send", "throw"}


def _raised_by_a_taker(traceback: TracebackType | None) -> bool:
    # Walk back from where it was raised, over asyncio's frames only: a TypeError of the learner's own code
    # that passed through gather is not gather's.
    codes = []
    while traceback is not None:
        codes.append((traceback.tb_frame.f_globals.get("__name__", ""), traceback.tb_frame.f_code.co_name))
        traceback = traceback.tb_next
    while codes and (codes[-1][0].startswith("asyncio") or codes[-1][0] == "grader.child.evidence.trace"):
        module, function = codes.pop()
        if function in _TAKERS or module == "grader.child.evidence.trace":
            return True
    return False
