"""What a year of talk is made of: common words of several languages, and rare ones that hardly stand twice."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

MAX_LENGTH = 10_000
EMOJI = ("👍", "🎉", "😂", "❤️", "🙏🏽", "👩🏽‍💻", "👀", "🔥", "✅", "🏳️‍🌈")
_RARE = 0.06  # of the words
_WITH_EMOJI = 0.12  # of the lines
_TYPICAL_LENGTH, _SPREAD = 8.0, 1.1  # words: half of the lines have at most eight, one in a hundred a hundred


@dataclass(frozen=True, slots=True)
class Language:
    """How lines of a language are made. `syllables` make rare words; `gap` stands between words."""

    share: int
    vocabulary: str
    syllables: tuple[str, ...]
    gap: str = " "

    @property
    def common(self) -> list[str]:
        """The common words, the most common ones first."""
        return self.vocabulary.split()

    @property
    def weights(self) -> list[float]:
        """How often the common words are used, added up: the first one most, as Zipf has it."""
        return list(accumulate(1 / (place + 2) for place in range(len(self.common))))


LANGUAGES = (
    Language(
        44,
        """the and is to of we it for on that this you have with not are be can from will meeting please report tomorrow
        today team thanks release build project customer review ticket deploy server budget invoice contract friday
        monday question answer update draft version number office lunch document branch test failed green agree think
        maybe later again really working schedule holiday travel coffee printer password account order price delivery
        feature bug fixed open closed morning evening week month quarter plan idea help sorry great done next ok""",
        ("ba", "cor", "del", "fin", "gra", "hol", "jan", "kel", "lor", "mon", "nes", "pra", "qui", "ros", "sta", "tem",
         "und", "ver", "wic", "zen", "thor", "ship", "ber", "line", "mark", "ton"),
    ),
    Language(
        10,
        """und die der ist nicht wir das ein zu mit für auf morgen bitte Besprechung Bericht heute können über später
        Rechnung Kunde Straße Übergabe geprüft erledigt Urlaub Müller Vertrag Größe danke Woche Büro Schlüssel""",
        ("ver", "schrei", "bung", "wäh", "rung", "keit", "haus", "stein", "grü", "ßen", "über", "trag", "land", "zei"),
    ),
    Language(
        8,
        """le la et les des est pour dans pas que avec réunion demain équipe réponse déjà très merci façade élève
        château français projet bientôt août noël où là préparé décidé client facture semaine""",
        ("mon", "té", "grand", "cha", "leur", "vé", "ment", "sou", "rire", "pré", "cieux", "bou", "lan"),
    ),
    Language(
        6,
        """и в не на что мы это встреча завтра отчёт релиз сегодня сервер готово пожалуйста спасибо задача проект
        дежурный ошибка исправил позже неделя договор клиент счёт вопрос ответ""",
        ("при", "вет", "ста", "нов", "ле", "ние", "раз", "бор", "ком", "пью", "тер", "гра", "мот"),
    ),
    Language(
        10,
        """的 了 我们 会议 是 在 请 明天 今天 项目 报告 北京 上海 公司 客户 时间 问题 已经 完成 谢谢 下午 服务器 测试
        版本 发布 合同 发票 团队 讨论 计划 更新 文件 周五 可以 需要 没有 大家 参加 准时""",
        tuple("山水火木金土日月星云风雨雪花草树鸟鱼马牛羊龙虎书画琴棋诗词歌舞刀剑车船桥路门窗灯笔墨纸砚茶酒米面盐糖"),
        gap="",
    ),
    Language(
        7,
        """の を は に が です ます 会議 明日 資料 共有 しました お願い 確認 東京 大阪 京都 報告書 今日
        ありがとう 予定 変更 サーバー テスト 完了 プロジェクト 契約 請求書 来週 質問 ございます リリース""",
        tuple("桜梅松竹藤菊葵蓮椿杉橘桃柳川谷沢原野島崎浜津港湖森林岡坂峰岩砂石玉鏡鈴鐘笛琴扇傘"),
        gap="",
    ),
    Language(
        5,
        """회의 내일 오늘 자료 확인 부탁드립니다 감사합니다 서울 부산 프로젝트 보고서 서버 배포 완료 질문 일정
        변경 고객 계약서 다음주 테스트 실패 성공 점심 시간""",
        tuple("가나다라마바사아자차카타파하강산바람구름하늘별달해꽃나무새벽노을"),
    ),
    Language(
        4,
        """في من على إلى هذا الاجتماع غدا اليوم التقرير المشروع شكرا العميل الفريق جاهز الملفات السلام عليكم نعم لا
        الخادم العقد الفاتورة الأسبوع سؤال جواب""",
        ("مد", "رس", "كت", "اب", "سل", "ام", "نو", "ر", "شم", "قل", "با", "دي"),
    ),
    Language(
        2,
        "של את על לא זה אני פגישה מחר היום דוח פרויקט תודה לקוח צוות מוכן קבצים שרת חוזה חשבונית שבוע",
        ("של", "ום", "בר", "כה", "תק", "וה", "אר", "ץ", "מי", "לה"),
    ),
    Language(
        2,
        "है में की के को बैठक कल आज रिपोर्ट परियोजना धन्यवाद ग्राहक सर्वर तैयार कृपया समय सवाल जवाब",
        ("रा", "म", "सी", "ता", "गं", "गा", "हि", "मा", "ल", "य"),
    ),
    Language(
        2,
        "ที่ และ เป็น การประชุม พรุ่งนี้ วันนี้ รายงาน โครงการ ขอบคุณ ลูกค้า เซิร์ฟเวอร์ เสร็จแล้ว ครับ ค่ะ",
        ("กา", "มา", "ดี", "สุ", "ริ", "ยะ", "นคร", "ทอง"),
        gap="",
    ),
)  # fmt: skip


class Talker:
    """Makes one line after the other, always the same ones for the same `random`."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._shares = list(accumulate(language.share for language in LANGUAGES))
        self._weights = [language.weights for language in LANGUAGES]
        self._common = [language.common for language in LANGUAGES]

    def line(self) -> str:
        """Give what somebody writes: 1 to 10,000 characters, most of them few."""
        random = self._random
        at = bisect(self._shares, random.random() * self._shares[-1])
        language = LANGUAGES[at]
        length = min(max(int(random.lognormvariate(0.0, _SPREAD) * _TYPICAL_LENGTH), 1), 2000)
        words = random.choices(self._common[at], cum_weights=self._weights[at], k=length)
        if random.random() < _RARE * length:
            words[int(random.random() * length)] = self._rare(language.syllables)
        if random.random() < _WITH_EMOJI:
            words.append(EMOJI[int(random.random() * len(EMOJI))])
        return language.gap.join(words)[:MAX_LENGTH]

    def _rare(self, syllables: Sequence[str]) -> str:
        return "".join(self._random.choices(syllables, k=4))
