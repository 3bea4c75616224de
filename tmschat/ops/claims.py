"""One supervisor for one installation, and nothing left of the one before."""

import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from tmschat.ops.programs import RUN_MARK, StartFault

STRAYS_END_S = 10.0


@contextmanager
def claim(lock: Path, *, what: str, shared: bool = False) -> Iterator[None]:
    """Hold `lock`, alone or with others who share it, while the block lasts, or until this process ends in any way.

    Raises StartFault, saying `what` is taken, where another process is in the way.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+") as file:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise StartFault(f"{what} is being served already (process {file.read().strip() or 'unknown'})") from None
        if not shared:
            file.truncate(0)
            file.write(f"{os.getpid()}\n")
            file.flush()
        yield


def stop_strays(run_dir: Path) -> int:
    """Stop what an earlier supervisor left running in `run_dir` and below, and say how many processes that were.

    They are known by the mark that `launch` puts into the environment, which no other process bears. The caller holds
    the claim, so no living supervisor owns them. PostgreSQL gets the time to end in order.
    """
    strays = [process for process in psutil.process_iter() if _mark(process).is_relative_to(run_dir)]
    for stray in strays:
        with suppress(psutil.NoSuchProcess):  # it may end at any moment, also before its name is known
            stray.send_signal(signal.SIGINT if stray.name() == "postgres" else signal.SIGKILL)
    _, stubborn = psutil.wait_procs(strays, timeout=STRAYS_END_S)
    for stray in stubborn:
        with suppress(psutil.NoSuchProcess):
            stray.kill()
    return len(strays)


def _mark(process: psutil.Process) -> Path:
    try:
        return Path(process.environ().get(RUN_MARK, "") if process.pid != os.getpid() else "")
    except (psutil.Error, OSError):  # another user's, or just gone
        return Path()
