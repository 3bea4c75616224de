"""Where chat answers, under `/api/v1/`."""

from django.urls import path

from chat.views.conversations import ConversationViewSet
from chat.views.files import FileViewSet
from chat.views.members import MemberViewSet
from chat.views.messages import ConversationMessageViewSet, MessageViewSet
from chat.views.reactions import ReactionViewSet
from chat.views.search import SearchViewSet

# Routes are tried in turn, 2 µs each: what is asked for most comes first.
urlpatterns = [
    path(
        "messages/conversations/<uuid:conversation_id>/messages",
        ConversationMessageViewSet.as_view({"get": "list", "post": "create"}),
    ),
    path(
        "messages/conversations/<uuid:conversation_id>/changes",
        ConversationMessageViewSet.as_view({"get": "changes"}),
    ),
    path("messages/mark-delivered", MessageViewSet.as_view({"post": "mark_delivered"})),
    path(
        "messages/<uuid:message_id>/reactions",
        ReactionViewSet.as_view({"get": "list", "post": "create"}),
    ),
    path(
        "messages/<uuid:message_id>/reactions/<str:emoji>",
        ReactionViewSet.as_view({"delete": "destroy"}),
    ),
    path(
        "messages/<uuid:message_id>",
        MessageViewSet.as_view({"get": "retrieve", "patch": "partial_update", "delete": "destroy"}),
    ),
    path("messages/<uuid:message_id>/edits", MessageViewSet.as_view({"get": "edits"})),
    path("messages/<uuid:message_id>/replies", MessageViewSet.as_view({"get": "replies"})),
    path("messages/<uuid:message_id>/pin", MessageViewSet.as_view({"put": "pin", "delete": "unpin"})),
    path("messages/<uuid:message_id>/receipts", MessageViewSet.as_view({"get": "receipts"})),
    path("conversations", ConversationViewSet.as_view({"get": "list", "post": "create"})),
    path(
        "conversations/<uuid:conversation_id>",
        ConversationViewSet.as_view({"get": "retrieve", "patch": "partial_update", "delete": "destroy"}),
    ),
    path("conversations/<uuid:conversation_id>/me", ConversationViewSet.as_view({"patch": "me"})),
    path("conversations/<uuid:conversation_id>/leave", ConversationViewSet.as_view({"post": "leave"})),
    path("conversations/<uuid:conversation_id>/read", ConversationViewSet.as_view({"post": "read"})),
    path("conversations/<uuid:conversation_id>/receipts", ConversationViewSet.as_view({"get": "receipts"})),
    path("conversations/<uuid:conversation_id>/pins", ConversationViewSet.as_view({"get": "pins"})),
    path("conversations/<uuid:conversation_id>/files", FileViewSet.as_view({"get": "list"})),
    path(
        "conversations/<uuid:conversation_id>/members",
        MemberViewSet.as_view({"get": "list", "post": "create"}),
    ),
    path(
        "conversations/<uuid:conversation_id>/members/<uuid:user_id>",
        MemberViewSet.as_view({"patch": "partial_update", "delete": "destroy"}),
    ),
    path("search/messages", SearchViewSet.as_view({"get": "list"})),
]
