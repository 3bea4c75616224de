"""The address of a Valkey that sentinels watch over: they are asked which server is the primary now."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

SCHEME = "sentinel://"
SENTINEL_PORT = 26379


@dataclass(frozen=True, slots=True)
class SentinelAddress:
    """What `sentinel://[:password@]host[:port][;host[:port]…]/service[/number]` says.

    `password` is the servers', not the sentinels'.
    """

    sentinels: list[tuple[str, int]]
    service: str
    number: int
    password: str | None

    @classmethod
    def of(cls, url: str) -> "SentinelAddress":
        """Read a URL."""
        parts = urlsplit(url)
        credentials, _, hosts = parts.netloc.rpartition("@")
        service, _, number = parts.path.strip("/").partition("/")
        return cls(
            sentinels=[_host_and_port(host) for host in hosts.split(";")],
            service=service,
            number=int(number or 0),
            password=unquote(credentials.partition(":")[2]) or None,
        )


def layer_host(url: str) -> str | dict[str, Any]:
    """Give a server as the channel layer's `hosts` name it."""
    if not url.startswith(SCHEME):
        return url
    address = SentinelAddress.of(url)
    host = {"sentinels": address.sentinels, "master_name": address.service, "db": address.number}
    return host if address.password is None else host | {"password": address.password}


def _host_and_port(text: str) -> tuple[str, int]:
    host, _, port = text.partition(":")
    return host, int(port or SENTINEL_PORT)
