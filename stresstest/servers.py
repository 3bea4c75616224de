"""The server under load: one of our own on embedded services, or somebody's at a base URL."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError

from stresstest.admission import admit, admit_limited
from stresstest.bench.server import NO_LIMIT, Server
from stresstest.site import Json, Site, StressFault
from stresstest.watching import serving
from tmschat.env import BASE_DIR
from tmschat.users.models import Token

LENGTHS = (50, 100, 150, 5000)  # messages of scenario G's conversations
USUAL_LIMITS = {"RATE_LIMIT_WRITE": "100", "RATE_LIMIT_READ": "600"}
ELSEWHERE = "elsewhere: the machine and the versions named here are those of the load"
RAISED_LIMITS = {"RATE_LIMIT_WRITE": NO_LIMIT, "RATE_LIMIT_READ": NO_LIMIT}


@dataclass(frozen=True, slots=True)
class Target:
    """A server under load. `broken` gives what `check_chat` complains of, or None where its database is out of reach;
    `limited` gives it with its rate limits on, from then on; None where that cannot be.
    """

    site: Site
    stress_token: str
    metrics_token: str
    top: Callable[[], int]
    broken: Callable[[], list[str] | None]
    limited: Callable[[], Site] | None
    settings: Json


@contextmanager
def own(say: Callable[[str], None]) -> Iterator[Target]:
    """Start a private server with the seeded data; it is removed afterwards. Raises BenchFault."""
    say("starting a private server …")
    with Server(env={"STRESS_LOGIN_TOKEN": token_hex(16)}) as server:
        target = private(server, lengths=LENGTHS)
        with closing(target.site):
            yield target


def private(server: Server, *, lengths: Sequence[int] = ()) -> Target:
    """Seed a server of our own and give it as a target. Raises BenchFault."""
    seeded = server.directory / "stress.json"
    longs = ("--lengths", ",".join(map(str, lengths))) if lengths else ()
    server.run("manage.py", "seed_stress", "--out", str(seeded), *longs)
    site = Site(f"http://127.0.0.1:{server.port}", json.loads(seeded.read_bytes()))
    return Target(
        site=site,
        stress_token=server.env["STRESS_LOGIN_TOKEN"],
        metrics_token=server.env["METRICS_TOKEN"],
        top=lambda: server.pid,
        broken=partial(_broken_in, server),
        limited=partial(_limited, server, site),
        settings={
            "server": "private, on embedded services, `serve --no-demo`",
            **RAISED_LIMITS,
            **{name: server.env[name] for name in ("LOG_FORMAT", "LOG_LEVEL")},
            "COALESCE_MS": server.env.get("COALESCE_MS", "100"),
        },
    )


@contextmanager
def given(base_url: str, *, seed_file: Path, limited_url: str | None, is_ours: bool) -> Iterator[Target]:
    """Take the server at a base URL, if it is ready for load. Raises StressFault, with one line, where it is not."""
    tokens = {"stress_token": settings.STRESS_LOGIN_TOKEN, "metrics": settings.METRICS_TOKEN}
    with ExitStack() as stack:
        site = stack.enter_context(closing(Site(base_url, _seeded(seed_file))))
        limits = admit(site, is_ours=is_ours, **tokens)
        limited = stack.enter_context(closing(Site(limited_url, site.seeded))) if limited_url else None
        if limited is not None:
            admit_limited(limited, is_ours=is_ours)
        yield _given(site, limits, limited)


def _given(site: Site, limits: Json, limited: Site | None) -> Target:
    split = urlsplit(site.base_url)
    port = split.port or {"https": 443}.get(split.scheme, 80)
    return Target(
        site=site,
        stress_token=settings.STRESS_LOGIN_TOKEN,
        metrics_token=settings.METRICS_TOKEN,
        top=lambda: serving(port) if site.is_near else 0,
        broken=_broken_here if _is_our_database(site) else lambda: None,
        limited=(lambda: limited) if limited else None,
        settings={"server": site.base_url if site.is_near else f"{site.base_url}, {ELSEWHERE}", **limits},
    )


def _seeded(path: Path) -> Json:
    try:
        seeded: Json = json.loads(path.read_bytes())
        seeded["users"][0]["token"], seeded["group"]["id"], seeded["extras"], seeded["poll"]["id"]
    except (OSError, ValueError, LookupError, TypeError) as error:
        why = f"{path} cannot be read ({error!r})"
        raise StressFault(f"{why}: run `manage.py seed_stress` on the server first") from None
    return seeded


def _limited(server: Server, site: Site) -> Site:
    server.restart(**USUAL_LIMITS)
    return site


def _broken_in(server: Server) -> list[str]:
    done = subprocess.run(
        [sys.executable, "manage.py", "check_chat"],
        cwd=BASE_DIR,
        env=server.env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return []
    said = done.stdout.splitlines() or done.stderr.splitlines()[-1:]
    return said or [f"check_chat ended with {done.returncode} and said nothing"]


def _broken_here() -> list[str]:
    said = StringIO()
    try:
        call_command("check_chat", stdout=said, no_color=True)
    except SystemExit:
        return said.getvalue().splitlines()
    except DatabaseError as error:
        return [f"it cannot look: {error}"]
    return []


def _is_our_database(site: Site) -> bool:
    """Tell whether DATABASE_URL is this server's: a token's row, whose id is drawn by lot, is in no other database."""
    sessions = site.done("GET", "/users/me/sessions").data
    current = next((each["id"] for each in sessions if each["is_current"]), None)
    try:
        return current is not None and Token.objects.filter(pk=current).exists()
    except DatabaseError:
        return False
