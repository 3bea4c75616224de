"""What a program is to the supervisor: how it starts, how it shows that it is ready, how it is asked to stop."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import BinaryIO

RUN_MARK = "TMSCHAT_RUN_DIR"
LOG_MAX_BYTES = 4 * 1024 * 1024
PROBE_TIMEOUT_S = 5.0  # a process's first answer imports the whole application


class StartFault(Exception):
    """The start cannot go on; the text is one line for the operator."""


@dataclass(frozen=True, slots=True)
class Program:
    """One process that is kept running."""

    name: str
    argv: Sequence[str]
    is_ready: Callable[[], bool]
    env: Mapping[str, str] = field(default_factory=dict)
    socket: Path | None = None  # the unix socket it serves, if it does
    log: Path | None = None  # None: the terminal
    stop_signal: signal.Signals = signal.SIGTERM
    stop_s: float = 2.0  # after this long it is killed
    orphan_signal: signal.Signals = signal.SIGKILL  # what the kernel sends it when the supervisor dies
    privileges: Sequence[str] = ()  # further options of setpriv(1)


def launch(program: Program, run_dir: Path) -> subprocess.Popen[bytes]:
    """Start `program` in a session of its own, marked as belonging to `run_dir`; it dies with the calling thread.

    setpriv(1) rather than a `preexec_fn`: no Python runs between fork and exec, and it asks for the signal after it has
    changed the user, which would clear it. Raises StartFault.
    """
    marks = {RUN_MARK: str(run_dir), "TMSCHAT_PROCESS": program.name}
    with ExitStack() as stack:
        output = stack.enter_context(_opened(program.log)) if program.log is not None else None
        return subprocess.Popen(
            [*setpriv(program.privileges, orphan_signal=program.orphan_signal), *program.argv],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=os.environ | program.env | marks,
            cwd="/" if program.privileges else None,  # another user may not be allowed where we are
            start_new_session=True,  # Ctrl-C reaches the supervisor alone, which stops the others in order
        )


def setpriv(privileges: Sequence[str], *, orphan_signal: signal.Signals = signal.SIGKILL) -> list[str]:
    """Give the words that make the command after them die with its parent, with `privileges`. Raises StartFault."""
    command = shutil.which("setpriv")
    if command is not None:
        return [command, "--pdeathsig", orphan_signal.name.removeprefix("SIG"), *privileges, "--"]
    if privileges:
        raise StartFault("the command setpriv (package util-linux) is needed to run PostgreSQL without root's rights")
    return []  # not Linux: what a killed supervisor leaves is stopped by the next start


def _opened(log: Path) -> BinaryIO:
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_MAX_BYTES:
        log.replace(log.with_suffix(".old.log"))
    return log.open("ab")


def answers_http(address: Path | tuple[str, int], path: str = "/healthz") -> bool:
    """Tell whether an HTTP server on a unix socket or on (host, port) gives a whole answer that is not a 5xx."""
    connection = HTTPConnection("localhost", timeout=PROBE_TIMEOUT_S)
    try:
        connection.sock = _connected(address)
        connection.request("GET", path)
        return connection.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _connected(address: Path | tuple[str, int]) -> socket.socket:
    if isinstance(address, tuple):
        return socket.create_connection(address, timeout=PROBE_TIMEOUT_S)
    client = socket.socket(socket.AF_UNIX)
    client.settimeout(PROBE_TIMEOUT_S)
    try:
        client.connect(str(address))
    except OSError:
        client.close()
        raise
    return client
