"""One socket's queue, without a socket."""

import asyncio
import json

import pytest

from realtime import connection as module
from realtime.connection import Connection
from realtime.frames import CloseCode, Frame, Kind, server_frame
from tmschat.core.ids import new_id


def text_of(ref, padding=0):
    return server_frame("error", code="x", detail="x" * padding, ref=ref)


HELLO = Frame("error", text_of("hello"))


class Reader:
    """The other end: reads nothing until told to."""

    def __init__(self) -> None:
        self.read: list[str | int] = []
        self.reads = asyncio.Event()

    async def send(self, message):
        await self.reads.wait()
        self.read.append(json.loads(message["text"])["ref"] if "text" in message else message["code"])


@pytest.fixture
def reader():
    return Reader()


@pytest.fixture
async def opened(reader, monkeypatch):
    monkeypatch.setattr(module, "MAX_QUEUED_BYTES", 1000)
    monkeypatch.setattr(module, "MAX_QUEUED_FRAMES", 10)
    opened = Connection(new_id(), "token:1", on_stuck=lambda: None)
    yield opened
    await opened.ended()


def durable(ref, padding=0):
    return Frame("message.created", text_of(ref, padding))


def typing(ref, padding=0):
    return Frame("typing", text_of(ref, padding), kind=Kind.DROPPABLE)


def presence(of, ref):
    return Frame("presence", text_of(ref), kind=Kind.COALESCIBLE, key=of)


async def settled():
    for _ in range(10):
        await asyncio.sleep(0)


async def test_hello_comes_first_whatever_was_queued_before_it(opened, reader):
    reader.reads.set()
    opened.offer(durable("one"))
    await settled()
    assert reader.read == []

    opened.begin(HELLO, reader.send)
    opened.offer(durable("two"))
    await settled()

    assert reader.read == ["hello", "one", "two"]


async def test_a_queue_full_of_durable_frames_ends_the_socket_and_frees_its_memory(opened, reader):
    opened.begin(HELLO, reader.send)
    for _ in range(11):
        opened.offer(durable("one", 100))
    assert opened.is_closing
    assert opened.queued_bytes == 0

    reader.reads.set()
    await settled()

    assert reader.read[-1] == CloseCode.TOO_SLOW
    assert len(reader.read) <= 2  # hello may have been on its way


async def test_many_small_durable_frames_end_it_as_well(opened, reader):
    opened.begin(HELLO, reader.send)
    for _ in range(module.MAX_QUEUED_FRAMES):
        assert not opened.is_closing
        opened.offer(durable("one"))

    assert opened.is_closing


async def test_one_frame_longer_than_the_queue_is_carried(opened, reader):
    reader.reads.set()
    opened.begin(HELLO, reader.send)
    await settled()

    opened.offer(durable("long", 5000))
    await settled()

    assert reader.read[-1] == "long"


async def test_transient_frames_are_left_out_from_half_a_queue_on(opened, reader):
    opened.begin(HELLO, reader.send)
    for _ in range(8):
        opened.offer(typing("typing", 50))
    opened.offer(durable("message", 300))
    reader.reads.set()
    await settled()

    assert not opened.is_closing
    assert 0 < reader.read.count("typing") < 8
    assert reader.read[-1] == "message"


async def test_of_coalescible_frames_the_newest_is_sent_in_the_place_of_the_first(opened, reader):
    opened.begin(HELLO, reader.send)
    opened.offer(presence("bob", "bob is here"))
    opened.offer(presence("carol", "carol is here"))
    opened.offer(presence("bob", "bob is away"))
    opened.offer(presence("bob", "bob is gone"))
    reader.reads.set()
    await settled()

    assert reader.read == ["hello", "bob is gone", "carol is here"]
    assert opened.queued_bytes == 0
    opened.offer(presence("bob", "bob is back"))
    await settled()
    assert reader.read[-1] == "bob is back"


async def test_an_end_that_is_ordered_lets_nothing_more_through_but_its_last_word(opened, reader):
    opened.begin(HELLO, reader.send)
    opened.offer(durable("secret"))
    opened.close(CloseCode.RESTARTING, after=Frame("bye", text_of("bye")))
    opened.offer(durable("more"))
    reader.reads.set()
    await settled()

    assert reader.read[-2:] == ["bye", CloseCode.RESTARTING]
    assert "secret" not in reader.read


async def test_who_does_not_even_read_the_close_is_given_up(reader, monkeypatch):
    monkeypatch.setattr(module, "LINGER_S", 0.01)
    given_up = asyncio.Event()
    opened = Connection(new_id(), "token:1", on_stuck=given_up.set)

    opened.close(CloseCode.TOO_SLOW)

    await asyncio.wait_for(given_up.wait(), 5)


class TestAtOnce:
    """Where the server offers to write without waiting."""

    @pytest.fixture
    async def begun(self, opened, reader):
        """A socket whose hello is read. `keeps_up`: whether its reader reads on; `wire`: what was written at once."""
        self.keeps_up, self.wire = True, []
        reader.reads.set()
        opened.begin(HELLO, reader.send, self.write)
        await settled()
        return opened

    def write(self, wire):
        if self.keeps_up:
            self.wire.append(json.loads(wire[4:] if wire[1] == 126 else wire[2:])["ref"])
        return self.keeps_up

    async def test_a_frame_is_written_as_one_websocket_frame_without_a_task(self, begun):
        begun.offer(durable("at once"))

        assert self.wire == ["at once"]
        assert begun.queued_bytes == 0
        assert durable("x").wire == b"\x81" + bytes([len(text_of("x"))]) + text_of("x").encode()

    async def test_nothing_overtakes_what_waits_for_a_reader_that_fell_behind(self, begun, reader):
        self.keeps_up = False
        reader.reads.clear()
        begun.offer(durable("one"))
        await settled()
        self.keeps_up = True
        begun.offer(durable("two"))
        await settled()
        assert self.wire == []

        reader.reads.set()
        await settled()
        begun.offer(durable("three"))

        assert reader.read == ["hello", "one", "two"]
        assert self.wire == ["three"]

    async def test_what_a_full_queue_may_do_is_the_same(self, begun, reader):
        self.keeps_up = False
        reader.reads.clear()
        for _ in range(11):
            begun.offer(durable("one", 100))
        assert begun.is_closing

        self.keeps_up = True
        begun.offer(durable("more"))
        reader.reads.set()
        await settled()

        assert self.wire == []
        assert reader.read[-1] == CloseCode.TOO_SLOW
