"""The OpenAPI document (OpenAPI 3.0.3, by drf-spectacular): the contract's conventions once, a line or two a view.

A view's method is documented so; what it answers is described by a plain DRF serializer that nothing else uses:

    class PollView(APIView):
        @documented(data=PollOut, query={"option_id": str}, errors=(403,), paginated=True)
        def get(self, request): …

        @documented(request=PollInput, data=PollOut, status=201, also=(200,), errors=(409,), example=A_POLL)
        def post(self, request): …

        @documented(status=204)
        def delete(self, request): …

For a ViewSet decorate `list`, `create` … alike. The envelope (`data`, `pagination`), `limit` and `cursor`, the errors
that any call may answer (401, 429, 503; with a body 400, 413, 415; with an id in the path 404) and the RateLimit
headers come by themselves; `errors` names the others. The docstring's first line is the summary, the whole of it the
description.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    Direction,
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    inline_serializer,
)
from rest_framework import serializers

from tmschat.core.input import StrictSerializer

F = TypeVar("F", bound=Callable[..., Any])
Output = Any  # a serializer class, or an instance of a field
REASONS = {
    400: "The request is malformed; `attr` names the field.",
    401: "Not signed in.",
    403: "Not allowed.",
    404: "No such object, or none that the caller may see.",
    409: "In conflict with the present state.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    429: "Too many requests.",
    503: "A service is away; try again after `Retry-After` seconds.",
}
_RATE_LIMIT = {
    "RateLimit-Limit": "Requests allowed in a window.",
    "RateLimit-Remaining": "Requests left in this window.",
    "RateLimit-Reset": "Seconds until the window ends.",
}


class PaginationOut(serializers.Serializer[Any]):
    """Where the next page begins."""

    next_cursor = serializers.CharField(allow_null=True, help_text="Give it back as `cursor`.")
    has_more = serializers.BooleanField()


class ErrorItemOut(serializers.Serializer[Any]):
    """One thing that is wrong."""

    code = serializers.CharField()
    detail = serializers.CharField()
    attr = serializers.CharField(allow_null=True)


class ErrorOut(serializers.Serializer[Any]):
    """Every error's body."""

    type = serializers.ChoiceField(["validation_error", "client_error", "server_error"])
    errors = ErrorItemOut(many=True)  # type: ignore[assignment]  # a serializer has a property of this name


def documented(  # noqa: PLR0913 (words of a description, all of them optional)
    *,
    request: type[serializers.BaseSerializer[Any]] | None = None,
    data: Output = None,
    status: int = 200,
    also: Sequence[int] = (),
    paginated: bool = False,
    query: Mapping[str, Any] | None = None,
    errors: Sequence[int] = (),
    example: Any = None,
    tags: Sequence[str] = (),
) -> Callable[[F], F]:
    """Describe a view's method; the module's docstring shows how.

    `data` is a serializer class or a field instance, one element of it where `paginated`; `query` maps a parameter to
    its type, an OpenApiParameter or, for one that may be repeated, a list with its type; `also` are further statuses
    with the same body.
    """
    body = _enveloped(data, paginated) if data is not None else None
    answer = OpenApiResponse(body, description="", examples=_examples(example, paginated=paginated))
    parameters = [_parameter(name, kind) for name, kind in (query or {}).items()]
    if paginated:
        parameters += [_parameter("limit", int), _parameter("cursor", str)]
    failures = {code: OpenApiResponse(ErrorOut, description=REASONS[code]) for code in errors}
    described: Callable[[F], F] = extend_schema(
        request=request,
        responses=dict.fromkeys((status, *also), answer) | failures,
        parameters=parameters,
        tags=list(tags) or None,
    )
    return described


def _examples(value: Any, *, paginated: bool) -> list[OpenApiExample]:
    if value is None:
        return []
    page = {"pagination": {"next_cursor": None, "has_more": False}} if paginated else {}
    return [OpenApiExample("Example", value={"data": [value] if paginated else value, **page})]


def _parameter(name: str, kind: Any) -> OpenApiParameter:
    if isinstance(kind, OpenApiParameter):
        return kind
    if isinstance(kind, list):
        return OpenApiParameter(name, kind[0], many=True, explode=True)
    return OpenApiParameter(name, kind)


@cache
def _enveloped(data: Any, paginated: bool) -> Any:  # noqa: FBT001 (a cache's key)
    """Give the serializer of `{"data": …}`; the same one each time, as its name stands for it in the document."""
    if isinstance(data, serializers.Field):
        name, inner = type(data).__name__, data
    else:
        name, inner = data.__name__.removesuffix("Out"), data(many=paginated)
    fields: dict[str, Any] = {"data": inner}
    if paginated:
        fields["pagination"] = PaginationOut()
    return inline_serializer(f"{name}{'Page' if paginated else 'Answer'}", fields)


class Schema(AutoSchema):
    """What every operation has in common."""

    def get_auth(self) -> list[dict[str, list[str]]]:
        """Name the ways to sign in, as the settings' APPEND_COMPONENTS describe them."""
        return [{"token": []}, {"session": [], "csrf": []}] if self.view.get_authenticators() else []

    def get_override_parameters(self) -> list[Any]:
        """Add the headers of every answer."""
        return [
            OpenApiParameter(name, OpenApiTypes.INT, "header", response=True, description=text)
            for name, text in _RATE_LIMIT.items()
        ]

    def get_tags(self) -> list[str]:
        """Group by the first word of the path."""
        return [self.path.removeprefix("/api/v1/").split("/")[0]]

    def get_operation_id(self) -> str:
        """Name the operation, as `users_list` where it answers a page."""
        name: str = super().get_operation_id()
        return name.removesuffix("retrieve") + "list" if name.endswith("_retrieve") and self._answers_a_page() else name

    def get_summary(self) -> str | None:
        """Give the docstring's first line."""
        lines = (self.get_description() or "").strip().splitlines()
        return lines[0].rstrip(".") if lines else None

    def _is_list_view(self, serializer: Any = None) -> bool:  # noqa: ARG002 (drf-spectacular's signature)
        """Deny it always: lists answer an object too, which spells its page itself."""
        return False

    def _answers_a_page(self) -> bool:
        answers = self.get_response_serializers()
        found: list[Any] = [answer.response for answer in answers.values()] if isinstance(answers, dict) else []
        return any("pagination" in getattr(answer, "_declared_fields", ()) for answer in found)

    def _get_response_bodies(self, direction: Direction = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        common = {str(code) for code in self._common_errors()}
        for code in sorted(common - set(bodies)):
            described = OpenApiResponse(ErrorOut, description=REASONS[int(code)])
            schema: Any = self
            bodies[code] = schema._get_response_for_code(  # noqa: SLF001 (its own)
                described, code, direction=direction
            )
        return bodies

    def _common_errors(self) -> set[int]:
        errors = {429, 503}
        if self.view.get_authenticators():
            errors |= {401} if self.method == "GET" else {401, 403}  # 403: a session without its CSRF token
        if self.method in {"POST", "PUT", "PATCH"} and self.get_request_serializer() is not None:
            errors |= {400, 413, 415}
        if self._get_parameters_of_query():
            errors |= {400}
        if "{" in self.path:
            errors |= {404}
        return errors

    def _get_parameters_of_query(self) -> bool:
        return any(parameter["in"] == "query" for parameter in self._get_parameters())

    def _get_serializer_name(self, serializer: Any, direction: str, *args: Any, **options: Any) -> str:
        name: str = super()._get_serializer_name(serializer, direction, *args, **options)
        request = name.removesuffix("Request")
        return request.removesuffix("Input") + "Request" if request != name else name.removesuffix("Out")

    def _map_basic_serializer(self, serializer: Any, direction: str) -> Any:
        mapped: Any = super()
        schema = mapped._map_basic_serializer(serializer, direction)  # noqa: SLF001 (its own)
        if isinstance(serializer, StrictSerializer):
            schema["additionalProperties"] = False
        return schema
