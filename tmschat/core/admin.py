"""The admin at a million rows: nothing counts a big table, nothing searches one without an index."""

from typing import Any, cast

from django.contrib.admin import ModelAdmin, ShowFacets
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

COUNT_AT_MOST = 10_000


class EstimatingPaginator(Paginator[Any]):
    """Counts exactly up to 10,000 rows; beyond that PostgreSQL's estimate of the whole table serves."""

    @cached_property
    def count(self) -> int:
        """Give the number of rows, or about it."""
        rows = cast("QuerySet[Any]", self.object_list)
        found = rows.order_by()[: COUNT_AT_MOST + 1].count()
        if found <= COUNT_AT_MOST or rows.query.where:
            return found
        return max(_estimate(rows.model), found)


def _estimate(model: type[Model]) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass", [model._meta.db_table])  # noqa: SLF001 (Django documents `_meta`)
        return int(cursor.fetchone()[0])


class BigTableAdmin(ModelAdmin[Any]):
    """The base of every admin here: fast lists, no adding or deleting, and moderators may look."""

    paginator = EstimatingPaginator
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 (Django's signature)
        """Deny it: rows come from people's own doing."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 (Django's signature)
        """Deny it: deleting goes through the services, which keep the numbers right."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let moderators look at everything that is registered."""
        return _is_moderator(request) or super().has_view_permission(request, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the section to moderators."""
        return _is_moderator(request) or super().has_module_permission(request)


def _is_moderator(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_moderator", False))
