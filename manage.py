#!/usr/bin/env python
"""Django's command line."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError


def main() -> None:
    """Run the command named on the command line. A database that is not there is one line, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tmschat.settings")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        sys.exit(f"PostgreSQL: {error}. Is it running? `make run` starts one if DATABASE_URL is unset.")


if __name__ == "__main__":
    main()
