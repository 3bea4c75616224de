"""What a chat is made of. PostgreSQL holds the truth; every visible change bears a number."""

from chat.models.conversations import Conversation, Mark, Member
from chat.models.messages import Attachment, Edit, Mention, Message
from chat.models.reactions import Reaction
from chat.models.search import SearchEntry, SearchHead

__all__ = [
    "Attachment",
    "Conversation",
    "Edit",
    "Mark",
    "Member",
    "Mention",
    "Message",
    "Reaction",
    "SearchEntry",
    "SearchHead",
]
