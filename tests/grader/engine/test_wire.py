"""Messages survive the way from child to parent, and nothing else gets through."""

from __future__ import annotations

import io
import struct

import msgspec
import pytest

from grader import wire
from grader.model import Check, CheckResult, Clock, Evidence, Finding, Mark, Outcome, Place, Span, Wait
from grader.wire import Done, Finished, Job, Message, Started, WireError

CHECK = Check("test_x", "It works.", Mark.OVERLAP)
RESULT = CheckResult(
    CHECK,
    Outcome.TIMED_OUT,
    "zwölf ☃ \x00 \ud7ff",
    Place("a.py", 3),
    (Finding(Evidence.DEADLOCK, waits=(Wait("main", "Lock.acquire", Place("a.py", 4)),)),),
    1.25,
    0.5,
    0.01,
    (Span("a", "task", 0.0, 0.1, 7),),
    "printed\n",
)
JOB = Job("s", "ex01_s", "x = 1\n", "a.py", "/t.py", (CHECK,), 7, Clock.REAL, "/home", 8.0)


def framed(body: bytes) -> bytes:
    """Put the length in front of a body."""
    return struct.pack(">I", len(body)) + body


@pytest.mark.parametrize("message", [JOB, Started("test_x"), Done(RESULT), Finished()])
def test_a_message_comes_back_equal(message: Message) -> None:
    """Each message is read as it was written, nested records and all."""
    assert wire.read(io.BytesIO(wire.encode(message))) == message


def test_half_a_character_arrives_as_an_escape() -> None:
    """An error may say what no file can hold; its check is reported all the same, and says it readably."""
    told = Done(CheckResult(CHECK, Outcome.FAILED, "OSError: x\ud800y"))
    arrived = wire.read(io.BytesIO(wire.encode(told, b"key")), b"key")
    assert arrived == Done(CheckResult(CHECK, Outcome.FAILED, "OSError: x\\ud800y"))


def test_messages_follow_one_another() -> None:
    """Frames in one stream are told apart, and Finished ends the reading."""
    sent: list[Message] = [Started("test_x"), Done(RESULT), Finished(), Started("test_late")]
    stream = io.BytesIO(b"".join(wire.encode(message) for message in sent))
    assert list(wire.messages(stream)) == sent[:3]


def test_an_ended_stream_is_no_message() -> None:
    """The end of the stream between two frames is None, not an error."""
    assert wire.read(io.BytesIO(b"")) is None


def test_a_stream_that_gives_single_bytes_is_read() -> None:
    """A pipe may hand over less than was asked for."""

    class Drip(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 1))

    assert wire.read(Drip(wire.encode(Done(RESULT)))) == Done(RESULT)


def test_a_frame_that_is_too_long_is_refused_before_it_is_read() -> None:
    """The length alone is enough to refuse, so that nobody can make the parent wait or fill its memory."""
    stream = io.BytesIO(struct.pack(">I", wire.MAX_FRAME + 1) + b"x" * 100)
    with pytest.raises(WireError, match="limit"):
        wire.read(stream)
    assert stream.tell() == 4


@pytest.mark.parametrize("key", [b"", b"another", b"the key!"])
def test_a_frame_with_another_key_is_refused(key: bytes) -> None:
    """Only who knows the key of the job is heard, and only with it."""
    frame = wire.encode(Finished(), b"the key")
    assert wire.read(io.BytesIO(frame), b"the key") == Finished()
    with pytest.raises(WireError):
        wire.read(io.BytesIO(frame), key)
    with pytest.raises(WireError):
        wire.read(io.BytesIO(wire.encode(Finished(), key)), b"the key")


def test_a_frame_at_the_limit_is_read() -> None:
    """The limit counts the body and includes itself."""
    body = wire.encode(Started("x"))[4:]
    assert wire.read(io.BytesIO(framed(body)), max_frame=len(body)) == Started("x")
    with pytest.raises(WireError):
        wire.read(io.BytesIO(framed(body)), max_frame=len(body) - 1)


@pytest.mark.parametrize("cut", [5, 10, -1])
def test_a_frame_that_is_cut_off_is_an_error(cut: int) -> None:
    """A stream that ends inside a body is told from one that ends between messages."""
    with pytest.raises(WireError, match="inside a frame"):
        wire.read(io.BytesIO(wire.encode(Done(RESULT))[:cut]))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"Finished"',
        b"{}",
        b'{"type":"Stopped"}',
        b'{"type":"Started"}',
        b'{"type":"Started","check":3}',
        b'{"type":"Started","check":"\xff\xfe"}',
        b'{"type":"Finished"} and more',
        b"[" * 100_000,
        b'{"type":"Done","result":' + b'{"check":' * 50_000,
        b'{"type":"Done","result":{"check":{"name":"a","title":"b","mark":"value"},"outcome":"splendid"}}',
        b'{"type":"Done","result":{"check":{"name":"a","title":"b","mark":"value"},"outcome":true}}',
        b"GET / HTTP/1.1\r\n",
    ],
    ids=lambda body: repr(body[:30]),
)
def test_what_is_no_message_is_a_wire_error(body: bytes) -> None:
    """Unknown tags, wrong types, bad UTF-8, trailing bytes and bottomless nesting all end in WireError."""
    with pytest.raises(WireError):
        wire.read(io.BytesIO(framed(body)))


def test_numbers_beyond_reason_are_no_message() -> None:
    """Not a number and infinity have no place in a report."""
    body = wire.encode(Done(RESULT))[4:].replace(b"1.25", b"NaN")
    with pytest.raises(WireError):
        wire.decode(body)


def test_one_child_may_not_send_without_end() -> None:
    """The sum of all messages of a child is bounded."""
    message = wire.encode(Started("x" * 1000))
    with pytest.raises(WireError, match="more than 5000 bytes"):
        list(wire.messages(io.BytesIO(message * 10), max_total=5000))


def test_the_decoder_knows_each_kind_of_message_by_its_tag() -> None:
    """The tag of a message is its class's name, so that both sides can be read in a log."""
    assert msgspec.json.decode(wire.encode(Finished())[4:]) == {"type": "Finished"}
