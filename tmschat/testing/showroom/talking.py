"""Saying it all over the REST API, each person with their own token."""

from typing import Any

import httpx

from tmschat.testing.concurrency import wait_until
from tmschat.testing.showroom.cast import PEOPLE, STATUSES, TALKS, WITH_PICTURE, Line, Poll, Talk
from tmschat.testing.showroom.paintings import painted, portrait

Json = dict[str, Any]
VIEWER = "nora"


class Stage:
    """The people's ways to one server."""

    def __init__(self, site: str, people: list[Json]) -> None:
        """`people`: `{id, username, token}` each."""
        self._site = site
        self.ids = {each["username"]: each["id"] for each in people}
        self._clients = {
            each["username"]: httpx.Client(
                base_url=f"{site}/api/v1/", headers={"Authorization": f"Bearer {each['token']}"}, timeout=30
            )
            for each in people
        }

    def ask(self, name: str, method: str, path: str, body: Json | None = None) -> Any:
        """Call the API as somebody; gives the answer's `data`."""
        answer = self._clients[name].request(method, path, json=body)
        answer.raise_for_status()
        return answer.json()["data"] if answer.content else None

    def upload(self, name: str, file: str, content: bytes, content_type: str) -> str:
        """Give the id of an upload of these bytes."""
        offer = self.ask(
            name, "POST", "media/uploads", {"name": file, "content_type": content_type, "size": len(content)}
        )
        target = offer["upload"]
        url = httpx.URL(self._site).join(target["url"])
        httpx.request(target["method"], url, headers=target["headers"], content=content).raise_for_status()
        return str(self.ask(name, "POST", f"media/uploads/{offer['id']}/complete")["id"])


def perform(stage: Stage) -> dict[str, int]:
    """Say everything. Gives how many minutes ago each message is to have been said, by its id."""
    for name, display_name in PEOPLE.items():
        profile = {"display_name": display_name, "status_text": STATUSES.get(name, "")}
        stage.ask(name, "PATCH", "users/me", profile)
    for name in WITH_PICTURE:
        picture = stage.upload(name, "me.png", portrait(name), "image/png")
        stage.ask(name, "PUT", "users/me/avatar", {"upload_id": picture})
    said: dict[str, int] = {}
    for talk in sorted(TALKS, key=lambda each: -each.lines[-1].ago):  # the list is in the order of what came last
        said |= _performed(stage, talk)
    wait_until(lambda: all(_is_counted(stage, talk) for talk in TALKS))
    return said


def _performed(stage: Stage, talk: Talk) -> dict[str, int]:
    owner, *others = talk.people
    kind = {"type": "GROUP", "title": talk.title, "topic": talk.topic} if talk.title else {"type": "DIRECT"}
    room = stage.ask(owner, "POST", "conversations", kind | {"member_ids": [stage.ids[name] for name in others]})["id"]
    said: list[str] = []
    for line in talk.lines:
        said.append(_ask(stage, room, line) if isinstance(line, Poll) else _say(stage, room, line, said))
    _look(stage, room, talk)
    return {message: line.ago for message, line in zip(said, talk.lines, strict=True)}


def _say(stage: Stage, room: str, line: Line, said: list[str]) -> str:
    files = [stage.upload(line.sender, name, painted(name), "image/jpeg") for name in line.pictures]
    if line.file:
        files.append(stage.upload(line.sender, line.file, b"name,paper\n" * 400, "text/csv"))
    draft: Json = {"text": line.text, "attachment_ids": files}
    if line.reply_to is not None:
        draft["reply_to"] = said[line.reply_to]
    message = str(stage.ask(line.sender, "POST", f"messages/conversations/{room}/messages", draft)["id"])
    for emoji, names in line.reactions.items():
        for name in names:
            stage.ask(name, "POST", f"messages/{message}/reactions", {"emoji": emoji})
    if line.is_pinned:
        stage.ask(line.sender, "PUT", f"messages/{message}/pin")
    return message


def _ask(stage: Stage, room: str, poll: Poll) -> str:
    draft = {"conversation_id": room, "question": poll.question, "options": list(poll.votes)}
    asked = stage.ask(poll.sender, "POST", "polls", draft)
    for option, names in zip(asked["options"], poll.votes.values(), strict=True):
        for name in names:
            stage.ask(name, "POST", f"polls/{asked['id']}/vote", {"option_ids": [option["id"]]})
    return str(asked["message_id"])


def _is_counted(stage: Stage, talk: Talk) -> bool:
    """Tell whether all reactions and votes are counted, which is done soon after they are put."""
    rooms = stage.ask(VIEWER, "GET", "conversations")
    room = next(each["id"] for each in rooms if each["last_seq"] == len(talk.lines) and each["title"] == talk.title)
    for message in stage.ask(VIEWER, "GET", f"messages/conversations/{room}/messages"):
        line = talk.lines[message["seq"] - 1]
        given = line.votes if isinstance(line, Poll) else line.reactions
        counted = message["poll"]["options"] if isinstance(line, Poll) else message["reactions"]
        if [len(names) for names in given.values()] != [each.get("votes", each.get("count")) for each in counted]:
            return False
    return True


def _look(stage: Stage, room: str, talk: Talk) -> None:
    for name in talk.people:
        unread = talk.unread if name == VIEWER else 0
        stage.ask(name, "POST", f"conversations/{room}/read", {"seq": len(talk.lines) - unread})
    flags = {"is_pinned": talk.is_pinned, "is_muted": talk.is_muted}
    stage.ask(VIEWER, "PATCH", f"conversations/{room}/me", flags)
