"""A private PostgreSQL for the test run and a private Valkey for each of its processes, before the settings are read.

pytest-xdist's workers inherit the PostgreSQL of the process that started them (pytest-django gives each a database in
it), and start a Valkey each: numbered databases would not keep their publish/subscribe apart. The kernel stops both
with the process that started them, however it ends. TEST_DATABASE_URL and TEST_REDIS_URL name others to use instead.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tmschat.ops.embedded import postgres, valkey
from tmschat.ops.embedded.paths import run_dir
from tmschat.ops.programs import Program, launch

START_S = 60.0
_started: list[tuple[subprocess.Popen[bytes], Program]] = []
_directories: list[Path] = []


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Start what this process needs before pytest-django loads the settings."""
    directory = Path(tempfile.mkdtemp(prefix="tmschat-test-"))
    directory.chmod(0o711)  # an unprivileged PostgreSQL passes through it
    _directories.append(directory)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not worker:
        os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or _started_postgres(directory)
        os.environ.setdefault("SECRET_KEY", "only for tests")
    os.environ["REDIS_URL"] = _given_redis(worker) or _started_valkey(directory)
    os.environ["DATA_DIR"] = str(directory / "data")
    return (yield)


def pytest_unconfigure() -> None:
    """Stop what this process started, last first."""
    while _started:
        process, program = _started.pop()
        process.send_signal(program.stop_signal)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    while _directories:
        shutil.rmtree(_directories.pop(), ignore_errors=True)


def _started_postgres(directory: Path) -> str:
    _start(postgres.program(directory, durable=False), directory)
    return postgres.url(directory)


def _started_valkey(directory: Path) -> str:
    _start(valkey.program(directory), directory)
    return valkey.url(directory)


def _start(program: Program, directory: Path) -> None:
    process = launch(program, run_dir(directory))
    _started.append((process, program))
    deadline = time.monotonic() + START_S
    while not program.is_ready():
        if process.poll() is not None or time.monotonic() > deadline:
            log = program.log.read_text() if program.log is not None else ""
            raise pytest.UsageError(f"{program.name} did not start:\n{log}")
        time.sleep(0.02)


def _given_redis(worker: str) -> str:
    """TEST_REDIS_URL with a database number of this process's own."""
    given = os.environ.get("TEST_REDIS_URL", "")
    number = re.sub(r"\D", "", worker) or "0"
    return f"{given}{'&' if '?' in given else '?'}db={number}" if given else ""
