"""What can go wrong in the domain. The class is the code, the docstring the sentence a person reads."""

from typing import ClassVar


class DomainError(Exception):
    """The request could not be carried out."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 400

    def __init__(self, detail: str | None = None, *, attr: str | None = None, retry_after_s: int | None = None) -> None:
        super().__init__(detail or self.__class__.__doc__)
        self.detail = detail or str(self.__class__.__doc__)
        self.attr = attr
        self.retry_after_s = retry_after_s


class Invalid(DomainError):
    """This value does not fit. `attr` names the field; the answer is a `validation_error`."""

    code = "invalid"


class NotAuthenticated(DomainError):
    """Sign in first."""

    code = "not_authenticated"
    status = 401


class Forbidden(DomainError):
    """You do not have permission to perform this action."""

    code = "permission_denied"
    status = 403


class NotFound(DomainError):
    """Not found."""

    code = "not_found"
    status = 404


class Conflict(DomainError):
    """This conflicts with the present state."""

    code = "conflict"
    status = 409


class TooManyRequests(DomainError):
    """Too many requests. Try again later."""

    code = "throttled"
    status = 429


class Unavailable(DomainError):
    """A service this needs is not reachable. Try again shortly."""

    code = "service_unavailable"
    status = 503
