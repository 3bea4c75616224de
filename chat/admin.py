"""Conversations and messages in the admin: moderators find, look, and delete a message with a reason."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from chat.models import Attachment, Conversation, Edit, Message
from chat.selectors.moderation import conversations_found, messages_found
from chat.services.deletion import moderate_message
from tmschat.core.admin import BigTableAdmin
from tmschat.core.text import excerpt
from tmschat.users.admin import ReasonForm
from tmschat.users.models import User


class ReadOnlyAdmin(BigTableAdmin):
    """What people wrote is looked at here, never rewritten."""

    ordering = ("-id",)  # the primary key, which is time-ordered
    sortable_by = ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 (Django's signature)
        """Deny it to everybody."""
        return False


@admin.register(Conversation)
class ConversationAdmin(ReadOnlyAdmin):
    """Conversations."""

    list_display = ("__str__", "type", "member_count", "last_seq", "last_activity_at", "deleted_at")
    search_fields = ("title",)
    search_help_text = "A part of the title, @username of a member, or an id"
    fields = readonly_fields = (
        "id", "type", "title", "topic", "avatar_url", "created_by", "created_at", "deleted_at", "member_count",
        "last_seq", "change_seq", "last_activity_at", "its_messages",
    )  # fmt: skip

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002 (Django's signature)
        queryset: QuerySet[Conversation],
        search_term: str,
    ) -> tuple[QuerySet[Conversation], bool]:
        """Search by what an index serves."""
        sought = _cleaned(search_term)
        return (conversations_found(queryset, sought) if sought else queryset), False

    @admin.display(description="messages")
    def its_messages(self, conversation: Conversation) -> SafeString:
        """Lead to the conversation's messages."""
        return format_html(
            '<a href="{}?q={}">all of them</a>', reverse("admin:chat_message_changelist"), conversation.pk
        )


@admin.register(Message)
class MessageAdmin(ReadOnlyAdmin):
    """Messages."""

    list_display = ("begins", "type", "sender", "conversation", "seq", "created_at", "deleted_at")
    list_select_related = ("sender", "conversation")
    search_fields = ("text",)
    search_help_text = "Words, @username of the sender, or the id of a message or a conversation"
    fields = readonly_fields = (
        "id", "conversation", "seq", "type", "sender", "text", "files", "earlier_texts", "reply_to", "metadata",
        "created_at", "edited_at", "deleted_at", "deleted_by", "pinned_at", "reply_count", "reaction_counts",
    )  # fmt: skip
    action_form = ReasonForm
    actions = ("delete_for_a_reason",)

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        """Allow the action to moderators and administrators."""
        return bool(request.user.is_superuser or getattr(request.user, "is_moderator", False))

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002 (Django's signature)
        queryset: QuerySet[Message],
        search_term: str,
    ) -> tuple[QuerySet[Message], bool]:
        """Search by what an index serves."""
        sought = _cleaned(search_term)
        return (messages_found(queryset, sought) if sought else queryset), False

    @admin.display(description="message")
    def begins(self, message: Message) -> str:
        """Give the first line of a message."""
        return excerpt(message.text, 80) or f"({'deleted' if message.deleted_at else message.type.lower()})"

    @admin.display(description="attachments")
    def files(self, message: Message) -> str:
        """Name what is attached."""
        attached = Attachment.objects.filter(message=message).select_related("upload").order_by("position")
        return ", ".join(attachment.upload.name for attachment in attached) or "-"

    @admin.display(description="earlier texts")
    def earlier_texts(self, message: Message) -> SafeString | str:
        """Give what the message said before, the newest first."""
        edits = Edit.objects.filter(message=message).order_by("-id").values_list("edited_at", "text")
        return format_html_join("", "<p>{}: {}</p>", edits) or "-"

    @admin.action(description="Delete, for the reason given", permissions=["moderate"])
    def delete_for_a_reason(self, request: HttpRequest, chosen: QuerySet[Message]) -> None:
        """Empty each; that and why is in the log."""
        reason = request.POST.get("reason", "").strip()
        if not reason or not isinstance(request.user, User):
            self.message_user(request, "A deletion needs a reason.", messages.ERROR)
            return
        standing = [message for message in chosen if message.deleted_at is None]
        for message in standing:
            moderate_message(moderator=request.user, message_id=message.pk, reason=reason)
        self.message_user(request, f"{len(standing)} messages deleted.", messages.SUCCESS)


def _cleaned(search_term: str) -> str:
    return search_term.replace("\x00", "").strip()
