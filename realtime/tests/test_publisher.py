"""From a committed change to the layer, which speaks as Channels' own does."""

import asyncio
import os
import socket

import pytest
from channels.layers import get_channel_layer
from channels_redis.pubsub import RedisPubSubChannelLayer

from realtime import publisher
from realtime.frames import frame_of, packed, unpacked
from realtime.layer import Wire, conversation_group
from realtime.publisher import Hint, Outbox, enqueue
from realtime.subscriber import Subscriber
from tmschat.core.events import Event
from tmschat.core.ids import new_id
from tmschat.core.metrics import EVENTS_DROPPED
from tmschat.testing.concurrency import wait_until


def event_of(conversation_id, number=1):
    return Event("message.created", conversation_id, {"message": {"n": number}}, since=number - 1, change_seq=number)


async def received(channel, count):
    layer = get_channel_layer()
    return [await asyncio.wait_for(layer.receive(channel), 5) for _ in range(count)]


async def test_what_is_published_reaches_a_consumer_of_channels_own_layer_in_order():
    layer, conversation_id = get_channel_layer(), new_id()
    channel = await layer.new_channel()
    await layer.group_add(conversation_group(conversation_id), channel)

    for number in range(1, 51):
        enqueue(event_of(conversation_id, number))

    messages = await received(channel, 50)
    assert [message["n"] for message in messages] == list(range(1, 51))
    assert {message["type"] for message in messages} == {"tms.frame"}


async def test_what_channels_own_layer_sends_to_a_group_reaches_the_subscriber():
    heard: asyncio.Queue[bytes] = asyncio.Queue()
    subscriber = Subscriber(Wire.configured(), heard.put_nowait, lambda: None)
    running = asyncio.create_task(subscriber.run())
    await asyncio.sleep(0)
    conversation_id = new_id()
    await subscriber.add([conversation_group(conversation_id)])

    message = get_channel_layer().deserialize(packed(frame_of(event_of(conversation_id))))
    sending = asyncio.create_task(send_until(heard, conversation_group(conversation_id), message))

    assert unpacked(await asyncio.wait_for(heard.get(), 5)).conversation_id == conversation_id
    sending.cancel()
    running.cancel()
    await asyncio.gather(running, sending, return_exceptions=True)


async def test_the_subscription_goes_on_after_what_nobody_thought_of():
    heard: asyncio.Queue[bytes] = asyncio.Queue()
    failures = iter([RuntimeError("never thought of")])

    def flaky(payload):
        for failure in failures:
            raise failure
        heard.put_nowait(payload)

    subscriber = Subscriber(Wire.configured(), flaky, lambda: None)
    running = asyncio.create_task(subscriber.run())
    group = conversation_group(new_id())
    await subscriber.add([group])
    sending = asyncio.create_task(send_until(heard, group, {"type": "tms.frame"}))

    await asyncio.wait_for(heard.get(), 5)

    sending.cancel()
    running.cancel()
    await asyncio.gather(running, sending, return_exceptions=True)


async def send_until(heard, group, message):
    while heard.empty():  # `add` does not wait for a connection that is still being made
        await get_channel_layer().group_send(group, message)
        await asyncio.sleep(0.05)


@pytest.mark.parametrize("shards", [1, 2, 3, 7])
def test_a_group_lies_on_the_shard_where_channels_own_layer_looks_for_it(shards):
    urls = tuple(f"redis://shard{number}" for number in range(shards))
    wire = Wire(urls=urls, prefix="tms")

    async def shard_of(group):
        layer = RedisPubSubChannelLayer(hosts=list(urls), prefix="tms")._get_layer()
        channel = layer._get_group_channel_name(group)
        assert channel == wire.channel(group)
        return layer._shards.index(layer._get_shard(channel))

    for _ in range(50):
        group = conversation_group(new_id())
        assert wire.shard(wire.channel(group)) == asyncio.run(shard_of(group))


def test_a_frame_survives_the_layer_whole():
    one, two = new_id(), new_id()
    event = Event("member.added", one, {"member": {"name": "Zoë 👍"}}, since=0, change_seq=1, not_to=(two,))

    frame = frame_of(event)

    assert unpacked(packed(frame)) == frame
    assert frame.text.startswith('{"type":"member.added","conversation_id":"')
    assert "Zoë 👍" in frame.text


def test_an_order_among_processes_carries_its_data_and_no_text():
    frame = frame_of(Event("_cut", None, {"code": 4401, "credential": None}, to=(new_id(),)))

    assert unpacked(packed(frame)).data == {"code": 4401, "credential": None}
    assert frame.text == ""


async def listening():
    """A conversation, and a channel of the layer's own that hears it."""
    layer, conversation_id = get_channel_layer(), new_id()
    channel = await layer.new_channel()
    await layer.group_add(conversation_group(conversation_id), channel)
    return conversation_id, channel


def publisher_with_a_line(conversation_id):
    wire = Wire.configured()
    found = publisher._publisher(os.getpid(), wire.shard(wire.channel(conversation_group(conversation_id))))
    wait_until(lambda: found._line is not None and found._is_idle)
    return found


async def test_a_hint_is_written_at_once_where_none_waits(monkeypatch):
    conversation_id, channel = await listening()
    enqueue(event_of(conversation_id, 1))
    await received(channel, 1)
    carrier = publisher_with_a_line(conversation_id)
    monkeypatch.setattr(carrier.outbox, "put", lambda _: pytest.fail("woke the thread"))

    enqueue(event_of(conversation_id, 2))

    assert [message["n"] for message in await received(channel, 1)] == [2]


async def test_a_hint_takes_the_outbox_where_the_line_was_cut():
    conversation_id, channel = await listening()
    enqueue(event_of(conversation_id, 1))
    await received(channel, 1)
    carrier = publisher_with_a_line(conversation_id)
    line = carrier._line
    line._socket.shutdown(socket.SHUT_RDWR)

    enqueue(event_of(conversation_id, 2))

    assert [message["n"] for message in await received(channel, 1)] == [2]
    assert publisher_with_a_line(conversation_id)._line is not line


def test_a_full_outbox_lets_the_oldest_go_and_counts_them():
    before = EVENTS_DROPPED._value.get()
    outbox = Outbox(max_bytes=10)

    for number in range(6):
        outbox.put(Hint("message.created", "c", bytes([number]) * 4))

    assert [hint.payload[0] for hint in outbox.take(10)] == [4, 5]
    assert EVENTS_DROPPED._value.get() - before == 4


def test_what_could_not_be_sent_goes_first_the_next_time():
    outbox = Outbox()
    for number in range(4):
        outbox.put(Hint("message.created", "c", bytes([number])))

    outbox.restore(outbox.take(3))

    assert [hint.payload[0] for hint in outbox.take(10)] == [0, 1, 2, 3]
