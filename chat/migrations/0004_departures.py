from django.db import migrations, models


class Migration(migrations.Migration):
    """Let a send that waited for the conversation's row notice that somebody has gone. Locks the table for a moment."""

    dependencies = [
        ("chat", "0003_conversation_by_title"),
    ]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name="departures",
            field=models.PositiveBigIntegerField(db_default=0, default=0),
        ),
    ]
