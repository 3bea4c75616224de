"""Where sockets and locks of a running installation lie."""

import hashlib
import os
import re
from pathlib import Path
from stat import S_IMODE

# Linux holds 107 bytes of a unix socket's path; the longest names below are "-postgres/.s.PGSQL.5432"
# and "/65535/sockets-12.sock".
LONGEST_RUN_DIR = 107 - 24
# Such a path needs no quoting in a libpq URL, a Redis URL, a Caddyfile or postgresql.conf.
PLAIN_PATH = re.compile(r"[A-Za-z0-9._/-]+")
MEMORY = Path("/dev/shm")  # noqa: S108 (checked below)


class UnsafePath(Exception):
    """A directory that must be ours alone is not; the text is one line that names it."""


def run_dir(data_dir: Path) -> Path:
    """Give the directory of this installation's unix sockets, the same for every process, without creating it.

    It is `DATA_DIR/run`; where that would be too long for a socket or hard to write in a URL, a short private directory
    in /tmp (not $TMPDIR, which differs from shell to shell) named by a hash of the path.
    Raises UnsafePath if the latter exists and belongs to somebody else.
    """
    own = data_dir.absolute() / "run"
    if len(bytes(own)) <= LONGEST_RUN_DIR and PLAIN_PATH.fullmatch(str(own)):
        return own
    short = Path("/tmp") / _short_name(own)  # noqa: S108 (checked here)
    if os.path.lexists(short):
        _require_private(short, {os.geteuid()})
    return short


def metrics_dir(data_dir: Path, port: int) -> Path:
    """Give the directory of the metrics of what is served on `port`, without creating it: in memory, where that is.

    Each process maps sparse files there, and to touch a page that a full disk has no room for kills it (SIGBUS).
    """
    if _has_memory():
        return MEMORY / f"{_short_name(data_dir.absolute() / 'run')}-{port}"
    return run_dir(data_dir) / str(port) / "metrics"


def metrics_dirs(data_dir: Path) -> list[Path]:
    """Give those in memory, of all ports, that are there now."""
    return list(MEMORY.glob(f"{_short_name(data_dir.absolute() / 'run')}-*"))


def make_private(directory: Path, *, owner: tuple[int, int] | None = None) -> Path:
    """Create `directory` for us or `owner` (user and group) alone, and give it back.

    Raises UnsafePath if it belongs to somebody else.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    _require_private(directory, {os.geteuid(), *(owner or ())[:1]})
    if owner is not None:
        os.chown(directory, *owner)
    return directory


def _short_name(directory: Path) -> str:
    return f"tmschat-{hashlib.sha256(bytes(directory)).hexdigest()[:16]}"


def _has_memory() -> bool:
    return MEMORY.is_dir() and os.access(MEMORY, os.W_OK | os.X_OK)


def _require_private(directory: Path, owners: set[int]) -> None:
    state = directory.lstat()
    if directory.is_symlink() or state.st_uid not in owners or S_IMODE(state.st_mode) & 0o077:
        raise UnsafePath(f"{directory} must be a directory of this user with mode 0700: remove it")
