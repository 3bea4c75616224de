"""People's pictures. A new table: nothing is locked but, for a moment, the users that it refers to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tmschat.core.ids


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0002_quotas_thumbnails_quarantine"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Avatar",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=tmschat.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("content", models.BinaryField()),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
    ]
