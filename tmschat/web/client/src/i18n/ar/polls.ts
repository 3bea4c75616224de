import type { Catalogue } from "../en/index.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("ar");

export const polls: Catalogue["polls"] = {
  poll: (question) => `تصويت: ${question}`,
  create: "تصويت جديد",
  ask: "طرح السؤال",
  question: "السؤال",
  options: "الإجابات",
  option: (number) => `الإجابة ${number}`,
  takeOut: (number) => `إزالة الإجابة ${number}`,
  switches: {
    multiple: "يمكن اختيار عدة إجابات",
    anonymous: "لا يرى أحد من اختار ماذا",
    hidden: "عرض النتائج بعد الإغلاق",
    extensible: "يمكن للآخرين إضافة إجابات",
  },
  most: "أقصى عدد من الأصوات للشخص",
  anyNumber: "بعدد الإجابات",
  closesAt: "يُغلق تلقائيًا في",
  single: "إجابة واحدة",
  several: (count) =>
    plural(count, {
      one: "إجابة واحدة",
      two: "حتى إجابتين",
      few: "حتى # إجابات",
      many: "حتى # إجابة",
      other: "حتى # إجابة",
    }),
  anonymous: "مجهول",
  hidden: "تظهر النتائج بعد الإغلاق",
  until: (time) => `حتى ${time}`,
  closed: "مغلق",
  counting: "مغلق، جارٍ العد",
  votes: (count) =>
    plural(count, {
      zero: "لا أصوات",
      one: "صوت واحد",
      two: "صوتان",
      few: "# أصوات",
      many: "# صوتًا",
      other: "# صوت",
    }),
  voters: (count) =>
    plural(count, {
      zero: "لم يصوّت أحد",
      one: "صوّت شخص واحد",
      two: "صوّت شخصان",
      few: "صوّت # أشخاص",
      many: "صوّت # شخصًا",
      other: "صوّت # شخص",
    }),
  tooMany: (count) =>
    plural(count, {
      one: "لك صوت واحد هنا.",
      two: "لك صوتان هنا.",
      few: "لك # أصوات هنا.",
      many: "لك # صوتًا هنا.",
      other: "لك # صوت هنا.",
    }),
  addOption: "إضافة إجابة",
  newOption: "إجابة أخرى",
  retract: "سحب صوتي",
  close: "إغلاق التصويت",
  closeQuestion: "هل تريد إغلاق هذا التصويت؟ لن يتمكن أحد من التصويت بعد ذلك.",
  whoVoted: "من صوّت",
  allOptions: "كل الإجابات",
  nobody: "لا أحد بعد.",
};
