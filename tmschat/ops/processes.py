"""The application's own processes: what architecture's "Processes" table says, as command lines."""

import sys
from collections.abc import Mapping
from pathlib import Path

from tmschat.env import BASE_DIR
from tmschat.ops.programs import Program, answers_http

HEARTBEAT_S = 25  # the contract's heartbeat_s; two unanswered drop a client
WORKER_COMMAND = ("db_worker", "--queue-name", "*", "--no-reload", "--no-startup-delay")


def rest(number: int, run_dir: Path, env: Mapping[str, str]) -> Program:
    """Give a REST process. Each has a socket of its own, so that each can be replaced alone."""
    path = run_dir / f"rest-{number}.sock"
    return Program(
        name=f"rest-{number}",
        argv=[sys.executable, "-m", "tmschat.ops.rest_process", str(path)],
        is_ready=lambda: answers_http(path),
        env=env,
        socket=path,
    )


def sockets(number: int, run_dir: Path, env: Mapping[str, str]) -> Program:
    """Give a process for websockets."""
    path = run_dir / f"sockets-{number}.sock"
    return Program(
        name=f"sockets-{number}",
        argv=[*_uvicorn(), "--uds", str(path)],
        is_ready=lambda: answers_http(path),
        env=env,
        socket=path,
    )


def everything(host: str, port: int, env: Mapping[str, str]) -> Program:
    """Give the one process that serves all without a door: slower, for platforms that Caddy has no wheel for."""
    return Program(
        name="sockets-1",
        argv=[*_uvicorn(), "--host", host, "--port", str(port)],
        is_ready=lambda: answers_http((host, port)),
        env=env,
    )


def worker(env: Mapping[str, str]) -> Program:
    """Give the process for background tasks."""
    return Program(
        name="worker",
        argv=[sys.executable, str(BASE_DIR / "manage.py"), *WORKER_COMMAND],
        is_ready=lambda: True,
        env=env,
    )


def _uvicorn() -> list[str]:
    options = {
        "loop": "uvloop",
        "http": "httptools",
        "ws": "websockets-sansio",
        "ws-ping-interval": HEARTBEAT_S,
        "ws-ping-timeout": HEARTBEAT_S,
        "ws-max-size": 1024 * 1024,  # the contract's 64 KiB is the consumer's to enforce, with its own close code
        "ws-per-message-deflate": "false",  # a compressor a connection costs more memory than all else about it
        "timeout-keep-alive": 75,  # longer than the door keeps an idle connection
        "timeout-graceful-shutdown": 1,
        "log-level": "warning",
    }
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    # The application itself takes the client's address from the door's header, the same way in every process.
    return [
        sys.executable,
        "-m",
        "uvicorn",
        "tmschat.asgi:application",
        "--no-access-log",
        "--no-proxy-headers",
        *words,
    ]
