"""A run from beginning to end: what is measured beside the scenarios, and the three files."""

import json
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile

import orjson

from stresstest.bench import running as bench
from stresstest.bench.server import BenchFault
from stresstest.environment import environment
from stresstest.growth import sizes
from stresstest.growth.plot import plot
from stresstest.growth.results import Curve, table
from stresstest.growth.running import grow
from stresstest.outcomes import as_time
from stresstest.report.document import Rest, document, seeded_data
from stresstest.report.html import html
from stresstest.report.markdown import markdown
from stresstest.report.reference import beside_earlier, compared_with
from stresstest.running import LETTERS, Order, run
from stresstest.servers import Target
from stresstest.site import Json, StressFault

logger = logging.getLogger(__name__)

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Besides:
    """What a report holds besides the scenarios."""

    compare: Path | None = None
    has_growth: bool = False
    has_bench: bool = False


@dataclass(slots=True)
class _Measured:
    rows: list[Json] | None = None
    curves: list[Curve] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def reported(target: AbstractContextManager[Target], order: Order, besides: Besides, *, out: Path, say: Say) -> Json:
    """Run, measure what belongs beside it, write the report into `out` and give it. Raises StressFault, BenchFault."""
    earlier = _earlier(besides.compare)
    with _folder(out):
        began_at = time.time()
        head, tests = _loaded(target, order, began_at, say)
        beside = _measured(order, besides, say)
        head["seconds"] = round(time.time() - began_at, 1)
        grown = [curve.as_json() for curve in beside.curves]
        report = document(head, tests, Rest(earlier=earlier, growth=grown, bench=beside.rows, faults=beside.faults))
        write(report, beside.curves, out)
    return report


def _loaded(target: AbstractContextManager[Target], order: Order, began_at: float, say: Say) -> tuple[Json, list[Json]]:
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
        return head, run(server, order, say)


def _measured(order: Order, besides: Besides, say: Say) -> _Measured:
    """Measure beside the tests; what cannot be is told in the report, which holds what the tests have shown."""
    found = _Measured()
    try:
        found.rows = _bench(say) if besides.has_bench else None
        found.curves = _growth(order, say) if besides.has_growth else []
    except BenchFault as fault:
        say(f"   FAILED: {fault}")
        found.faults.append(str(fault))
    except Exception as error:  # whatever it is: what the tests have shown took half an hour
        logger.exception("what is measured beside the tests failed")
        say(f"   FAILED: {error!r}")
        found.faults.append(repr(error))
    return found


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
        beside_earlier(earlier["tests"], earlier)
        compared_with(earlier)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise StressFault(f"--compare {path}: no stress report ({error!r})") from None
    return earlier


def write(report: Json, curves: Sequence[Curve], out: Path) -> None:
    """Write the three files, all aside before any is put in place: none is a half. Raises StressFault."""
    contents = {
        "report.json": orjson.dumps(report),
        "report.md": markdown(report, growth_table=table(curves) if curves else "").encode(),
        "report.html": html(report, growth_plot=plot(curves) if curves else "").encode(),
    }
    drafts = {name: out / f".{name}" for name in contents}
    try:
        for name, draft in drafts.items():
            draft.write_bytes(contents[name])
        for name, draft in drafts.items():
            draft.replace(out / name)
    except OSError as error:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
        raise StressFault(f"the report cannot be written into {out}: {error.strerror}") from None


@contextmanager
def _folder(out: Path) -> Iterator[None]:
    """Make the report's folder before the load, which takes long, and leave none that is empty. Raises StressFault."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise StressFault(f"--out {out}: no report can be written there ({error.strerror})") from None
    try:
        yield
    finally:
        with suppress(OSError):  # there is a report in it
            out.rmdir()
