"""A language that nobody has chosen is the browser's to choose. Rows of the old default change; reads go on meanwhile."""

from django.db import migrations, models


def forget_the_default(apps, schema_editor):  # noqa: ANN001, ANN201, ARG001 (Django's signature)
    apps.get_model("users", "User").objects.filter(locale="en").update(locale="")


class Migration(migrations.Migration):
    dependencies = [("users", "0003_cache")]
    operations = [
        migrations.AlterField("user", "locale", models.CharField(blank=True, default="", max_length=35)),
        migrations.RunPython(forget_the_default, migrations.RunPython.noop),
    ]
