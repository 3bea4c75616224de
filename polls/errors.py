"""What can go wrong with a poll. The class is the code, the docstring the sentence a person reads."""

from tmschat.core.errors import Conflict, Forbidden


class PollClosed(Conflict):
    """This poll is closed."""

    code = "poll_closed"


class OptionsAreFixed(Conflict):
    """This poll takes no further options."""

    code = "options_are_fixed"


class PollIsAnonymous(Forbidden):
    """Nobody sees who voted in an anonymous poll."""

    code = "poll_is_anonymous"


class ResultsAreHidden(Forbidden):
    """The results of this poll are shown once it is closed."""

    code = "results_are_hidden"
