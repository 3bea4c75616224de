"""One REST process: Granian serving the WSGI application on a unix socket. Run with `python -m`.

It imports Django in Granian's worker only: the process in between stays small.
"""

import argparse
import ctypes
import gc
import pkgutil
import signal
import sys
from pathlib import Path
from wsgiref.types import WSGIApplication

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

# Each may hold a connection, and connections that queue for one conversation's row wake each other up for nothing:
# four keep one process's share of a processor busy.
THREADS = 4
PR_SET_PDEATHSIG = 1
# Python looks for cycles after 700 new objects, several times a request, which leaves few: 5 % of a send's time.
GARBAGE_AFTER = 20_000


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--socket", type=Path, required=True)
    path = parser.parse_args().socket
    path.unlink(missing_ok=True)  # a killed predecessor's
    Granian(
        "tmschat.wsgi:application",
        uds=path,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        workers_kill_timeout=1,
        log_level=LogLevels.warning,
    ).serve(target_loader=_load)


def _load(target: str) -> WSGIApplication:
    """Import the application in Granian's worker, a child of the supervised process, which it must not outlive."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    application: WSGIApplication = pkgutil.resolve_name(target)
    gc.freeze()  # what is there now stays: no collection needs to look at it
    gc.set_threshold(GARBAGE_AFTER)
    return application


if __name__ == "__main__":
    main()
