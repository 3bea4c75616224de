"""The layer on several Valkeys, and on one that sentinels watch over."""

import socket
import subprocess
from contextlib import suppress
from typing import Any

import pytest
import redis
from channels.layers import channel_layers, get_channel_layer

from realtime.layer import Wire, conversation_group
from realtime.tests.valkeys import forget_the_layer
from tmschat.core.sentinel import layer_host
from tmschat.ops.embedded import valkey
from tmschat.testing.concurrency import wait_until
from tmschat.testing.factories import make_group, send
from tmschat.testing.live import live_server


class Servers:
    """Valkeys on ports of their own, ended with the test."""

    def __init__(self, directory) -> None:
        self._directory = directory
        self.running: dict[int, subprocess.Popen[bytes]] = {}

    def start(self, *options: str, port: int = 0) -> int:
        port = port or free_port()
        fixed = ["--port", str(port), "--save", "", "--appendonly", "no", "--dir", str(self._directory)]
        self._launch(port, [*fixed, *options])
        return port

    def start_sentinel(self, primary: int) -> int:
        port = free_port()
        config = self._directory / "sentinel.conf"
        config.write_text(
            f"port {port}\nsentinel monitor chat 127.0.0.1 {primary} 1\n"
            "sentinel down-after-milliseconds chat 500\nsentinel failover-timeout chat 3000\n"
        )
        self._launch(port, [str(config), "--sentinel"])
        return port

    def kill(self, port: int) -> None:
        process = self.running.pop(port)
        process.kill()
        process.wait()

    def end(self) -> None:
        for port in tuple(self.running):
            self.kill(port)

    def _launch(self, port: int, words: list[str]) -> None:
        self.running[port] = subprocess.Popen([valkey.binary(), *words], stdout=subprocess.DEVNULL)
        wait_until(lambda: answers(port))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def answers(port: int) -> bool:
    with redis.Redis(port=port) as client, suppress(redis.RedisError):
        return bool(client.ping())
    return False


def role(port: int) -> Any:
    with redis.Redis(port=port) as client:
        return client.info("replication")


@pytest.fixture
def servers(tmp_path):
    servers = Servers(tmp_path)
    yield servers
    servers.end()
    forget_the_layer()


def test_conversations_spread_over_two_shards_and_all_are_heard(servers, settings, transactional_db, alice, bob):
    ports = [servers.start(), servers.start()]
    settings.REDIS_URLS = [f"redis://127.0.0.1:{port}" for port in ports]
    forget_the_layer()
    with live_server() as live:
        rooms = [make_group(alice, bob) for _ in range(8)]
        wire = Wire.configured()
        shards = {wire.shard(wire.channel(conversation_group(room.id))) for room in rooms}
        assert shards == {0, 1}
        ear = live.connect(bob)

        for room in rooms:
            send(alice, room)

        heard = {ear.next("message.created")["conversation_id"] for _ in rooms}
        assert heard == {str(room.id) for room in rooms}
    with redis.Redis(port=ports[0]) as one, redis.Redis(port=ports[1]) as other:
        published = [each.info("commandstats").get("cmdstat_publish", {}).get("calls", 0) for each in (one, other)]
    assert all(published)


def test_what_a_shard_that_is_away_does_not_carry_is_heard(servers, settings, transactional_db, alice, bob):
    ports = [servers.start(), servers.start()]
    settings.REDIS_URLS = [f"redis://127.0.0.1:{port}" for port in ports]
    forget_the_layer()
    with live_server() as live:
        wire = Wire.configured()
        rooms = [make_group(alice, bob) for _ in range(8)]
        by_shard = {wire.shard(wire.channel(conversation_group(room.id))): room for room in rooms}
        ear = live.connect(bob)

        servers.kill(ports[1])
        send(alice, by_shard[0])
        send(alice, by_shard[1])

        heard = {ear.next("changes", "message.created")["conversation_id"] for _ in by_shard}
        assert heard == {str(room.id) for room in by_shard.values()}


def test_sentinels_name_the_primary_and_after_its_end_the_next_one(servers, settings, transactional_db, alice, bob):
    primary = servers.start("--repl-diskless-sync-delay", "0")
    replica = servers.start("--replicaof", f"127.0.0.1 {primary}")
    wait_until(lambda: role(replica)["master_link_status"] == "up")
    sentinel = servers.start_sentinel(primary)
    wait_until(lambda: sentinel_knows(sentinel))
    settings.REDIS_URLS = [f"sentinel://127.0.0.1:{sentinel}/chat"]
    forget_the_layer()
    with live_server() as live:
        room = make_group(alice, bob)
        ear = live.connect(bob)
        wait_until(lambda: live.hub._subscriber.is_whole)
        send(alice, room, "Before")
        assert ear.next("message.created")["message"]["text"] == "Before"

        servers.kill(primary)
        send(alice, room, "Between")
        assert ear.next("changes", "message.created")
        wait_until(lambda: role(replica)["role"] == "master", within_s=20)
        wait_until(lambda: live.hub._subscriber.is_whole, within_s=20)
        ear.until_pong()
        send(alice, room, "After")

        assert ear.next("message.created")["message"]["text"] == "After"


def sentinel_knows(port: int) -> bool:
    with redis.Redis(port=port) as client:
        return bool(client.execute_command("SENTINEL", "REPLICAS", "chat"))


async def test_the_channel_layer_finds_the_primary_through_sentinels(servers, settings):
    primary = servers.start()
    sentinel = servers.start_sentinel(primary)
    url = f"sentinel://127.0.0.1:{sentinel}/chat"
    config = {"hosts": [layer_host(url)], "prefix": "tms"}
    settings.CHANNEL_LAYERS = {"default": settings.CHANNEL_LAYERS["default"] | {"CONFIG": config}}
    channel_layers.backends.clear()
    layer = get_channel_layer()
    assert layer is not None
    channel = await layer.new_channel()
    await layer.group_add("people", channel)

    await layer.group_send("people", {"type": "hello"})

    assert await layer.receive(channel) == {"type": "hello"}
    for shard in layer._get_layer()._shards:
        for asked in shard._redis.connection_pool.sentinel_manager.sentinels:
            await asked.aclose()  # which the library forgets
    await layer.flush()
    channel_layers.backends.clear()
