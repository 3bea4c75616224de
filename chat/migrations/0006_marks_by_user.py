import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# The name that Django gave it in 0001: made of the table's and the column's, so the same in every database.
BY_USER_ALONE = "chat_mark_user_id_6fdad7a0"


class Migration(migrations.Migration):
    """A person's mark in a conversation is found by one index, whichever side a plan begins with.

    The new index is built and the old one dropped beside reads and writes; both wait for older transactions to end, and
    nobody waits for them. A start that was interrupted leaves an invalid index: the next one begins by dropping it.
    """

    atomic = False  # CREATE INDEX CONCURRENTLY refuses to run in a transaction

    dependencies = [
        ("chat", "0005_search_index_in_batches"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS mark_by_user", migrations.RunSQL.noop),
        AddIndexConcurrently("mark", models.Index(fields=["user", "conversation"], name="mark_by_user")),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f"DROP INDEX CONCURRENTLY IF EXISTS {BY_USER_ALONE}",
                    f"CREATE INDEX CONCURRENTLY IF NOT EXISTS {BY_USER_ALONE} ON chat_mark (user_id)",
                )
            ],
            state_operations=[
                migrations.AlterField(
                    "mark",
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                )
            ],
        ),
    ]
