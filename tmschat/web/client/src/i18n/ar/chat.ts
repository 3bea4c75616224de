import type { Catalogue } from "../en/index.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("ar");
const messages = { one: "رسالة واحدة", two: "رسالتان", few: "# رسائل", many: "# رسالة", other: "# رسالة" };

export const chat: Catalogue["chat"] = {
  messages: "الرسائل",
  write: (title) => `اكتب إلى ${title}`,
  send: "إرسال",
  emoji: "رموز تعبيرية",
  addReaction: "تفاعل",
  reaction: (emoji, count) =>
    plural(count, {
      one: `${emoji}، # شخص`,
      two: `${emoji}، # شخصان`,
      few: `${emoji}، # أشخاص`,
      many: `${emoji}، # شخصًا`,
      other: `${emoji}، # شخص`,
    }),
  reply: "رد",
  replyingTo: (name) => `رد على ${name}`,
  editing: "تعديل رسالتك",
  edited: "معدّلة",
  deleted: "حُذفت هذه الرسالة.",
  deleteQuestion: "هل تريد حذف هذه الرسالة؟ لن يتمكن أحد من قراءتها.",
  pin: "تثبيت",
  unpin: "إلغاء التثبيت",
  pinned: "مثبّتة",
  copyText: "نسخ النص",
  copyLink: "نسخ الرابط",
  actions: "إجراءات الرسالة",
  newMessages: "جديد",
  jumpToLatest: "الانتقال إلى أحدث رسالة",
  newBelow: (count) => `${plural(count, messages)} (جديد)`,
  jumpToUnread: (count) => `غير مقروء: ${plural(count, messages)}`,
  start: "هنا تبدأ المحادثة.",
  typing: (names, count) =>
    plural(count, { one: `${names} يكتب…`, two: `${names} يكتبان…`, other: `${names} يكتبون…` }),
  manyTyping: "عدة أشخاص يكتبون…",
  sending: "جارٍ الإرسال…",
  waiting: "في انتظار الشبكة",
  notSent: "لم تُرسل.",
  sent: "أُرسلت",
  delivered: "وصلت",
  read: "قُرئت",
  offline: "أنت غير متصل. سيُرسل ما تكتبه عند عودة الاتصال.",
  connecting: "جارٍ الاتصال…",
  signedOut: "تم تسجيل خروجك.",
  signIn: "تسجيل الدخول",
  tooLong: (count) =>
    plural(count, {
      one: "حرف واحد زائد",
      two: "حرفان زائدان",
      few: "# أحرف زائدة",
      many: "# حرفًا زائدًا",
      other: "# حرف زائد",
    }),
  suggestions: "اقتراحات",
  everybody: "جميع الأعضاء",
  notify: "هل تريد إشعارًا عند وصول رسالة؟",
  notifyYes: "تفعيل",
  notifyNo: "ليس الآن",
  from: (name, title) => `${name} في ${title}`,
  loadingFailed: "تعذّرت قراءة الرسائل.",
};
