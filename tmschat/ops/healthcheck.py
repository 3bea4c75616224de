"""A container's health check: `python -m tmschat.ops.healthcheck [SOCKET]` exits 0 when the server there answers."""

import sys
from pathlib import Path

from tmschat.ops.programs import answers_http

if __name__ == "__main__":
    sys.exit(0 if answers_http(Path(sys.argv[1]) if len(sys.argv) > 1 else ("127.0.0.1", 8000)) else 1)
