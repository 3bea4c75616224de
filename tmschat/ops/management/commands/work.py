"""`manage.py work`: the worker. It runs the queued background tasks, and the chores."""

from typing import Any

from django_tasks_db.management.commands import db_worker

from tmschat.ops.chores import Chores


class Command(db_worker.Command):
    """Django tasks' own worker with the chores beside it."""

    help = "Run queued background tasks and the chores until told to stop."

    def handle(self, **options: Any) -> None:
        """Work until told to stop."""
        chores = Chores()
        chores.start()
        try:
            super().handle(**options)
        finally:
            chores.stop()
