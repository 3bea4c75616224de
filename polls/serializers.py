"""Words in."""

from typing import Any

from rest_framework import serializers

from polls.drafts import MAX_OPTIONS
from polls.models import Poll
from tmschat.core.input import Flag, Identifier, StrictSerializer, Text, WholeNumber


class OptionInput(StrictSerializer):
    """An answer to add."""

    text = Text(max_length=200)


class PollInput(StrictSerializer):
    """A question to put."""

    conversation_id = Identifier()
    question = Text(max_length=1000)
    options = serializers.ListField(child=Text(max_length=200), min_length=2, max_length=MAX_OPTIONS)
    multiple = Flag(default=False)
    max_votes = WholeNumber(min_value=1, max_value=MAX_OPTIONS, allow_null=True, default=None)
    anonymous = Flag(default=False)
    results = serializers.ChoiceField(choices=Poll.Results.choices, default=Poll.Results.LIVE)
    allow_new_options = Flag(default=False)
    closes_at: Any = serializers.DateTimeField(allow_null=True, default=None)
    client_id = serializers.CharField(max_length=64, allow_null=True, default=None, trim_whitespace=False)


class VoteInput(StrictSerializer):
    """The whole of one's choice; an empty one retracts."""

    option_ids = serializers.ListField(child=Identifier(), max_length=MAX_OPTIONS)
