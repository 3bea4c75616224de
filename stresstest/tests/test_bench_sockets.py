"""The bench's rows of sockets: a short one is measured on a private server, and what it tells can be."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.slow


def test_a_quick_row_tells_how_long_a_delivery_takes(tmp_path: Path):
    out = tmp_path / "bench.json"

    with suppress(CommandError):  # a floor is missed where the machine has other things to do
        call_command("bench", only=["delivery"], quick=True, json=out)

    (row,) = json.loads(out.read_text())
    assert (row["work"], row["clients"], row["errors"]) == ("delivery", 100, {})  # all came to all, in order
    assert 0 <= row["p50_ms"] <= row["p95_ms"] <= row["p99_ms"]
    assert 0 < row["per_second"] < 21 * 100  # 40 messages to 100 take 39 pauses of 50 ms at least
    assert isinstance(row["floor_met"], bool)
