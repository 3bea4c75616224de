"""Words in. What fits together is the services' to judge."""

from rest_framework import serializers

from chat.models import Conversation, Member, Message
from chat.services.drafts import MAX_TEXT
from tmschat.core.input import Flag, Identifier, StrictSerializer, Text, WholeNumber
from tmschat.users.serializers import web_address

MAX_PEOPLE = 1000  # in one call


class ConversationInput(StrictSerializer):
    """A new conversation."""

    type = serializers.ChoiceField(choices=Conversation.Type.choices)
    title = Text(max_length=200, allow_blank=True, default="")
    topic = Text(max_length=1000, allow_blank=True, default="")
    member_ids = serializers.ListField(child=Identifier(), max_length=MAX_PEOPLE, default=list)


class ConversationChanges(StrictSerializer):
    """What of a conversation is to be changed."""

    title = Text(max_length=200, required=False)
    topic = Text(max_length=1000, allow_blank=True, required=False)
    avatar_url = Text(max_length=500, allow_null=True, required=False, validators=[web_address])


class PeopleInput(StrictSerializer):
    """Who is to join."""

    user_ids = serializers.ListField(child=Identifier(), allow_empty=False, max_length=MAX_PEOPLE)


class RoleInput(StrictSerializer):
    """A member's new role."""

    role = serializers.ChoiceField(choices=Member.Role.choices)


class FlagsInput(StrictSerializer):
    """One's own flags on a conversation."""

    is_muted = Flag(required=False)
    is_pinned = Flag(required=False)
    is_archived = Flag(required=False)


class ReadInput(StrictSerializer):
    """How far one has read."""

    seq = WholeNumber(min_value=0)


class MessageInput(StrictSerializer):
    """A message to send."""

    type = serializers.ChoiceField(choices=[Message.Type.TEXT, Message.Type.IMAGE, Message.Type.FILE], default=None)
    text = Text(max_length=MAX_TEXT, allow_blank=True, default="")
    client_id = Text(max_length=64, trim_whitespace=False, allow_null=True, default=None)
    reply_to = Identifier(allow_null=True, default=None)
    attachment_ids = serializers.ListField(child=Identifier(), default=list)
    metadata = serializers.DictField(default=dict)


class TextInput(StrictSerializer):
    """A message's new text."""

    text = Text(max_length=MAX_TEXT, allow_blank=True)


class DeliveredInput(StrictSerializer):
    """Which messages have arrived."""

    message_ids = serializers.ListField(child=Identifier(), allow_empty=False, max_length=500)


class ReactionInput(StrictSerializer):
    """An emoji."""

    emoji = Text(max_length=66)
