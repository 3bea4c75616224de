"""What can be wrong with an upload. The class is the code, the docstring the sentence a person reads."""

from tmschat.core.errors import DomainError, Invalid


class FileTooLarge(Invalid):
    """This file is too large."""

    code = "file_too_large"


class NothingSent(Invalid):
    """Nothing was sent yet."""

    code = "nothing_sent"


class NotAsAnnounced(Invalid):
    """The file is not the one announced."""

    code = "not_as_announced"


class AnotherType(Invalid):
    """The file is not of the type announced."""

    code = "another_type"


class NoImage(Invalid):
    """Take an image of your own, completed and unused."""

    code = "no_image"


class UnreadableImage(Invalid):
    """This image cannot be read."""

    code = "unreadable_image"


class Infected(DomainError):
    """The virus scanner found something in this file, so it was not taken."""

    code = "infected"

    def __init__(self, infection: str = "") -> None:
        super().__init__()
        self.infection = infection
