"""What answers about polls look like, for the OpenAPI document alone."""

from typing import Any

from rest_framework import serializers

from polls.models import Poll
from tmschat.users.docs import PERSON, PersonOut

_ID, _OTHER = "0192f0c1-2345-7abc-8def-0123456789aa", "0192f0c1-2345-7abc-8def-0123456789bb"
_TIME = "2026-02-23T10:00:00.000Z"
POLL: dict[str, Any] = {
    "id": _ID, "message_id": _OTHER, "conversation_id": _OTHER, "question": "What is for lunch?",
    "options": [
        {"id": _ID, "text": "Soup", "position": 0, "votes": 3},
        {"id": _OTHER, "text": "Bread", "position": 1, "votes": 1},
    ],
    "total_voters": 4, "multiple": False, "max_votes": None, "anonymous": False, "results": "LIVE",
    "allow_new_options": False, "closes_at": _TIME, "is_closed": False, "is_final": False, "my_option_ids": [_ID],
    "created_by": PERSON["id"],
}  # fmt: skip
VOTER: dict[str, Any] = {"user": PERSON, "option_ids": [_ID], "voted_at": _TIME}


class OptionOut(serializers.Serializer[Any]):
    """One answer."""

    id = serializers.UUIDField()
    text = serializers.CharField()
    position = serializers.IntegerField()
    votes = serializers.IntegerField(allow_null=True, help_text="Null while the results are hidden.")


class PollOut(serializers.Serializer[Any]):
    """A question with its answers. Others' votes are counted at most `COALESCE_MS` late, one's own at once."""

    id = serializers.UUIDField()
    message_id = serializers.UUIDField()
    conversation_id = serializers.UUIDField()
    question = serializers.CharField()
    options = OptionOut(many=True)
    total_voters = serializers.IntegerField(allow_null=True)
    multiple = serializers.BooleanField()
    max_votes = serializers.IntegerField(allow_null=True)
    anonymous = serializers.BooleanField()
    results = serializers.ChoiceField(choices=Poll.Results.choices)
    allow_new_options = serializers.BooleanField()
    closes_at = serializers.DateTimeField(allow_null=True)
    is_closed = serializers.BooleanField()
    is_final = serializers.BooleanField(help_text="Whether the tally is the exact, stored one.")
    my_option_ids = serializers.ListField(child=serializers.UUIDField())
    created_by = serializers.UUIDField(allow_null=True)


class VoterOut(serializers.Serializer[Any]):
    """Who chose what."""

    user = PersonOut()
    option_ids = serializers.ListField(child=serializers.UUIDField())
    voted_at = serializers.DateTimeField()
