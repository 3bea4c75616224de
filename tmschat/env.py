"""The environment, typed and checked: every setting an operator can make, and one line for each fault."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environs import Env, EnvError, ValidationError, validate

BASE_DIR = Path(__file__).resolve().parent.parent


class EnvironmentFault(Exception):
    """A setting is missing or malformed; the text is one line that names it."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What the operator said, with the defaults of README's settings table filled in."""

    debug: bool
    secret_key: str
    allowed_hosts: list[str]
    csrf_trusted_origins: list[str]
    database_url: str | None
    database_replica_url: str | None
    redis_urls: list[str]
    data_dir: Path
    s3_bucket: str
    s3_endpoint_url: str
    s3_region: str
    s3_access_key_id: str
    s3_secret_access_key: str
    media_url_ttl_s: int
    media_max_bytes: int
    media_quota_bytes: int
    media_quota_files: int
    clamav_address: str
    rate_limit_write: int
    rate_limit_read: int
    coalesce_ms: int
    presence: bool
    oidc_issuer: str
    oidc_client_id: str
    oidc_client_secret: str
    oidc_scopes: list[str]
    oidc_groups_claim: str
    oidc_moderators_group: str
    oidc_link_by_email: bool
    local_login: bool
    stress_login_token: str
    log_format: str
    log_level: str
    metrics_token: str


def read_environment() -> Environment:
    """Read the process's environment. Raises `EnvironmentFault` naming the first setting that does not fit."""
    try:
        environment = _parsed(Env())
    except EnvError as error:
        raise EnvironmentFault(_one_line(error)) from None
    _require_a_way_in(environment)
    return environment


def _parsed(env: Env) -> Environment:
    data_dir = env.path("DATA_DIR", default=BASE_DIR / ".data").absolute()
    database_url = env.str("DATABASE_URL", default="", validate=_scheme("postgres", "postgresql")) or None
    positive = validate.Range(min=1)
    return Environment(
        debug=env.bool("DEBUG", default=False),
        secret_key=env.str("SECRET_KEY", default="") or _kept_secret_key(data_dir, embedded=database_url is None),
        allowed_hosts=env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"]),
        csrf_trusted_origins=env.list("CSRF_TRUSTED_ORIGINS", default=[]),
        database_url=database_url,
        database_replica_url=env.str("DATABASE_REPLICA_URL", default="", validate=_scheme("postgres", "postgresql"))
        or None,
        redis_urls=env.list("REDIS_URL", default=[], validate=_each(_scheme("redis", "rediss", "unix", "sentinel"))),
        data_dir=data_dir,
        s3_bucket=env.str("S3_BUCKET", default=""),
        s3_endpoint_url=env.str("S3_ENDPOINT_URL", default="", validate=_scheme("http", "https")),
        s3_region=env.str("S3_REGION", default="us-east-1"),
        s3_access_key_id=env.str("S3_ACCESS_KEY_ID", default=""),
        s3_secret_access_key=env.str("S3_SECRET_ACCESS_KEY", default=""),
        media_url_ttl_s=env.int("MEDIA_URL_TTL_S", default=3600, validate=validate.Range(min=60, max=604_800)),
        media_max_bytes=env.int("MEDIA_MAX_BYTES", default=100 * 1024 * 1024, validate=positive),
        media_quota_bytes=env.int("MEDIA_QUOTA_BYTES", default=20 * 1024**3, validate=positive),
        media_quota_files=env.int("MEDIA_QUOTA_FILES", default=20_000, validate=positive),
        clamav_address=env.str("CLAMAV_ADDRESS", default="", validate=validate.Regexp(r"(unix:/.+|.+:[0-9]+)?\Z")),
        rate_limit_write=env.int("RATE_LIMIT_WRITE", default=100, validate=positive),
        rate_limit_read=env.int("RATE_LIMIT_READ", default=600, validate=positive),
        coalesce_ms=env.int("COALESCE_MS", default=100, validate=validate.Range(min=1, max=10_000)),
        presence=env.bool("PRESENCE", default=True),
        oidc_issuer=env.str("OIDC_ISSUER", default="", validate=[_scheme("http", "https"), validate.Length(max=200)]),
        oidc_client_id=env.str("OIDC_CLIENT_ID", default=""),
        oidc_client_secret=env.str("OIDC_CLIENT_SECRET", default=""),
        oidc_scopes=env.str("OIDC_SCOPES", default="openid profile email").split(),
        oidc_groups_claim=env.str("OIDC_GROUPS_CLAIM", default="groups"),
        oidc_moderators_group=env.str("OIDC_MODERATORS_GROUP", default=""),
        oidc_link_by_email=env.bool("OIDC_LINK_BY_EMAIL", default=False),
        local_login=env.bool("LOCAL_LOGIN", default=True),
        stress_login_token=env.str("STRESS_LOGIN_TOKEN", default=""),
        log_format=env.str("LOG_FORMAT", default="console", validate=validate.OneOf(["console", "json"])),
        log_level=env.str("LOG_LEVEL", default="INFO", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"])),
        metrics_token=env.str("METRICS_TOKEN", default=""),
    )


def _require_a_way_in(environment: Environment) -> None:
    single_sign_on = {
        "OIDC_ISSUER": environment.oidc_issuer,
        "OIDC_CLIENT_ID": environment.oidc_client_id,
        "OIDC_CLIENT_SECRET": environment.oidc_client_secret,
    }
    missing = [name for name, value in single_sign_on.items() if not value]
    if missing and len(missing) < len(single_sign_on):
        raise EnvironmentFault(f"{missing[0]}: must be set where {' or '.join(set(single_sign_on) - set(missing))} is")
    if missing and not environment.local_login:
        raise EnvironmentFault("LOCAL_LOGIN: may be off only where OIDC_ISSUER is set: nobody could sign in")


def _scheme(*allowed: str) -> Callable[[str], None]:
    def check(value: str) -> None:
        if value and value.partition("://")[0] not in allowed:
            raise ValidationError("must begin with " + " or ".join(f"{name}://" for name in allowed))

    return check


def _each(check: Callable[[str], None]) -> Callable[[list[str]], None]:
    def check_all(values: list[str]) -> None:
        for value in values:
            check(value)

    return check_all


def _kept_secret_key(data_dir: Path, *, embedded: bool) -> str:
    """The key that an embedded installation makes once and keeps beside its data, readable by its owner alone."""
    if not embedded:
        raise EnvironmentFault("SECRET_KEY: must be set where DATABASE_URL is")
    try:
        return _made_once(data_dir / "secret_key")
    except OSError as error:
        raise EnvironmentFault(f"DATA_DIR: {_one_line(error)}") from None


def _made_once(path: Path) -> str:
    data_dir = path.parent
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        draft = data_dir / f"secret_key.{secrets.token_hex(8)}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):  # another process made it first: its key is the one
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text().strip()


def _one_line(error: Any) -> str:
    return " ".join(str(error).split())
