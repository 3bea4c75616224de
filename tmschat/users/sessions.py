"""Django's sessions, kept with whose they are: the settings' SESSION_ENGINE.

Django's documentation calls it "extending database-backed session engines".
"""

from contextvars import ContextVar
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tmschat.core.page_middleware import PagesOnly
from tmschat.users.http import client_of
from tmschat.users.models import Session
from tmschat.users.services.sign_ins import Client, end_session

NOBODY = Client()
_asking: ContextVar[Client] = ContextVar("asking")  # not kept on the session: allauth makes another of the same key


class SessionStore(DatabaseSessionStore):
    """One browser's session."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Give the model that sessions are kept in."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Give a new session's row."""
        row = cast("Session", super().create_model_instance(data))
        row.user_id = data.get(SESSION_KEY)
        client = _asking.get(NOBODY)
        row.user_agent, row.address = client.user_agent, client.address
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
        _asking.set(client_of(request))

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save it where it has changed."""
        answered = super().process_response(request, response)
        _asking.set(NOBODY)
        return answered
