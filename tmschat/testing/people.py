"""People for tests of a whole installation, made inside it: `manage.py shell -c "…people.tell(50)"`."""

import json
import sys

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from tmschat.testing.factories import make_token, make_user
from tmschat.users.models import MODERATORS, User


def tell(count: int, password: str = "") -> None:
    """Make as many people, each with a token, the first of them a moderator; say so as one line of JSON.

    They sign in by `password` as well, where one is given; one hash serves all, for computing it takes long.
    """
    people = [make_user() for _ in range(count)]
    people[0].groups.add(Group.objects.get_or_create(name=MODERATORS)[0])
    if password:
        User.objects.filter(pk__in=[each.pk for each in people]).update(password=make_password(password))
    told = [{"id": str(each.pk), "username": each.username, "token": make_token(each)} for each in people]
    sys.stdout.write(json.dumps(told))
