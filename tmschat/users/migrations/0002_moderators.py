"""The group whose members may suspend people and delete messages."""

from django.db import migrations


def create(apps, schema_editor):  # noqa: ANN001, ANN201, ARG001 (Django's signature)
    apps.get_model("auth", "Group").objects.get_or_create(name="moderators")


class Migration(migrations.Migration):
    dependencies = [("users", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
