"""What search looks through: a copy of the messages' texts, folded and indexed behind the sends."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from chat.models.conversations import Conversation
from chat.models.messages import Message


class SearchEntry(models.Model):
    """A message's text as search compares it. The id is the message's; being time-ordered, it is the sort key."""

    message = models.OneToOneField(Message, primary_key=True, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    sender_id = models.UUIDField(null=True)
    type = models.CharField(max_length=6)
    created_at = models.DateTimeField()
    folded = models.TextField()  # lower case, without accents
    tokens = SearchVectorField()  # what trigrams cannot find: short words, and pairs of CJK characters

    class Meta:
        indexes = [
            GinIndex(
                "conversation",
                "sender_id",
                "type",
                "tokens",
                OpClass("folded", "gin_trgm_ops"),
                name="search_entry_terms",
                # Entries wait in a list until their batch is whole, and are put into the index together, each word
                # once: 20 times as fast as one by one. Who writes a batch empties the list (services/indexing.py).
                fastupdate=True,
                gin_pending_list_limit=16384,  # KiB: more than a batch
            ),
        ]

    def __str__(self) -> str:
        return str(self.message_id)


class SearchHead(models.Model):
    """Up to which change number a conversation is indexed: the index follows the feed like any other client."""

    conversation = models.OneToOneField(Conversation, primary_key=True, on_delete=models.CASCADE, related_name="+")
    change_seq = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.conversation_id} up to {self.change_seq}"
