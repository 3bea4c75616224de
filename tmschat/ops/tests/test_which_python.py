"""Which Python `make install` takes: one that is built for speed, wherever it is first found."""

import subprocess
import sys
from pathlib import Path

import pytest

from tmschat.env import BASE_DIR
from tmschat.python_build import OLDEST, is_profiled

UNFIT = "#!/bin/sh\nexit 1\n"  # what python_build.py says of a Python that is not built for speed
FIT = "#!/bin/sh\nexit 0\n"


@pytest.mark.parametrize(("first", "taken"), [(FIT, "python3"), (UNFIT, "/usr/bin/python3")])
def test_the_first_fit_python_is_taken(tmp_path: Path, first: str, taken: str) -> None:
    if not _says_fit(Path("/usr/bin/python3")):
        taken = "python3"  # there is no better one here

    assert _taken_with(tmp_path, first) == taken


def test_without_a_fit_one_it_is_the_one_in_path(tmp_path: Path) -> None:
    assert _taken_with(tmp_path, UNFIT, "PYTHON_OF_THE_SYSTEM=/nowhere/python3") == "python3"


def test_a_python_speaks_of_itself() -> None:
    here = Path(sys.executable)

    assert _says_fit(here) is (is_profiled() and sys.version_info >= OLDEST)


def _taken_with(directory: Path, first: str, *words: str) -> str:
    """Ask make what it takes where this is the `python3` in PATH."""
    stub = directory / "python3"
    stub.write_text(first)
    stub.chmod(0o755)
    asked = ["make", "--no-print-directory", "--eval", "which-python: ; @echo $(PYTHON)", *words, "which-python"]
    path = f"{directory}:/usr/bin:/bin"
    done = subprocess.run(asked, cwd=BASE_DIR, env={"PATH": path}, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _says_fit(python: Path) -> bool:
    script = BASE_DIR / "tmschat" / "python_build.py"
    return python.exists() and subprocess.run([python, script], check=False).returncode == 0
