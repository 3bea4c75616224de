import type { Catalogue } from "../en/index.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("ar");

export const people: Catalogue["people"] = {
  create: "محادثة جديدة",
  kind: "نوع المحادثة",
  kinds: { DIRECT: "شخص واحد", GROUP: "مجموعة" },
  open: "اكتب إليه",
  createGroup: "إنشاء المجموعة",
  title: "اسم المجموعة",
  topic: "موضوعها",
  find: "ابحث عن أشخاص بأسمائهم",
  findOne: "ابحث عن شخص باسمه",
  findMember: "ابحث عن عضو",
  nobody: "لا أحد بهذا الاسم.",
  takeOut: (name) => `إزالة ${name} من الاختيار`,
  details: "التفاصيل",
  editAbout: "تغيير الاسم والموضوع",
  add: "إضافة أشخاص",
  addCount: (count) =>
    plural(count, {
      zero: "إضافة",
      one: "إضافة شخص واحد",
      two: "إضافة شخصين",
      few: "إضافة # أشخاص",
      many: "إضافة # شخصًا",
      other: "إضافة # شخص",
    }),
  roles: { OWNER: "مالك", ADMIN: "مشرف", MEMBER: "عضو" },
  make: { OWNER: "جعله مالكًا", ADMIN: "جعله مشرفًا", MEMBER: "جعله عضوًا عاديًا" },
  actionsOn: (name) => `إجراءات على ${name}`,
  remove: "إزالة من المجموعة",
  removeQuestion: (name) => `هل تريد إزالة ${name}؟ لن يرى رسائل المجموعة بعد ذلك.`,
  deleteGroup: "حذف المجموعة",
  deleteQuestion: (title) => `هل تريد حذف «${title}» لدى الجميع بكل ما قيل فيها؟`,
};
