"""Programs that attack the process they run in, for the tests of the runner."""

from __future__ import annotations

from dataclasses import dataclass

_HEAD = "import os, signal, sys, threading, time\n"
_BODY = "async def both(fetch, a, b):\n"
# Write bytes to everything that is open, as whoever looks for the way of the reports would.
_SPRAY = """
def spray(data):
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, data)
        except OSError:
            pass
"""
# The frames of a report that says each check passed.
_FORGE = """
import json, struct
def frame(message):
    body = json.dumps(message).encode()
    return struct.pack(">I", len(body)) + body
def done(name, title, mark):
    check = {"name": name, "title": title, "mark": mark}
    return frame({"type": "Done", "result": {"check": check, "outcome": "passed"}})
NAMES = ("test_result", "test_together", "test_error")
STARTED = [frame({"type": "Started", "check": name}) for name in NAMES]
DONE = [
    done("test_result", "Both results come back in order.", "value"),
    done("test_together", "Both are fetched together.", "overlap"),
    done("test_error", "A failure reaches the caller.", "clean"),
]
FINISHED = frame({"type": "Finished"})
"""


@dataclass(frozen=True)
class Attack:
    """A submission that no grader may pass."""

    name: str
    source: str
    everywhere: bool = False  # tried on workers, too, where each attack costs the start of new ones
    stray: bool = False  # it leaves a process that must be ended


def _attack(name: str, source: str, *, everywhere: bool = False, stray: bool = False) -> Attack:
    return Attack(name, _HEAD + source, everywhere, stray)


def _orphan(act: str) -> str:
    """Give a text whose child goes on with this while the learner's own process ends in a wrong answer."""
    return f"{_BODY}    if os.fork() == 0:\n        {act}\n        time.sleep(3600)\n    return []\n"


ATTACKS = [
    _attack("killed from inside", _BODY + "    os.kill(os.getpid(), signal.SIGKILL)\n", everywhere=True),
    _attack("killed while importing", "os.kill(os.getpid(), signal.SIGKILL)\n"),
    _attack("the whole group killed", _BODY + "    os.killpg(0, signal.SIGKILL)\n"),
    _attack("stopped", _BODY + "    os.kill(os.getpid(), signal.SIGSTOP)\n"),
    _attack("ended by SIGTERM", _BODY + "    os.kill(os.getpid(), signal.SIGTERM)\n"),
    _attack("crashed", "import ctypes\n" + _BODY + "    ctypes.string_at(1)\n"),
    _attack(
        "junk in every descriptor",
        _SPRAY + _BODY + "    for _ in range(50):\n        spray(b'junk' * 99)\n",
        everywhere=True,
    ),
    _attack("text in every descriptor", _SPRAY + _BODY + "    spray(b'\\0\\0\\0\\2{}')\n    return []\n"),
    _attack("a frame that never ends", _SPRAY + _BODY + "    spray(b'\\0\\1\\0\\0{')\n    os._exit(0)\n"),
    _attack("every descriptor closed", _BODY + "    os.closerange(3, 64)\n    return []\n", everywhere=True),
    _attack("every descriptor closed while importing", "os.closerange(3, 64)\n"),
    _attack(
        "a forged check",
        _SPRAY + _FORGE + "spray(done('test_bonus', 'Bonus.', 'value'))\n" + _BODY + "    return []\n",
    ),
    _attack("forged and left", _SPRAY + _FORGE + "spray(b''.join(DONE))\nos._exit(0)\n"),
    _attack(
        "forged in turn and left",
        _SPRAY + _FORGE + "for s, d in zip(STARTED, DONE):\n    spray(s + d)\nos._exit(0)\n",
    ),
    _attack(
        "forged to the end",
        _SPRAY + _FORGE + "for s, d in zip(STARTED, DONE):\n    spray(s + d)\nspray(FINISHED)\nos._exit(0)\n",
        everywhere=True,
    ),
    _attack(
        "reported twice", _SPRAY + _FORGE + _BODY + "    spray(DONE[0])\n    return []\n", everywhere=True
    ),
    _attack("finished early", _SPRAY + _FORGE + "spray(FINISHED)\n" + _BODY + "    return []\n"),
    _attack("two that report", _BODY + "    os.fork()\n    return []\n", stray=True),
    _attack("an orphan that keeps the pipe", _orphan("pass"), stray=True, everywhere=True),
    _attack("an orphan in a session of its own", _orphan("os.setsid()"), stray=True),
    _attack("an orphan of an orphan", _orphan("os.setsid(); os.fork() and os._exit(0)"), stray=True),
    _attack(
        "an orphan when the process has ended",
        _BODY + "    if os.fork():\n        os._exit(0)\n    time.sleep(3600)\n",
        stray=True,
    ),
    _attack(
        "a thread that goes on",
        _BODY + "    threading.Thread(target=lambda: [0 for _ in iter(int, 1)]).start()\n    return []\n",
    ),
    _attack(
        "exits at the end", "import atexit\natexit.register(os._exit, 0)\n" + _BODY + "    sys.exit(0)\n"
    ),
    _attack(
        "memory without end",
        _BODY + "    held = []\n    while True:\n        held.append(bytearray(1 << 28))\n",
    ),
    _attack(
        "started without end",
        _SPRAY + _FORGE + _BODY + "    while True:\n        spray(STARTED[0])\n        time.sleep(0.01)\n",
    ),
]
