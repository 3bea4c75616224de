"""What one socket process can do, beside a bare broadcast server in the same run."""

from stresstest.bench.limits import Limits
from stresstest.bench.results import Result
from stresstest.bench.sockets.figures import NOTHING, row, times
from stresstest.bench.sockets.place import Place, run
from stresstest.bench.sockets.processes import BARE, OURS, SocketProcess
from stresstest.bench.sockets.trial import CONNECTS_PER_S, HEARING, Trial, tried, tried_bare

NAMES = ("connect-1000", "frames", "delivery-50", "idle")


def measure(place: Place) -> list[Result]:
    """Measure all of it in one go."""
    with SocketProcess(BARE, place.server) as process:
        bare = run(tried_bare(process, place.extent))
    with SocketProcess(OURS, place.server) as process:
        ours = run(tried(process, place))
    return _rows(ours, bare)


def _rows(ours: Trial, bare: Trial) -> list[Result]:
    errors = ours.talk.errors
    return [
        row("connect-1000", "connect to one process", ours.connections, asked=NOTHING, errors={},
            per_second=CONNECTS_PER_S, ratio=bare.connect_ms / ours.connect_ms, **times(ours.connects),
            note=f"bare: p95 {bare.connect_ms:.1f} ms"),
        row("frames", "frames a CPU second, one process", ours.connections, errors=errors,
            asked=(Limits(ratio=0.35), Limits(ratio=0.7)), per_second=ours.frames_a_cpu_second,
            raw_per_second=bare.frames_a_cpu_second, ratio=ours.frames_a_cpu_second / bare.frames_a_cpu_second,
            cpu_ms=ours.frame_ms, note=f"ours: {ours}; bare: {bare}"),
        row("delivery-50", "delivery, 50 messages/s into 100 members", HEARING, asked=NOTHING, errors=errors,
            per_second=ours.talk.deliveries / ours.seconds, ratio=bare.delay_ms / max(ours.delay_ms, 1e-3),
            **times(ours.talk.delays()), note=f"bare: p95 {bare.delay_ms:.1f} ms, without REST and PostgreSQL"),
        row("idle", "memory of an idle connection", ours.connections, errors={},
            asked=(Limits(value=80), Limits(value=30)), value=ours.idle_kib, unit="KiB",
            ratio=bare.idle_kib / max(ours.idle_kib, 1e-3), note=f"bare: {bare.idle_kib:.1f} KiB"),
    ]  # fmt: skip
