"""What a server may offer the application beyond ASGI, in a websocket's `scope["extensions"]`."""

from collections.abc import Callable

WriteNow = Callable[[bytes], bool]

WRITE_NOW = "tmschat.write_now"
"""`{"write": WriteNow}`: writes a whole uncompressed websocket frame without waiting, or gives False and does nothing
where the reader does not keep up or has gone. Only after `websocket.accept`, and while no `send` is waited for."""
