"""`manage.py work` as a process of its own, on the test's database."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from tmschat.env import BASE_DIR


@contextmanager
def running_worker(**environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a worker for a block, which may stop or kill it; `environment` is put over this process's."""
    database = connection.settings_dict["NAME"]
    address = os.environ["DATABASE_URL"].replace("/tmschat?", f"/{database}?")
    process = subprocess.Popen(
        [sys.executable, str(BASE_DIR / "manage.py"), "work"],
        env=os.environ | {"DATABASE_URL": address} | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
