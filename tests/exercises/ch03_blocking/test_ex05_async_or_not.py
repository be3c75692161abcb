"""async_or_not: the simplest tool that does the job well, for eight workloads."""

import linecache
import re
from collections.abc import Mapping

from grader.child.kit import Kit, Place, show, value

RIGHT = {
    "config_script": "sync",
    "one_call_cli": "sync",
    "hundred_apis": "asyncio",
    "idle_chat": "asyncio",
    "vendor_sdk": "threads",
    "upload_script": "threads",
    "resize_photos": "processes",
    "simulation": "processes",
}
WORDS = ("sync", "asyncio", "threads", "processes")

# Why a word does not fit, without naming the one that does; the code is the misconception behind it.
ONE_THING = "There is one thing to do, and nothing else that could go on meanwhile."
WHY: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "config_script": {
        "asyncio": ("wrong-tool", f"{ONE_THING} asyncio has no way to read a file either."),
        "threads": ("wrong-tool", f"{ONE_THING} A second thread would only be waited for."),
        "processes": ("wrong-tool", f"{ONE_THING} To start a process takes longer than to read the file."),
    },
    "one_call_cli": {
        "asyncio": ("wrong-tool", "One call has no other wait to overlap with: an event loop gains nothing."),
        "threads": ("wrong-tool", "One call has no other wait to overlap with: a thread gains nothing."),
        "processes": ("wrong-tool", "The time passes on the network: a second process would wait, too."),
    },
    "hundred_apis": {
        "sync": ("wrong-tool", "One after another, a hundred waits add up."),
        "threads": ("wrong-tool", "A hundred threads would overlap the waits, and there is a cheaper way."),
        "processes": ("wrong-tool", "The time passes on the network: a hundred processes would only wait."),
    },
    "idle_chat": {
        "sync": ("wrong-tool", "While it waits for one of the 10,000 connections, nobody hears the others."),
        "threads": ("wrong-tool", "10,000 threads that only wait take memory and time of the system."),
        "processes": (
            "wrong-tool",
            "10,000 processes that only wait take more memory than most machines have.",
        ),
    },
    "vendor_sdk": {
        "sync": (
            "blocking-call",
            "Called directly, the SDK stops the service's event loop until it answers.",
        ),
        "asyncio": (
            "blocking-call",
            "The SDK cannot be awaited: inside `async def` it stops the loop as well.",
        ),
        "processes": ("wrong-tool", "The calls wait, they do not compute: a process is more than they need."),
    },
    "upload_script": {
        "sync": ("wrong-tool", "One after another, twelve uploads add up; they are to run at the same time."),
        "asyncio": (
            "blocking-call",
            "The library only blocks: on an event loop each upload stops the others.",
        ),
        "processes": (
            "wrong-tool",
            "Uploads wait, they do not compute: twelve processes are more than needed.",
        ),
    },
    "resize_photos": {
        "sync": ("wrong-tool", "5,000 photos one after another keep one CPU busy, and the others idle."),
        "asyncio": ("cpu-bound", "The filters wait for nothing: on an event loop they still run in turn."),
        "threads": ("cpu-bound", "The filters are Python code: only one thread computes at a time."),
    },
    "simulation": {
        "sync": ("cpu-bound", "For 30 seconds the service would answer nobody."),
        "asyncio": ("cpu-bound", "A coroutine that computes for 30 seconds holds the loop for 30 seconds."),
        "threads": ("cpu-bound", "Pure Python in a thread takes turns with the service's own thread."),
    },
}


@value
def test_every_workload_has_one_of_the_words(kit: Kit) -> None:
    """Every workload has one of the four words."""
    answers = given(kit)
    empty = [key for key in RIGHT if answers.get(key) == ""]
    if empty:
        text = f"{len(empty)} of {len(RIGHT)} workloads have no answer yet; the first is {empty[0]}."
        kit.expect.reject("wrong-result", text, place_of(kit, empty[0]))
    for key in RIGHT:
        if key not in answers:
            text = f"{key} is missing: ANSWERS needs every workload of the exercise."
            kit.expect.reject("wrong-result", text)
        if answers[key] not in WORDS:
            text = f"{key}: {show(answers[key])} is none of the four words {', '.join(WORDS)}."
            kit.expect.reject("wrong-result", text, place_of(kit, key))
    for key in answers:
        if key not in RIGHT:
            text = f"{show(key)} is none of the workloads of the exercise."
            kit.expect.reject("wrong-result", text, place_of(kit, key))


@value
def test_single_jobs(kit: Kit) -> None:
    """The tool fits the programs that do one thing."""
    judge(kit, "config_script", "one_call_cli")


@value
def test_many_connections(kit: Kit) -> None:
    """The tool fits the programs that wait for many connections."""
    judge(kit, "hundred_apis", "idle_chat")


@value
def test_libraries_that_only_block(kit: Kit) -> None:
    """The tool fits the programs that depend on a library without an async version."""
    judge(kit, "vendor_sdk", "upload_script")


@value
def test_computing(kit: Kit) -> None:
    """The tool fits the programs that compute in pure Python."""
    judge(kit, "resize_photos", "simulation")


def judge(kit: Kit, *keys: str) -> None:
    """Say why the first wrong answer among these does not fit; other words are another check's matter."""
    answers = given(kit)
    right = sum(answers.get(key) == word for key, word in RIGHT.items())
    for key in keys:
        word = answers.get(key)
        if word in WHY[key]:
            code, why = WHY[key][word]
            text = f'{right} of {len(RIGHT)} answers are right. {key}: "{word}" does not fit. {why}'
            kit.expect.reject(code, text, place_of(kit, key))


def given(kit: Kit) -> dict[str, str]:
    """Give the learner's answers as plain texts, or say why there are none."""
    answers = kit.get("ANSWERS")
    if not isinstance(answers, dict):
        text = f"ANSWERS should be a dict from workload to word, but it is {show(answers)}."
        kit.expect.reject("wrong-result", text, kit.place_of("ANSWERS"))
    kit.expect.where = kit.place_of("ANSWERS")
    return {plain(key): plain(word) for key, word in dict.items(answers)}


def plain(text: object) -> str:
    """Give an ordinary text for a member of a StrEnum; for what is no text, the name of its type."""
    return str.__str__(text) if isinstance(text, str) else f"<{type(text).__name__}>"


def place_of(kit: Kit, key: str) -> Place:
    """Give the line of the file on which a key stands."""
    where = kit.place_of("ANSWERS")
    quoted = re.compile(rf"""["']{re.escape(key)}["']""")
    lines = enumerate(linecache.getlines(where.file), start=1)
    return next((Place(where.file, number) for number, line in lines if quoted.search(line)), where)
