import type { Catalogue } from "../en/index.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("ar");

export const search: Catalogue["search"] = {
  title: "البحث في الرسائل",
  words: "كلمات في الرسائل",
  filters: "تضييق البحث",
  where: "في",
  who: "من",
  kind: "النوع",
  since: "منذ",
  until: "حتى",
  any: "الكل",
  anybody: "من أي شخص",
  nobody: "لا أحد بهذا الاسم.",
  text: "نص",
  poll: "تصويت",
  hint: "اكتب ما تبحث عنه.",
  nothing: "لم يُعثر على رسالة.",
  found: (count) =>
    plural(count, {
      zero: "لا رسائل",
      one: "رسالة واحدة",
      two: "رسالتان",
      few: "# رسائل",
      many: "# رسالة",
      other: "# رسالة",
    }),
};
