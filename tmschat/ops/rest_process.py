"""One REST process: Granian serving the WSGI application on a unix socket. Run with `python -m`."""

import argparse
import ctypes
import signal
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

# Each may hold a connection, and connections that queue for one conversation's row wake each other up for nothing:
# four keep one process's share of a processor busy.
THREADS = 4
PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--socket", type=Path, required=True)
    path = parser.parse_args().socket
    path.unlink(missing_ok=True)  # a killed predecessor's
    Granian(
        "tmschat.wsgi.application",
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
    application: WSGIApplication = import_string(target)
    return measured(application)


def measured(application: WSGIApplication) -> WSGIApplication:
    """Give a body that came in chunks a length: Django reads none without. Too long stays too long, by a byte."""

    def with_length(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if "HTTP_TRANSFER_ENCODING" in environ and "CONTENT_LENGTH" not in environ:
            body = environ["wsgi.input"].read(settings.BODY_MAX_BYTES + 1)
            environ |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        return application(environ, start_response)

    return with_length


if __name__ == "__main__":
    main()
