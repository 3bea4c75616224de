"""Running a k6 script and reading its record as it grows."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from sysconfig import get_path
from typing import Any

import orjson

from stresstest.bench.server import dying_with_us
from stresstest.samples import Record, Sample
from stresstest.seed.out import write_private
from stresstest.site import StressFault

SCRIPTS = Path(__file__).with_name("scenarios")
LOOK_EVERY_S = 0.25
END_S = 10.0  # for k6 to end once told to
LONGEST_COMPLAINTS = 10
REQUEST_FAILED = "Request Failed"

Progress = Callable[[Record], object]


def run(script: str, plan: dict[str, Any], *, on_progress: Progress = lambda _: None) -> Record:
    """Run one script to its end; `on_progress` sees the record grow. Raises StressFault."""
    with tempfile.TemporaryDirectory(prefix="tmschat-stress-") as folder:
        directory = Path(folder)
        write_private(directory / "plan.json", plan)
        reader = _Reader(directory / "record")
        reader.record.began_at = time.time()
        status = _watched(_command(script), _environment(directory), reader, on_progress)
        reader.record.ended_at = time.time()
        reader.record.complaints = complaints((directory / "said").read_text(errors="replace"))
        if status:
            said = "; ".join(reader.record.complaints) or f"it ended with code {status}"
            raise StressFault(f"k6 could not run {script}: {said}")
        summary = orjson.loads((directory / "summary.json").read_bytes())
        reader.record.counted = int(summary["metrics"].get("http_reqs", {}).get("count", 0))
        return reader.record


def complaints(said: str) -> list[str]:
    """Give what k6 complained of, but for requests without an answer: these are on record, as errors among others."""
    return [line for line in said.splitlines() if REQUEST_FAILED not in line][:LONGEST_COMPLAINTS]


def _watched(command: list[str], env: dict[str, str], reader: "_Reader", on_progress: Progress) -> int:
    reader.path.touch()
    with reader.path.open("rb") as growing, reader.path.with_name("said").open("wb") as said:
        process = subprocess.Popen(
            command, cwd=reader.path.parent, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said
        )
        try:
            while process.poll() is None:
                time.sleep(LOOK_EVERY_S)
                reader.read(growing.read())
                on_progress(reader.record)
        finally:
            _end(process)
        reader.read(growing.read())
    return process.returncode


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _command(script: str) -> list[str]:
    binary = Path(get_path("scripts")) / "k6"
    if not binary.exists():
        raise StressFault("the package k6 brings no binary for this platform")
    return [
        *(*dying_with_us(), str(binary), "run", "--quiet", "--no-color", "--no-usage-report", "--log-format", "raw"),
        *("--console-output", "record", "--summary-export", "summary.json", "--address", ""),
        str(SCRIPTS / script),
    ]


def _environment(directory: Path) -> dict[str, str]:
    """Give what k6 needs: none of the operator's own K6_ settings, which would change what is measured."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("K6_")}
    return inherited | {"PLAN": str(directory / "plan.json")}


class _Reader:
    """Takes the record's lines: a letter for the kind, then JSON."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.record = Record()
        self._rest = b""

    def read(self, written: bytes) -> None:
        """Take what was written since."""
        *lines, self._rest = (self._rest + written).split(b"\n")
        for line in lines:
            self._take(line[:1], orjson.loads(line[1:]))

    def _take(self, kind: bytes, value: Any) -> None:
        record = self.record
        if kind == b"r":
            record.samples.extend(_sample(value["vu"], row) for row in value["rows"])
        elif kind == b"d":
            record.deliveries.extend((value["at"], float(late)) for late in value["late"])
        else:
            {b"f": record.failures, b"s": record.listeners, b"t": record.walks}[kind].append(value)


def _sample(vu: int, row: list[Any]) -> Sample:
    op, at, ms, status, good, *wrote = row
    return Sample(op, vu, at, ms, status, bool(good), tuple(wrote))
