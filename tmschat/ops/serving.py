"""What `manage.py serve` does: the installation's programs, started in order, kept running, stopped together."""

import asyncio
import shutil
import signal
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil
from django.conf import settings

from tmschat.ops import preparing, processes
from tmschat.ops.claims import claim, stop_strays
from tmschat.ops.demo import demo_login
from tmschat.ops.door import S3_PATH, door, reachable, require_free
from tmschat.ops.embedded import postgres, seaweedfs, valkey
from tmschat.ops.embedded.paths import make_private, metrics_dir, metrics_dirs, run_dir
from tmschat.ops.programs import Program, StartFault
from tmschat.ops.supervisor import Supervisor

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to serve, and where."""

    host: str
    port: int
    workers: int
    socket_workers: int
    has_door: bool
    has_demo: bool
    with_s3: bool = False  # a DATA_DIR that has an S3 store keeps it, whatever this says


def serve(plan: Plan, *, say: Callable[[str], None]) -> None:
    """Serve until a signal to stop; then nothing is left running. Raises StartFault and UnsafePath."""
    with ExitStack() as claims:
        try:
            own_dir = _claimed_dir(plan, claims)
        except OSError as error:
            raise StartFault(f"DATA_DIR: {error}") from None
        if plan.with_s3:
            _make_s3()
        require_free(plan.host, plan.port)
        asyncio.run(_supervise(plan, own_dir, say))


def _claimed_dir(plan: Plan, claims: ExitStack) -> Path:
    """Make sure that nobody else serves the same, now or left over, and give the directory of this one's sockets.

    Whoever embeds a service has the whole of DATA_DIR. Where all services are others', several may share it, each on
    its own port.
    """
    data_dir = settings.DATA_DIR
    base = run_dir(data_dir)
    own_dir = base / str(plan.port)
    alone = settings.EMBEDDED_POSTGRES or settings.EMBEDDED_VALKEY or plan.with_s3 or _has_s3()
    claims.enter_context(claim(data_dir / "serve.lock", what=str(data_dir), shared=not alone))
    if not alone:
        what = f"{data_dir} on port {plan.port}"
        claims.enter_context(claim(data_dir / f"serve-{plan.port}.lock", what=what))
    stop_strays(base if alone else own_dir)
    metrics = metrics_dir(data_dir, plan.port)
    everything = (base, postgres.sockets_dir(data_dir), *metrics_dirs(data_dir), metrics)
    for directory in everything if alone else (own_dir, metrics):
        shutil.rmtree(directory, ignore_errors=True)
        claims.callback(shutil.rmtree, directory, ignore_errors=True)
    claims.callback(seaweedfs.remove_sockets, data_dir)
    make_private(base)
    return make_private(own_dir)


async def _supervise(plan: Plan, own_dir: Path, say: Callable[[str], None]) -> None:
    this = asyncio.current_task()
    if this is not None:
        for number in STOP_SIGNALS:
            asyncio.get_running_loop().add_signal_handler(number, this.cancel)
    metrics = make_private(metrics_dir(settings.DATA_DIR, plan.port))
    with suppress(asyncio.CancelledError):  # that is how a signal arrives
        async with Supervisor(own_dir, say=say, after_end=partial(_forget_gauges, metrics)) as supervisor:
            await _start(plan, supervisor, own_dir, say)
            await asyncio.Event().wait()
    say("stopped")


async def _start(plan: Plan, supervisor: Supervisor, own_dir: Path, say: Callable[[str], None]) -> None:
    metrics = metrics_dir(settings.DATA_DIR, plan.port)
    env = {"DATA_DIR": str(settings.DATA_DIR), "PROMETHEUS_MULTIPROC_DIR": str(metrics)}
    env["TMPDIR"] = str(make_private(settings.DATA_DIR / "tmp"))  # uploads wait there: in /tmp it may be memory's room
    await supervisor.start(*_services())
    if _has_s3():
        await asyncio.to_thread(seaweedfs.ensure_bucket, settings.DATA_DIR)
        env["TMSCHAT_S3_BROWSER_URL"] = S3_PATH if plan.has_door else ""
    with_demo = plan.has_demo and settings.EMBEDDED_POSTGRES
    stopping = threading.Event()
    try:
        await asyncio.to_thread(preparing.prepare_database, with_demo=with_demo, stopping=stopping)
    finally:
        stopping.set()  # the thread does not hear that nobody waits for it any more, and the end waits for the thread
    if plan.has_door:
        rest = [processes.rest(number, own_dir, env) for number in range(1, plan.workers + 1)]
        sockets = [processes.sockets(number, own_dir, env) for number in range(1, plan.socket_workers + 1)]
        s3 = seaweedfs.kept(settings.DATA_DIR) if _has_s3() else None
        behind = s3.endpoint_url.removeprefix("http://") if s3 else ""
        front = door(host=plan.host, port=plan.port, rest=rest, sockets=sockets, s3=behind)
        await asyncio.to_thread(preparing.collect_static_files)
        await asyncio.gather(  # three stages at once; the sockets stop first: they say good-bye through the door
            supervisor.start(*rest, processes.worker(env)),
            supervisor.start(front),
            supervisor.start(*sockets),
        )
    else:
        await supervisor.start(processes.everything(plan.host, plan.port, env), processes.worker(env))
    for line in _welcome(plan, demo_login() if with_demo else None):
        say(line)


def _services() -> list[Program]:
    services = []
    if settings.EMBEDDED_POSTGRES:
        services.append(postgres.program(settings.DATA_DIR))
    if settings.EMBEDDED_VALKEY:
        services.append(valkey.program(settings.DATA_DIR))
    if _has_s3():
        seaweedfs.require_free(settings.DATA_DIR)
        services.append(seaweedfs.program(settings.DATA_DIR))
    return services


def _has_s3() -> bool:
    return not settings.S3_IS_GIVEN and seaweedfs.kept(settings.DATA_DIR) is not None


def _make_s3() -> None:
    """Give this DATA_DIR an S3 store, if it has none. Raises StartFault where files would be out of reach then."""
    if settings.S3_IS_GIVEN:
        raise StartFault("--with-s3: S3_BUCKET names another store; unset one of the two")
    if seaweedfs.kept(settings.DATA_DIR) is None:
        if any(path.is_file() for path in settings.MEDIA_ROOT.rglob("*")):
            raise StartFault(f"--with-s3: there are files in {settings.MEDIA_ROOT}, which an S3 store would not show")
        seaweedfs.make(settings.DATA_DIR)


def _welcome(plan: Plan, login: str | None) -> list[str]:
    host = reachable(plan.host)
    address = f"http://[{host}]:{plan.port}" if ":" in host else f"http://{host}:{plan.port}"
    login_line = [f"The demo's people are {login}."] if login is not None else []
    return [f"TMS Chat is at {address}", *login_line, f"The data lies in {settings.DATA_DIR}. Ctrl-C stops all."]


def _forget_gauges(metrics: Path) -> None:
    """Drop the live gauges of ended processes, which prometheus_client would go on adding up."""
    for file in metrics.glob("gauge_live*.db"):
        if not psutil.pid_exists(int(file.stem.rpartition("_")[2])):
            file.unlink(missing_ok=True)
