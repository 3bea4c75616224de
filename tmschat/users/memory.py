"""Identities that this process remembers for seconds, and forgets at once when the person's stamp changes.

The order is everything: the stamp is read before the database, and renewed after the commit. So a memory with the
present stamp was read after the last change. docs/decisions/0010-identities-in-memory.md goes through the races.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models.base import ModelState

from tmschat.core import valkey
from tmschat.core.errors import DomainError
from tmschat.users.identity import Identity
from tmschat.users.models import User

MEMORY_S = 10.0  # how late a revocation is seen at worst, where Valkey lost the stamp and no connection broke
MAX_MEMORIES = 10_000


@dataclass(frozen=True, slots=True)
class _Memory:
    identity: Identity
    stamp: bytes | None  # None: read before the stamp was known; tells whose stamp to ask for, no more
    generation: int
    read_at: float


class Memories:
    """Identities by credential. Threads share it."""

    def __init__(self) -> None:
        self._kept: dict[str | bytes, _Memory] = {}
        self._lock = threading.Lock()

    def identity(
        self, key: str | bytes, load: Callable[[], Identity], stamp_of: Callable[[UUID], bytes | None]
    ) -> Identity:
        """Give whom `key` stands for: remembered, or else as `load` says.

        `stamp_of` reads a person's stamp now; None: Valkey does not answer, and nothing remembered counts.
        Raises what `load` raises.
        """
        known = self._kept.get(key)
        generation, stamp = valkey.generation(), None
        if known is not None:
            stamp = stamp_of(known.identity.user.pk)
            if stamp is not None and self._holds(known, stamp):
                return with_own_user(known.identity)
        try:
            identity = load()
        except DomainError:
            self._kept.pop(key, None)
            raise
        self._keep(key, _Memory(identity, stamp, generation, time.monotonic()))
        return with_own_user(identity)

    def forget_all(self) -> None:
        """Forget everybody."""
        self._kept.clear()

    def _holds(self, known: _Memory, stamp: bytes) -> bool:
        return (
            known.stamp == stamp
            and known.generation == valkey.generation()  # compared after the stamp was read, which may have reconnected
            and time.monotonic() - known.read_at < MEMORY_S
            and time.time() < known.identity.expires_at.timestamp()
        )

    def _keep(self, key: str | bytes, memory: _Memory) -> None:
        if len(self._kept) >= MAX_MEMORIES:
            with self._lock:
                for old in list(self._kept)[: MAX_MEMORIES // 4]:
                    self._kept.pop(old, None)
        self._kept[key] = memory


def with_own_user(identity: Identity) -> Identity:
    """Give the identity with a user of the caller's own: what a request does to it reaches no other request."""
    twin = User.__new__(User)
    twin.__dict__.update(identity.user.__dict__)
    state = ModelState()
    state.db, state.adding = "default", False
    twin._state = state  # noqa: SLF001 (what Django's own `from_db` does)
    return replace(identity, user=twin)
