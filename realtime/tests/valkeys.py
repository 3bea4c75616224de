"""For tests that change where Valkey is."""

from realtime import publisher
from tmschat.core import valkey


def forget_the_layer() -> None:
    """Let all that is kept of where Valkey is be made anew from the settings."""
    publisher._wire.cache_clear()
    publisher._publisher.cache_clear()
    valkey.client.cache_clear()
    valkey.connection_pool.cache_clear()
