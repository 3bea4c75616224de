"""Whether a server may be put under load: it must be ours, and made ready for it."""

from collections.abc import Iterator

from stresstest.samples import LIMITED
from stresstest.site import Allowance, Json, Site, StressFault

LEAST_LIMIT = 100_000  # requests a minute and person: the load of one person must stay below


def admit(site: Site, *, is_ours: bool, stress_token: str, metrics: str) -> Json:
    """Give the server's rate limits, as settings. Raises StressFault, with one line, where it is not to be loaded.

    Nothing is asked of a server elsewhere unless `is_ours` says that it may be.
    """
    limits = _limits(site, is_ours=is_ours)
    missing = list(_missing(site, stress_token=stress_token, metrics=metrics, limits=limits))
    if missing:
        raise StressFault(f"{site.base_url} lacks the stress settings: {'; '.join(missing)}")
    return {name: str(limit) for name, limit in limits.items()}


def admit_limited(site: Site, *, is_ours: bool) -> None:
    """Raise StressFault, with one line, where this is no server on the same data whose rate limits are on."""
    if (most := _limits(site, is_ours=is_ours)["RATE_LIMIT_WRITE"]) >= LEAST_LIMIT:
        raise StressFault(f"{site.base_url} has its rate limits raised ({most} writes a minute): E needs them on there")


def _limits(site: Site, *, is_ours: bool) -> dict[str, int]:
    """Give the limits by their settings, of a server that may be asked and has the seeded people."""
    if not site.is_near and not is_ours:
        raise StressFault(
            f"{site.base_url} is not on this machine: load may take it away from those who use it."
            " Only if it is yours to load: --yes-this-is-mine"
        )
    if site.ask("GET", "/healthz").status != 200:
        raise StressFault(f"{site.base_url} is no TMS Chat server: /healthz does not answer 200")
    known = site.ask("GET", "/api/v1/users/me", token=site.people[0]["token"])
    if known.status not in {200, LIMITED}:
        raise StressFault(f"{site.base_url} does not know the seeded people: run `manage.py seed_stress` there")
    return {"RATE_LIMIT_WRITE": site.write_allowance().limit, "RATE_LIMIT_READ": Allowance.read(known).limit}


def _missing(site: Site, *, stress_token: str, metrics: str, limits: dict[str, int]) -> Iterator[str]:
    """Each is set on the server, the tokens with the same value here."""
    asked = {"token": stress_token or "none", "username": site.people[0]["username"]}
    if site.ask("POST", "/stress-login", body=asked).status != 204:
        yield "STRESS_LOGIN_TOKEN (the same for the server and for this command)"
    if site.ask("GET", "/metrics", token=metrics).status != 200:
        yield "METRICS_TOKEN (the same for the server and for this command)"
    for name, limit in limits.items():
        if limit < LEAST_LIMIT:
            yield f"{name} raised (it allows {limit} requests a minute; 1000000000 is enough)"
