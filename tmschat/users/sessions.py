"""Django's sessions, kept with whose they are: the settings' SESSION_ENGINE.

Django's documentation calls it "extending database-backed session engines".
"""

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.utils import timezone

from tmschat.core.page_middleware import PagesOnly
from tmschat.users.http import client_of
from tmschat.users.models import Session
from tmschat.users.services.sign_ins import Client, end_session


class SessionStore(DatabaseSessionStore):
    """One browser's session."""

    client = Client()  # who asks; set by the middleware

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Give the model that sessions are kept in."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Give a new session's row."""
        row = cast("Session", super().create_model_instance(data))
        row.user_id = data.get(SESSION_KEY)
        row.user_agent, row.address = self.client.user_agent, self.client.address
        return row

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 (Django's signature)
        """Write the session. What was noted when it began stays as it was. Raises UpdateError if it has ended."""
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        row = self.create_model_instance(dict(self.items()))
        changes = {"session_data": row.session_data, "expire_date": row.expire_date, "user_id": row.user_id}
        if not Session.objects.filter(pk=row.pk).update(last_used_at=timezone.now(), **changes):
            raise UpdateError

    def delete(self, session_key: str | None = None) -> None:
        """End the session, everywhere at once."""
        key = session_key or self.session_key
        if key is not None:
            end_session(session_key=key)


class Sessions(PagesOnly, SessionMiddleware):
    """Django's, which also tells a session that begins who asks for it."""

    def process_request(self, request: HttpRequest) -> None:
        """Attach the session to the request."""
        super().process_request(request)
        cast("SessionStore", request.session).client = client_of(request)
