"""The words of the catalogue: complete, whole sentences, no blame."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from grader.diagnosis import codes, diagnose, explain, get
from grader.model import Check, CheckResult, Evidence, Finding, Mark, Outcome, Place
from tests.wording import FORBIDDEN

# Every code that a planted mistake may name.
ALL = [
    "background-task-lost",
    "blocking-call",
    "body-read-late",
    "busy-wait",
    "cancel-not-awaited",
    "check-then-await",
    "cleanup-skipped",
    "completion-order",
    "condition-without-while",
    "context-lost",
    "context-manager-protocol",
    "coroutine-reused",
    "cpu-bound",
    "deadlock",
    "errors-hidden",
    "exception-group",
    "executor-misuse",
    "failure-cached",
    "forgotten-await",
    "generator-not-closed",
    "handler-contract",
    "lock-not-released",
    "lock-too-wide",
    "loop-bound-at-import",
    "nested-run",
    "no-deadline",
    "no-graceful-stop",
    "not-an-awaitable",
    "not-thread-safe",
    "others-keep-running",
    "queue-never-drains",
    "read-await-write",
    "response-not-checked",
    "result-too-early",
    "retry-without-backoff",
    "returned-without-await",
    "semaphore-as-rate",
    "semaphore-per-call",
    "sequential-awaits",
    "session-per-request",
    "shared-connection",
    "shield-misused",
    "stream-is-not-messages",
    "subprocess-pipe",
    "swallowed-cancellation",
    "sync-async-mixup",
    "task-not-awaited",
    "tests-that-prove-nothing",
    "thread-limits",
    "timeout-not-caught",
    "unbounded-fan-out",
    "unbounded-queue",
    "unchecked-results",
    "waits-for-everything",
    "workers-not-stopped",
    "wrong-result",
    "wrong-tool",
    "yield-in-cancel-scope",
]
MANUALS = {"docs.python.org", "docs.aiohttp.org", "peps.python.org"}


def spoken(code: str) -> str:
    """Give all that is said about a code."""
    row, page = get(code), explain(code)
    return f"{row.title}\n{row.why}\n{row.try_one}\n{page.what}\n{page.see_it}"


def test_every_code_has_words() -> None:
    """The catalogue holds exactly the codes that mistakes may name."""
    assert sorted(codes()) == sorted(ALL)


def test_an_unknown_code_is_refused() -> None:
    """Asking for a code that does not exist is an error of the caller."""
    for ask in (get, explain):
        with pytest.raises(KeyError):
            ask("no-such-code")


@pytest.mark.parametrize("code", ALL)
def test_the_words_are_whole_sentences(code: str) -> None:
    """A title is a short phrase; why and the thing to try are sentences of readable length."""
    row = get(code)
    assert row.code == code
    assert not row.title.endswith(".")
    assert len(row.title) <= 70
    for text in (row.why, row.try_one):
        assert text[0].isupper() or text[0] == "`"
        assert text.endswith((".", "?"))
    assert 60 <= len(row.why) <= 330
    assert 40 <= len(row.try_one) <= 220
    assert row.why.count("`") % 2 == row.try_one.count("`") % 2 == 0


@pytest.mark.parametrize("code", ALL)
def test_the_words_blame_nobody(code: str) -> None:
    """No word makes light of the difficulty or accuses the reader."""
    assert not FORBIDDEN.findall(spoken(code))


@pytest.mark.parametrize("code", ALL)
def test_each_code_points_to_a_manual(code: str) -> None:
    """The link leads to a page of the documentation, over https."""
    link = urlsplit(get(code).doc)
    assert link.scheme == "https"
    assert link.netloc in MANUALS
    assert len(link.path) > 1


def test_no_two_codes_say_the_same() -> None:
    """Titles and explanations tell the codes apart."""
    assert len({get(code).title for code in ALL}) == len(ALL)
    assert len({get(code).why for code in ALL}) == len(ALL)


@pytest.mark.parametrize("kind", [kind for kind in Evidence if kind is not Evidence.OBSERVED])
@pytest.mark.parametrize("bare", [True, False], ids=["bare", "full"])
def test_every_message_reads_as_a_sentence(kind: Evidence, *, bare: bool) -> None:
    """Whichever fields a finding leaves empty, the message is a sentence without gaps."""
    full = Finding(kind, Place("ex.py", 3), "fetch", "save", 0.25, 0.1, 1, 3, text="Python's words.")
    finding = Finding(kind) if bare else full
    (diagnosis,) = diagnose(
        [CheckResult(Check("t", "It works.", Mark.VALUE), Outcome.FAILED, findings=(finding,))]
    )
    message = diagnosis.message
    assert message[0].isupper() or message[0] in "`1"
    assert message.rstrip('"').endswith((".", "!"))
    assert not re.search(r"None|``|  | [.,;:]|\(\)(?!`)|\.\.", message), message
    assert not FORBIDDEN.findall(message)
