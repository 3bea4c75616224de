from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations


class Migration(migrations.Migration):
    """A search index that takes entries in batches, and knows senders and types.

    It is made empty, in a moment, because all messages' tokens are others now: the worker fills it, thousands of messages
    a second, and until it has old messages are not found. Sends and all else go on.
    """

    dependencies = [
        ("chat", "0004_departures"),
    ]

    operations = [
        migrations.RunSQL("TRUNCATE chat_searchentry, chat_searchhead", migrations.RunSQL.noop),
        migrations.RemoveIndex("searchentry", "search_entry_words"),
        migrations.AddIndex(
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
    ]
