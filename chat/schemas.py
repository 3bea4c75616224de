"""What chat's answers look like, for the OpenAPI document alone."""

from typing import Any

from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    inline_serializer,
)
from rest_framework import serializers

from chat.models import Conversation, Member, Message
from media.schemas import ATTACHMENT, TIME, AttachmentOut
from tmschat.core.openapi import REASONS, ErrorOut
from tmschat.users.docs import PERSON, PersonOut

Json = dict[str, Any]

ID, OTHER_ID = "0192f0c1-2345-7abc-8def-0123456789aa", "0192f0c1-2345-7abc-8def-0123456789bb"
REACTIONS = [{"emoji": "👍", "count": 12, "reacted": True}]
MESSAGE: Json = {
    "id": ID, "conversation_id": OTHER_ID, "seq": 42, "change_seq": 57, "type": "TEXT", "client_id": "browser-7-42",
    "sender": PERSON, "text": "Soup, @bob?", "mentions": [OTHER_ID], "attachments": [], "poll": None,
    "reply_to": {"id": OTHER_ID, "seq": 41, "sender_id": OTHER_ID, "excerpt": "What is for lunch?"},
    "reactions": REACTIONS, "is_edited": False, "edited_at": None, "is_deleted": False, "deleted_at": None,
    "is_pinned": False, "reply_count": 0, "metadata": {}, "created_at": TIME,
}  # fmt: skip
ME: Json = {
    "role": "MEMBER", "is_muted": False, "is_pinned": False, "is_archived": False, "last_read_seq": 40,
    "last_delivered_seq": 42, "unread_count": 2, "mention_count": 1,
}  # fmt: skip
CONVERSATION: Json = {
    "id": OTHER_ID, "type": "GROUP", "title": "Lunch", "topic": "Where and when", "avatar_url": None,
    "created_by": PERSON["id"], "created_at": TIME, "member_count": 12, "last_seq": 42, "change_seq": 57,
    "last_message": MESSAGE, "last_activity_at": TIME, "me": ME, "peer": None,
}  # fmt: skip
MEMBER: Json = {"user": PERSON, "role": "MEMBER", "joined_at": TIME, "change_seq": 3}
RECEIPT: Json = {"user_id": ID, "delivered_seq": 42, "read_seq": 40, "delivered_at": TIME, "read_at": TIME}
MESSAGE_RECEIPT: Json = {"user": PERSON, "delivered_at": TIME, "read_at": None}
EDIT: Json = {"text": "Sop, @bob?", "edited_at": TIME}
REACTOR: Json = {"user": PERSON, "emoji": "👍", "created_at": TIME}
FILE: Json = {**ATTACHMENT, "message_id": ID, "sender": PERSON, "created_at": TIME}
FOUND: Json = {**MESSAGE, "highlight": {"text": "Soup, @bob?", "ranges": [[0, 4]]}}


class FileOut(AttachmentOut):
    """An attachment with the message that holds it."""

    message_id = serializers.UUIDField()
    sender = PersonOut(allow_null=True)
    created_at = serializers.DateTimeField()


class ReactionOut(serializers.Serializer[Any]):
    """One emoji on a message. Others' clicks show at most `COALESCE_MS` late, one's own at once."""

    emoji = serializers.CharField()
    count = serializers.IntegerField()
    reacted = serializers.BooleanField(help_text="Whether the caller is among them.")


class QuoteOut(serializers.Serializer[Any]):
    """The message that a reply answers. It follows edits; of a deleted message the excerpt is empty."""

    id = serializers.UUIDField()
    seq = serializers.IntegerField()
    sender_id = serializers.UUIDField(allow_null=True)
    excerpt = serializers.CharField(help_text="The first 140 characters on one line.")


class MessageOut(serializers.Serializer[Any]):
    """One numbered line of a conversation. A deleted one keeps its `seq`, place and sender, but not what it said."""

    id = serializers.UUIDField()
    conversation_id = serializers.UUIDField()
    seq = serializers.IntegerField(help_text="1, 2, 3 … in its conversation, without gaps.")
    change_seq = serializers.IntegerField(help_text="The conversation's change number at the last visible change.")
    type = serializers.ChoiceField(choices=Message.Type.choices)
    client_id = serializers.CharField(allow_null=True)
    sender = PersonOut(allow_null=True)
    text = serializers.CharField()
    reply_to = QuoteOut(allow_null=True)
    mentions = serializers.ListField(child=serializers.UUIDField())
    attachments = AttachmentOut(many=True)
    poll = serializers.DictField(allow_null=True, help_text="As `GET /polls/{id}` gives it.")
    reactions = ReactionOut(many=True)
    is_edited = serializers.BooleanField()
    edited_at = serializers.DateTimeField(allow_null=True)
    is_deleted = serializers.BooleanField()
    deleted_at = serializers.DateTimeField(allow_null=True)
    is_pinned = serializers.BooleanField()
    reply_count = serializers.IntegerField(help_text="Replies that are not deleted.")
    metadata = serializers.DictField()
    created_at = serializers.DateTimeField()


class MeOut(serializers.Serializer[Any]):
    """One's own membership of a conversation."""

    role = serializers.ChoiceField(choices=Member.Role.choices)
    is_muted = serializers.BooleanField()
    is_pinned = serializers.BooleanField()
    is_archived = serializers.BooleanField()
    last_read_seq = serializers.IntegerField()
    last_delivered_seq = serializers.IntegerField()
    unread_count = serializers.IntegerField(help_text="Others' messages after the mark that are not deleted.")
    mention_count = serializers.IntegerField(help_text="Those of them that name the caller.")


class ConversationForAllOut(serializers.Serializer[Any]):
    """A conversation as all its members see it."""

    id = serializers.UUIDField()
    type = serializers.ChoiceField(choices=Conversation.Type.choices)
    title = serializers.CharField(help_text="Empty in a DIRECT.")
    topic = serializers.CharField()
    avatar_url = serializers.CharField(allow_null=True)
    created_by = serializers.UUIDField(allow_null=True)
    created_at = serializers.DateTimeField()
    member_count = serializers.IntegerField()
    last_seq = serializers.IntegerField()
    change_seq = serializers.IntegerField()
    last_message = MessageOut(allow_null=True)
    last_activity_at = serializers.DateTimeField()


class ConversationOut(ConversationForAllOut):
    """A conversation as the caller sees it."""

    me = MeOut()
    peer = PersonOut(allow_null=True, help_text="In a DIRECT the other person.")


class MemberOut(serializers.Serializer[Any]):
    """A person in a conversation."""

    user = PersonOut()
    role = serializers.ChoiceField(choices=Member.Role.choices)
    joined_at = serializers.DateTimeField()
    change_seq = serializers.IntegerField()


class ChangedMemberOut(MemberOut):
    """A person in a conversation, or one who has left it."""

    is_removed = serializers.BooleanField()


class ReceiptOut(serializers.Serializer[Any]):
    """How far a member has the messages of a conversation, and has read them."""

    user_id = serializers.UUIDField()
    delivered_seq = serializers.IntegerField()
    read_seq = serializers.IntegerField()
    delivered_at = serializers.DateTimeField(allow_null=True)
    read_at = serializers.DateTimeField(allow_null=True)


class MessageReceiptOut(serializers.Serializer[Any]):
    """Somebody who has a message. The times are those at which the person's marks last rose."""

    user = PersonOut()
    delivered_at = serializers.DateTimeField(allow_null=True)
    read_at = serializers.DateTimeField(allow_null=True, help_text="Null: not read so far.")


class EditOut(serializers.Serializer[Any]):
    """What a message said before."""

    text = serializers.CharField()
    edited_at = serializers.DateTimeField(help_text="When this text was written.")


class ReactorOut(serializers.Serializer[Any]):
    """Who reacted."""

    user = PersonOut()
    emoji = serializers.CharField()
    created_at = serializers.DateTimeField()


class IgnoredOut(serializers.Serializer[Any]):
    """Which messages the caller may not see."""

    ignored = serializers.ListField(child=serializers.CharField())


class HighlightOut(serializers.Serializer[Any]):
    """Where the words stand."""

    text = serializers.CharField(help_text="Plain text.")
    ranges = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField()), help_text="Code points."
    )


class FoundMessageOut(MessageOut):
    """A message that a search found."""

    highlight = HighlightOut()


class Receipts(serializers.ListField):
    """All receipts of a conversation."""

    child = ReceiptOut()


class Members(serializers.ListField):
    """Members, all at once."""

    child = MemberOut()


class Reactions(serializers.ListField):
    """The reactions of a message, in the order of their first use."""

    child = ReactionOut()


class ChangeOut(serializers.Serializer[Any]):
    """One thing that changed, as it is now; the field that `kind` names is there, the others are not."""

    change_seq = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=["message", "member", "conversation"])
    message = MessageOut(required=False)
    member = ChangedMemberOut(required=False)
    conversation = ConversationForAllOut(required=False)


class NextSinceOut(serializers.Serializer[Any]):
    """Where to go on."""

    next_since = serializers.IntegerField(help_text="Give it back as `since`.")
    has_more = serializers.BooleanField()


_A_CHANGE = {
    "data": [{"change_seq": 57, "kind": "message", "message": MESSAGE}],
    "pagination": {"next_since": 57, "has_more": False},
}
changes_documented = extend_schema(
    responses={
        200: OpenApiResponse(
            inline_serializer("ChangesAnswer", {"data": ChangeOut(many=True), "pagination": NextSinceOut()}),
            description="",
            examples=[OpenApiExample("Example", value=_A_CHANGE)],
        ),
        400: OpenApiResponse(ErrorOut, description=REASONS[400]),
    },
    parameters=[OpenApiParameter("since", int), OpenApiParameter("limit", int)],
)
