"""Whether a server may be put under load: it must be ours, and made ready for it."""

from collections.abc import Iterator

from stresstest.site import Site, StressFault

LEAST_LIMIT = 100_000  # writes a minute and person: the load of one person must stay below


def admit(site: Site, *, is_ours: bool, stress_token: str, metrics: str) -> int:
    """Give the server's limit of writes a minute. Raises StressFault, with one line, where it is not to be loaded.

    Nothing is asked of a server elsewhere unless `is_ours` says that it may be.
    """
    if not site.is_near and not is_ours:
        raise StressFault(
            f"{site.base_url} is not on this machine: load may take it away from those who use it."
            " Only if it is yours to load: --yes-this-is-mine"
        )
    if site.ask("GET", "/healthz").status != 200:
        raise StressFault(f"{site.base_url} is no TMS Chat server: /healthz does not answer 200")
    if site.ask("GET", "/api/v1/users/me", token=site.people[0]["token"]).status != 200:
        raise StressFault(f"{site.base_url} does not know the seeded people: run `manage.py seed_stress` there")
    limit, _ = site.write_limit()
    missing = list(_missing(site, stress_token=stress_token, metrics=metrics, limit=limit))
    if missing:
        raise StressFault(f"{site.base_url} lacks the stress settings: {'; '.join(missing)}")
    return limit


def _missing(site: Site, *, stress_token: str, metrics: str, limit: int) -> Iterator[str]:
    """Each is set on the server, the tokens with the same value here."""
    asked = {"token": stress_token or "none", "username": site.people[0]["username"]}
    if site.ask("POST", "/stress-login", body=asked).status != 204:
        yield "STRESS_LOGIN_TOKEN (the same for the server and for this command)"
    if site.ask("GET", "/metrics", token=metrics).status != 200:
        yield "METRICS_TOKEN (the same for the server and for this command)"
    if limit < LEAST_LIMIT:
        yield f"RATE_LIMIT_WRITE and RATE_LIMIT_READ raised (they allow {limit} writes a minute; 1000000000 is enough)"
