"""Stamps: how a process knows that what it remembers about somebody still holds, without asking the database.

Everybody who is remembered has a stamp in Valkey, a random value that is renewed after each commit that makes memories
of them void. Who remembers reads the stamp first, the database second, and keeps both together; the memory holds as
long as the stamp is the same. docs/decisions/0010-identities-in-memory.md goes through the races.
"""

import secrets

from tmschat.core import valkey

TTL_S = 3600  # a stamp that expires is replaced by another random one: one more look at the database


def key_of(subject: str) -> str:
    """Give the Valkey key of the subject's stamp."""
    return f"tms:stamp:{subject}"


def fresh() -> bytes:
    """Give a value that no stamp has had."""
    return secrets.token_bytes(12)


def renew(subject: str) -> None:
    """Make all memories of `subject` void, in every process. Call after the commit, before the answer leaves."""
    valkey.set_surely(key_of(subject), fresh(), ttl_s=TTL_S)
