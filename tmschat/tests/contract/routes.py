"""Every endpoint of the API, found by walking the URL resolver, and what each needs to be called."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
BASE = "api/v1/"


@dataclass(frozen=True, slots=True)
class Route:
    """A pattern below `/api/v1/`, as Django spells it, and the methods that it takes."""

    pattern: str
    methods: tuple[str, ...]
    parameters: tuple[str, ...]

    def url(self, values: dict[str, str]) -> str:
        """Give the path with these values in place of its parameters."""
        parts = self.pattern.split("/")
        return "/" + "/".join(values[part[1:-1].split(":")[-1]] if part.startswith("<") else part for part in parts)


@dataclass(frozen=True, slots=True)
class Call:
    """One method of one route."""

    method: str
    route: Route

    def __str__(self) -> str:
        return f"{self.method} {self.route.pattern.removeprefix(BASE)}"


def routes() -> list[Route]:
    """Give all routes that views of the API serve; the schema and its page are plain views, and not among them."""
    return [
        Route(pattern, methods, tuple(view.pattern.converters))
        for pattern, view in _patterns(get_resolver().url_patterns)
        if pattern.startswith(BASE) and (methods := _methods(view.callback))
    ]


def calls(*methods: str) -> list[Call]:
    """Give every call of these methods, or of all."""
    wanted = methods or METHODS
    return [Call(method, route) for route in routes() for method in route.methods if method in wanted]


def _patterns(patterns: list[Any], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each.url_patterns, before + str(each.pattern))
        elif isinstance(each, URLPattern):
            yield before + str(each.pattern), each


def _methods(view: Any) -> tuple[str, ...]:
    if hasattr(view, "actions"):
        return tuple(method.upper() for method in view.actions if method.upper() in METHODS)
    handlers = getattr(view, "cls", None)
    return tuple(method for method in METHODS if hasattr(handlers, method.lower())) if handlers else ()
