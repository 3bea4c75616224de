"""A run from beginning to end: what is measured beside the scenarios, and the three files."""

import json
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import orjson

from stresstest.bench import running as bench
from stresstest.environment import environment
from stresstest.growth import sizes
from stresstest.growth.plot import plot
from stresstest.growth.results import Curve, table
from stresstest.growth.running import grow
from stresstest.outcomes import as_time
from stresstest.report.document import Rest, document, seeded_data
from stresstest.report.html import html
from stresstest.report.markdown import markdown
from stresstest.running import LETTERS, Order, run
from stresstest.servers import Target
from stresstest.site import Json, StressFault

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Besides:
    """What a report holds besides the scenarios."""

    compare: Path | None = None
    has_growth: bool = False
    has_bench: bool = False


def reported(target: AbstractContextManager[Target], order: Order, besides: Besides, *, out: Path, say: Say) -> Json:
    """Run, measure what belongs beside it, write the report into `out` and give it. Raises StressFault, BenchFault."""
    earlier = _earlier(besides.compare)
    began_at = time.time()
    with target as server:
        head = {
            "began_at": as_time(began_at),
            "duration_scale": order.scale,
            "only": [] if order.letters == LETTERS else list(order.letters),
            "is_shortened": order.scale < 1 or order.letters != LETTERS,
            "environment": environment(),
            "settings": server.settings,
            "seeded": seeded_data(server.site),
        }
        tests = run(server, order, say)
    rows = _bench(say) if besides.has_bench else None
    curves = _growth(order, say) if besides.has_growth else []
    head["seconds"] = round(time.time() - began_at, 1)
    grown = [curve.as_json() for curve in curves]
    report = document(head, tests, Rest(earlier=earlier, growth=grown, bench=rows))
    _write(report, curves, out)
    return report


def _bench(say: Say) -> list[Json]:
    say("the speed budgets, on a server of their own …")
    return [row.as_json() for row in bench.run(None, is_quick=False, say=say)]


def _growth(order: Order, say: Say) -> list[Curve]:
    say("how cost grows, on a server of its own …")
    return grow(sizes.FULL, sizes.PACE, say=say) if order.scale >= 1 else grow(sizes.SMALL, sizes.QUICK, say=say)


def _earlier(path: Path | None) -> Json | None:
    if path is None:
        return None
    try:
        earlier: Json = json.loads(path.read_bytes())
        earlier["tests"], earlier["began_at"]
    except (OSError, ValueError, KeyError) as error:
        raise StressFault(f"--compare {path}: no stress report ({error!r})") from None
    return earlier


def _write(report: Json, curves: Sequence[Curve], out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / "report.json").write_bytes(orjson.dumps(report))
    (out / "report.md").write_text(markdown(report, growth_table=table(curves) if curves else ""))
    (out / "report.html").write_text(html(report, growth_plot=plot(curves) if curves else ""))
