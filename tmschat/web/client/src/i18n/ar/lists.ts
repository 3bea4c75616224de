import type { Catalogue } from "../en/index.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("ar");

export const lists: Catalogue["lists"] = {
  inside: "في هذه المحادثة",
  pins: "المثبّتة",
  noPins: "لا شيء مثبّت هنا.",
  replies: (count) =>
    plural(count, { zero: "لا ردود", one: "رد واحد", two: "ردّان", few: "# ردود", many: "# ردًا", other: "# رد" }),
  noReplies: "لم يرد أحد.",
  showReplies: "عرض الردود",
  reactors: "من تفاعل",
  all: "الكل",
  seenBy: "من شاهدها",
  notSeen: "لم تصل إلى أحد بعد، أو لا يشاركون ذلك.",
  sentAt: (time) => `أُرسلت ${time}`,
  goTo: (name) => `الانتقال إلى رسالة ${name}`,
  from: (name, time) => `${name}، ${time}`,
};
