import type { Catalogue } from "../en/index.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("ar");

export const conversations: Catalogue["conversations"] = {
  title: "المحادثات",
  filter: "ابحث عن محادثة",
  none: "لا توجد محادثات بعد.",
  noMatch: "لا توجد محادثة بهذا الاسم.",
  choose: "اختر محادثة لقراءتها.",
  create: "محادثة جديدة",
  archived: "المؤرشفة",
  archive: "أرشفة",
  unarchive: "إخراج من الأرشيف",
  pin: "تثبيت في الأعلى",
  unpin: "إلغاء التثبيت",
  mute: "كتم",
  unmute: "إلغاء الكتم",
  muted: "مكتومة",
  pinned: "مثبّتة",
  leave: "مغادرة",
  leaveQuestion: (title) => `هل تريد مغادرة «${title}»؟ لن ترى رسائلها بعد ذلك.`,
  markRead: "تعليم كمقروءة",
  unread: (count) =>
    plural(count, {
      zero: "لا رسائل غير مقروءة",
      one: "رسالة واحدة غير مقروءة",
      two: "رسالتان غير مقروءتين",
      few: "# رسائل غير مقروءة",
      many: "# رسالة غير مقروءة",
      other: "# رسالة غير مقروءة",
    }),
  mentions: (count) =>
    plural(count, {
      one: "إشارة واحدة إليك",
      two: "إشارتان إليك",
      few: "# إشارات إليك",
      many: "# إشارة إليك",
      other: "# إشارة إليك",
    }),
  members: (count) =>
    plural(count, {
      one: "عضو واحد",
      two: "عضوان",
      few: "# أعضاء",
      many: "# عضوًا",
      other: "# عضو",
    }),
  you: "أنت",
  draft: "مسودة:",
  online: "متصل",
  away: "بعيد",
  offline: "غير متصل",
  untitled: "محادثة",
  image: "صورة",
  file: "ملف",
  poll: (question) => `تصويت: ${question}`,
  nothingSaid: "لا رسائل بعد",
};
