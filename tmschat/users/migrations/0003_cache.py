"""The table of Django's cache, which allauth keeps its counts in. New, so nothing is locked."""

from django.db import migrations

CREATE = """
CREATE TABLE users_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX users_cache_expires ON users_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("users", "0002_moderators")]
    operations = [migrations.RunSQL(CREATE, "DROP TABLE users_cache")]
