"""Who they are, and what they have said. Times are minutes before now."""

from dataclasses import dataclass, field

PEOPLE = {
    "nora": "Nora Lindqvist",
    "tariq": "Tariq Haddad",
    "mei": "Mei Tanaka",
    "jonas": "Jonas Weber",
    "amara": "Amara Okafor",
    "luca": "Luca Ferri",
    "priya": "Priya Raman",
    "sofia": "Sofia Marques",
    "yusuf": "Yusuf Demir",
    "hannah": "Hannah Cole",
}
STATUSES = {"mei": "In the workshop until four", "jonas": "Lending desk", "tariq": "حتى الخميس في بيروت"}
WITH_PICTURE = ("nora", "mei", "tariq", "amara", "luca")
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Line:
    """A message. `reply_to` is the place of another in the same talk; `reactions` says who put which emoji."""

    sender: str
    ago: int
    text: str = ""
    reply_to: int | None = None
    pictures: tuple[str, ...] = ()
    file: str = ""
    reactions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    is_pinned: bool = False
    edited_from: str = ""


@dataclass(frozen=True, slots=True)
class Poll:
    """A question; `votes` says who chose each answer."""

    sender: str
    ago: int
    question: str
    votes: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation: its people, the owner first; one without a title is of two. `unread` lines are new to Nora."""

    people: tuple[str, ...]
    lines: tuple[Line | Poll, ...]
    title: str = ""
    topic: str = ""
    unread: int = 0
    is_pinned: bool = False
    is_muted: bool = False


OPENING = Talk(
    title="Opening night",
    topic="“Salt and Light”, Friday at seven",
    people=tuple(PEOPLE),
    is_pinned=True,
    lines=(
        Line("jonas", DAY + 190, "The loan from Lisbon has cleared customs. The crate comes **Thursday at nine**."),
        Line("amara", DAY + 184, "Perfect. I'll have two people at the loading dock.", reply_to=0),
        Line(
            "nora",
            DAY + 150,
            "Order of the evening:\n\n1. Doors, 19:00\n2. Director's words, 19:20\n3. Quartet in the hall, 19:40",
            reactions={"👍": ("mei", "jonas", "amara", "sofia"), "🎻": ("luca",)},
            is_pinned=True,
        ),
        Line("sofia", DAY + 96, "Press list is final: 34 names, five with cameras.", file="press-list.csv"),
        Line("amara", 131, "@nora can the light in room three wait until the quartet has begun?"),
        Line("nora", 127, "Yes: `scene 4` starts by hand. I'll give the sign from the stairs.", reply_to=4),
        Line(
            "yusuf",
            112,
            "Rehearsal of the cloakroom at four, bring coats 🧥",
            reactions={"👍": ("hannah", "priya", "nora", "luca", "mei", "sofia"), "😂": ("jonas", "hannah")},
        ),
        Poll(
            "hannah",
            64,
            "What shall the bar pour?",
            {
                "Riesling and elderflower": ("nora", "mei", "hannah", "sofia", "priya"),
                "Vermouth and soda": ("luca", "jonas", "yusuf"),
                "Tea, honestly": ("amara",),
            },
        ),
        Line(
            "luca",
            25,
            "Hung the last two this morning. What do you all say?",
            pictures=("harbour.jpg", "dunes.jpg"),
            reactions={"😍": ("mei", "nora", "hannah", "sofia"), "👏": ("amara", "jonas")},
        ),
        Line("nora", 6, "On my way down."),
    ),
)

TALKS = (
    OPENING,
    Talk(
        people=("nora", "mei"),
        unread=2,
        lines=(
            Line("nora", 40, "Is the varnish dry?"),
            Line("mei", 9, "Dry, and it *glows*. Come and look before they wrap it"),
            Line("mei", 8, "Bring the good camera 📷"),
        ),
    ),
    Talk(
        title="Front desk",
        topic="Tickets, groups, lost gloves",
        people=("priya", "nora", "hannah", "yusuf", "sofia"),
        unread=3,
        lines=(
            Line("hannah", 130, "School group of 28 at eleven, two wheelchairs."),
            Line("yusuf", 55, "The lift is back in service."),
            Line("priya", 24, "@nora who has the key to the side door?"),
        ),
    ),
    Talk(
        title="فريق الترجمة",
        topic="لوحات المعرض بالعربية",
        people=("tariq", "nora", "yusuf", "amara"),
        lines=(
            Line("tariq", 320, "صباح الخير، أنهيت ترجمة بطاقات القاعة الأولى."),
            Line("yusuf", 305, "رائع! هل راجعت كلمة «ملح» في العنوان؟", reply_to=0),
            Line(
                "tariq",
                300,
                "نعم، اخترنا **«ملح وضوء»** وهو أقرب إلى روح المعرض.",
                reactions={"👏": ("nora", "yusuf", "amara"), "❤️": ("amara",)},
            ),
            Line("amara", 210, "البطاقات في المطبعة، تصل يوم الخميس.", pictures=("harbour.jpg",)),
            Poll(
                "yusuf",
                180,
                "متى نلتقي للمراجعة الأخيرة؟",
                {"الأربعاء صباحًا": ("tariq", "yusuf", "amara"), "الأربعاء مساءً": ("nora",)},
            ),
            Line("nora", 150, "الأربعاء صباحًا يناسبني أيضًا."),
            Line("tariq", 148, "اتفقنا 👍", reply_to=5),
        ),
    ),
    Talk(
        people=("nora", "jonas"),
        lines=(
            Line("jonas", 260, "Insurance wants the condition report by noon."),
            Line("nora", 255, "Sent. All nine pages of it."),
            Line("jonas", 250, "You are a wonder."),
        ),
    ),
    Talk(
        title="Building",
        topic="What drips, hums or sticks",
        people=("amara", "nora", "luca", "yusuf"),
        is_muted=True,
        unread=1,
        lines=(Line("luca", 410, "The humidifier in store two hums again."),),
    ),
    Talk(
        title="Announcements",
        people=("sofia", "nora", "hannah", "priya", "jonas"),
        lines=(Line("sofia", DAY + 400, "We are in Saturday's paper, half a page 🎉"),),
    ),
    Talk(people=("nora", "luca"), lines=(Line("luca", DAY + 700, "Lunch tomorrow? I found *the* ramen place."),)),
)
