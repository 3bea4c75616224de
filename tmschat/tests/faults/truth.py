"""What the database of a site says, to hold clients and writers' books against."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from realtime.replica import Copy
from tmschat.testing.model_client import seen
from tmschat.tests.faults.listeners import Listener
from tmschat.tests.faults.site import Person, Site
from tmschat.tests.faults.writers import Book

Json = dict[str, Any]


class Truth:
    """The database, read anew with each question."""

    def __init__(self, site: Site) -> None:
        self._site = site

    # --- has everybody heard? -----------------------------------------------------------------------------------------

    def late(self, listeners: Iterable[Listener]) -> list[str]:
        """Name the listeners that do not hold every conversation of theirs up to its last change."""
        numbers = self._numbers()
        return [each.person.username for each in listeners if each.numbers != numbers[each.person.id]]

    def waiting(self) -> int:
        """Count the reactions and votes that the flusher has not numbered yet."""
        found = self._site.rows(
            "SELECT (SELECT count(*) FROM chat_reaction WHERE change_seq IS NULL)"
            " + (SELECT count(*) FROM polls_vote WHERE change_seq IS NULL) AS rows"
        )
        return int(found[0]["rows"])

    def _numbers(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for row in self._site.rows(
            "SELECT m.user_id, c.id, c.change_seq FROM chat_member m JOIN chat_conversation c"
            " ON c.id = m.conversation_id WHERE NOT m.is_removed AND c.deleted_at IS NULL"
        ):
            found[str(row["user_id"])][str(row["id"])] = row["change_seq"]
        return found

    # --- is it the same? ----------------------------------------------------------------------------------------------

    async def differences(self, listeners: Iterable[Listener], rooms: list[tuple[str, Person]]) -> list[str]:
        """Compare everything that listeners hold of `rooms`, each given with a member who reads it whole.

        What a viewer alone sees (own reactions, own votes) is taken from the tables.
        """
        different = []
        own = self._own_fields()
        for room, reader in rooms:
            read = await self._read(room, reader)
            for listener in listeners:
                copy = listener.replica.copies.get(room)
                if copy is not None:
                    expected = _as_seen_by(read, *own[listener.person.id])
                    different += _compared(f"{listener.person.username} in {room}", seen(copy), expected)
        return different

    async def _read(self, room: str, reader: Person) -> Json:
        """Read a room over HTTP, page by page, without `changes`."""
        async with self._site.client(reader) as http:

            async def pages(path: str) -> list[Json]:
                found: list[Json] = []
                cursor: str | None = ""
                while cursor is not None:
                    wanted = {"limit": "100"} | ({"cursor": cursor} if cursor else {})
                    answer = (await http.get(f"/api/v1/{path}", params=wanted)).json()
                    found += answer["data"]
                    cursor = answer["pagination"]["next_cursor"]
                return found

            members = await pages(f"conversations/{room}/members")
            messages = await pages(f"messages/conversations/{room}/messages")
            conversation = (await http.get(f"/api/v1/conversations/{room}")).json()["data"]
        return seen(
            Copy(
                conversation=conversation,
                members={each["user"]["id"]: each for each in members},
                messages={each["id"]: each for each in messages},
            )
        )

    def _own_fields(self) -> dict[str, tuple[set[tuple[str, str]], dict[str, list[str]]]]:
        """Give each person's reactions (message, emoji), and votes by poll."""
        found: dict[str, tuple[set[tuple[str, str]], dict[str, list[str]]]] = defaultdict(lambda: (set(), {}))
        for row in self._site.rows("SELECT user_id, message_id, emoji FROM chat_reaction WHERE NOT is_removed"):
            found[str(row["user_id"])][0].add((str(row["message_id"]), row["emoji"]))
        for row in self._site.rows("SELECT user_id, poll_id, option_ids FROM polls_vote"):
            found[str(row["user_id"])][1][str(row["poll_id"])] = [str(each) for each in row["option_ids"]]
        return found

    # --- is all that was acknowledged there, once? --------------------------------------------------------------------

    def lost_or_doubled(self, books: dict[str, Book], rooms: list[str], lobby: str) -> list[str]:
        """Name everything in the writers' books, by person, that is not in the database exactly as acknowledged."""
        wrong = [f"{room}: {line}" for room in rooms for line in self._wrong_numbers(room)]
        for person_id, book in books.items():
            wrong += self._wrong_messages(person_id, book, rooms)
            wrong += self._wrong_reactions(person_id, book, rooms)
            votes = {
                str(row["poll_id"]): [str(each) for each in row["option_ids"]]
                for row in self._site.rows(
                    "SELECT poll_id, option_ids FROM polls_vote"
                    " WHERE user_id = %s AND conversation_id = ANY(%s::uuid[])",
                    person_id,
                    rooms,
                )
            }
            wrong += [f"votes of {person_id}"] * (votes != book.votes)
        present = self._site.rows(
            "SELECT user_id FROM chat_member WHERE conversation_id = %s AND NOT is_removed", lobby
        )
        inside = {str(row["user_id"]) for row in present}
        expected = {person_id: is_in for book in books.values() for person_id, is_in in book.members.items()}
        return wrong + [f"{each} in the lobby" for each, is_in in expected.items() if is_in != (each in inside)]

    def _wrong_numbers(self, room: str) -> list[str]:
        rows = self._site.rows("SELECT seq FROM chat_message WHERE conversation_id = %s ORDER BY seq", room)
        return ["seq is not contiguous"] * ([row["seq"] for row in rows] != list(range(1, len(rows) + 1)))

    def _wrong_messages(self, person_id: str, book: Book, rooms: list[str]) -> list[str]:
        rows = self._site.rows(
            "SELECT m.id, client_id, m.text, deleted_at, pinned_at, conversation_id,"
            " ARRAY(SELECT e.text FROM chat_edit e WHERE e.message_id = m.id ORDER BY e.id) AS earlier"
            " FROM chat_message m WHERE sender_id = %s AND conversation_id = ANY(%s::uuid[]) AND client_id IS NOT NULL",
            person_id,
            rooms,
        )
        there = {row["client_id"]: row for row in rows}
        assert len(rows) == len(there)
        wrong = [f"{each} was never acknowledged" for each in there.keys() - book.sent.keys()]
        for client_id, sent in book.sent.items():
            row = there.get(client_id)
            texts = [] if sent.is_deleted else sent.texts
            if row is None or [str(row["id"]), str(row["conversation_id"])] != [sent.id, sent.room]:
                wrong.append(f"{client_id} is not there")
            elif [row["deleted_at"] is not None, row["pinned_at"] is not None] != [sent.is_deleted, sent.is_pinned]:
                wrong.append(f"{client_id} is not deleted or pinned as it should be")
            elif [*row["earlier"], *filter(None, [row["text"]])] != texts:
                wrong.append(f"{client_id} has not the texts that it should have")
        return wrong

    def _wrong_reactions(self, person_id: str, book: Book, rooms: list[str]) -> list[str]:
        rows = self._site.rows(
            "SELECT message_id, emoji FROM chat_reaction"
            " WHERE user_id = %s AND conversation_id = ANY(%s::uuid[]) AND NOT is_removed",
            person_id,
            rooms,
        )
        there = {(str(row["message_id"]), row["emoji"]) for row in rows}
        ids = list({message_id for message_id, _ in book.reactions})
        deleted = {
            str(row["id"])
            for row in self._site.rows(
                "SELECT id FROM chat_message WHERE id = ANY(%s::uuid[]) AND deleted_at IS NOT NULL", ids
            )
        }
        expected = {each for each, stands in book.reactions.items() if stands and each[0] not in deleted}
        return [f"reactions of {person_id}: {there ^ expected}"] * (there != expected)


def _as_seen_by(read: Json, reactions: set[tuple[str, str]], votes: dict[str, list[str]]) -> Json:
    """Put one viewer's own fields in place of the reader's."""

    def seen_message(message: Json) -> Json:
        own = [{**each, "reacted": (message["id"], each["emoji"]) in reactions} for each in message["reactions"]]
        poll = message["poll"] and {**message["poll"], "my_option_ids": votes.get(message["poll"]["id"], [])}
        return {**message, "reactions": own, "poll": poll}

    return {**read, "messages": {each: seen_message(message) for each, message in read["messages"].items()}}


def _compared(where: str, held: Any, true: Any) -> list[str]:
    """Name what differs, down to the field."""
    if not (isinstance(held, dict) and isinstance(true, dict)):
        return [] if held == true else [f"{where}: {held} is {true}"]
    return [line for key in held.keys() | true for line in _compared(f"{where}.{key}", held.get(key), true.get(key))]
