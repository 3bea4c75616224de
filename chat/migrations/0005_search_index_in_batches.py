from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    """A search index that takes entries in batches, and knows senders and types.

    Built concurrently, so sends and searches go on. The worker then goes through all messages once more, because their
    tokens are others now; until it has, some words of scripts other than Latin are not found.
    """

    atomic = False  # CREATE INDEX CONCURRENTLY refuses to run in a transaction
    dependencies = [
        ("chat", "0004_departures"),
    ]

    operations = [
        AddIndexConcurrently(
            "searchentry",
            GinIndex(
                "conversation",
                "sender_id",
                "type",
                "tokens",
                OpClass("folded", "gin_trgm_ops"),
                name="search_entry_terms",
                fastupdate=True,
                gin_pending_list_limit=16384,
            ),
        ),
        RemoveIndexConcurrently("searchentry", "search_entry_words"),
        migrations.RunSQL("DELETE FROM chat_searchhead", migrations.RunSQL.noop),
    ]
