"""From exceptions to the contract's error format, for what DRF's views raise."""

from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import DatabaseError, InterfaceError
from drf_standardized_errors.handler import ExceptionHandler
from psycopg_pool import PoolTimeout
from rest_framework.exceptions import APIException, ErrorDetail, ParseError, ValidationError

from tmschat.core import database_outage
from tmschat.core.errors import DomainError, Invalid, Unavailable
from tmschat.core.postgres import is_gone


class ContractExceptionHandler(ExceptionHandler):
    """Domain errors keep their status and code; a database that is gone is a 503 to try again."""

    def convert_known_exceptions(self, exc: Exception) -> Exception:
        """Give `exc` as the APIException that the formatter understands."""
        if isinstance(exc, (DatabaseError, InterfaceError, PoolTimeout)) and is_gone(exc):
            database_outage.outage.failed(exc)
            exc = Unavailable(retry_after_s=1)
        if isinstance(exc, Invalid):
            return ValidationError({exc.attr or "non_field_errors": [ErrorDetail(exc.detail, exc.code)]})
        if isinstance(exc, DomainError):
            return _api_exception(exc)
        if isinstance(exc, (SuspiciousOperation, BadRequest)):  # what Django finds wrong in a request itself
            return ParseError()
        converted: Exception = super().convert_known_exceptions(exc)
        return converted


def _api_exception(error: DomainError) -> APIException:
    converted = APIException(detail=error.detail, code=error.code)
    converted.status_code = error.status
    extras: dict[str, Any] = {"wait": error.retry_after_s, "auth_header": "Bearer" if error.status == 401 else None}
    converted.__dict__.update({name: value for name, value in extras.items() if value})
    return converted
