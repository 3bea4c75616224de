import type { Catalogue } from "../en/index.ts";

export const media: Catalogue["media"] = {
  attach: "إضافة إلى الرسالة",
  files: "صور وملفات",
  toSend: "ملفات للإرسال",
  tooMany: "تتسع الرسالة لعشرة ملفات.",
  wait: "انتظر حتى تكتمل الملفات.",
  dropHere: "أفلت الملفات هنا لإرسالها",
  takeOut: (name) => `عدم إرسال ${name}`,
  sending: (name) => `جارٍ إرسال ${name}`,
  openPicture: (name) => `عرض الصورة ${name}`,
  download: (name, size) => `تنزيل ${name}، ${size}`,
  place: (number, count) => `${number} من ${count}`,
  previous: "الصورة السابقة",
  next: "الصورة التالية",
  title: "الملفات",
  pictures: "الصور",
  documents: "الملفات",
  none: "لا شيء هنا بعد.",
};
