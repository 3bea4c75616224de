"""The OpenAPI document."""

from drf_standardized_errors.openapi import AutoSchema


class Schema(AutoSchema):
    """Describes the contract's conventions once for all views."""
