"""What people write: several scripts, both directions, emoji of one and of many code points, short and long lines."""

LINES = (
    "Good morning, everybody.",
    "The build is green again 🎉",
    "Können wir das auf morgen verschieben? Übermorgen wäre auch gut.",
    "会议改到下午三点,请大家准时参加。",
    "資料を共有しました。ご確認をお願いします 🙇‍♀️",
    "회의록을 올렸습니다. 확인 부탁드려요.",
    "السلام عليكم، هل وصلت الملفات؟",
    "מישהו יודע איפה המפתח של חדר הישיבות?",
    "Кто сегодня дежурный по релизу?",
    "Το αρχείο ανέβηκε, ρίξτε μια ματιά 👀",
    "कल की बैठक कितने बजे है?",
    "ขอบคุณทุกคนมากครับ 🙏🏽",
    "Ça marche, merci ! À tout à l’heure.",
    "👍🏿",
    "👩🏽‍💻 + 👨‍👩‍👧‍👦 = ❤️‍🔥",
    "Two things:\n1. the invoice for March\n2. who brings the cake",
    "See https://example.org/a?b=1&c=%20#frag – the table at the end is the part that matters.",
    "Mixed: left إلى اليمين and back, 100 % sure, “quoted”, ½ of it.",
    "`SELECT count(*) FROM messages;` says 421, I had expected 420.",
    """A longer one, because people do write longer ones now and then: we looked at the three proposals, and the second
is the one that most of us could live with. It keeps the dates, costs a little more, and needs nobody on a Sunday.
If you see it differently, say so before Thursday; after that we order the material.""",
)
NAMES = (
    "Amina Yusuf", "李娜", "Jürgen Groß", "Дмитрий Соколов", "Noa Ben-David", "فاطمة الزهراء", "María José Núñez",
    "佐藤 葵", "Chloé Lefèvre", "김민준", "Ayşe Yılmaz", "Oluwaseun Adébáyọ̀", "Priya Raghavan", "Γιώργος Παππάς",
    "Siobhán O’Brien", "สมชาย ใจดี",
)  # fmt: skip
FILE_NAMES = (
    "Report Q1", "Übersicht Maße", "財務報告", "تقرير المبيعات", "Протокол встречи", "naïve résumé (final)",
    "予定表 ✅",
)  # fmt: skip
PICTURE_NAMES = ("IMG", "Screenshot 2026-02-23 at 10.00", "Foto", "写真", "صورة")


def line(number: int) -> str:
    """Give the text of message 1, 2, 3 …"""
    return LINES[number % len(LINES)]


def display_name(number: int) -> str:
    """Give what user 1, 2, 3 … is called; two may share a name."""
    return NAMES[number % len(NAMES)]


def file_name(number: int, ending: str) -> str:
    """Give the name under which file 1, 2, 3 … was uploaded."""
    return f"{FILE_NAMES[number % len(FILE_NAMES)]} {number:03d}.{ending}"


def picture_name(number: int, ending: str) -> str:
    """Give the name under which picture 1, 2, 3 … was uploaded."""
    return f"{PICTURE_NAMES[number % len(PICTURE_NAMES)]} {number:04d}.{ending}"
