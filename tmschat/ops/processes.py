"""The application's own processes, as the supervisor runs them."""

import sys
from collections.abc import Mapping
from pathlib import Path

from tmschat.env import BASE_DIR
from tmschat.ops.programs import Program, answers_http


def rest(number: int, run_dir: Path, env: Mapping[str, str]) -> Program:
    """Give a REST process. Each has a socket of its own, so that each can be replaced alone."""
    path = run_dir / f"rest-{number}.sock"
    return Program(
        name=f"rest-{number}",
        argv=[sys.executable, "-m", "tmschat.ops.rest_process", "--socket", str(path)],
        is_ready=lambda: answers_http(path),
        env=env,
        socket=path,
    )


def sockets(number: int, run_dir: Path, env: Mapping[str, str]) -> Program:
    """Give a process for websockets."""
    path = run_dir / f"sockets-{number}.sock"
    return Program(
        name=f"sockets-{number}",
        argv=[sys.executable, "-m", "tmschat.ops.sockets_process", "--socket", str(path)],
        is_ready=lambda: answers_http(path),
        env=env,
        socket=path,
    )


def everything(host: str, port: int, env: Mapping[str, str]) -> Program:
    """Give the one process that serves all without a door: slower, for platforms that Caddy has no wheel for."""
    return Program(
        name="sockets-1",
        argv=[sys.executable, "-m", "tmschat.ops.sockets_process", "--host", host, "--port", str(port)],
        is_ready=lambda: answers_http((host, port)),
        env=env,
    )


def worker(env: Mapping[str, str]) -> Program:
    """Give the process for background work."""
    return Program(
        name="worker",
        argv=[sys.executable, str(BASE_DIR / "manage.py"), "work"],
        is_ready=lambda: True,
        env=env,
    )
