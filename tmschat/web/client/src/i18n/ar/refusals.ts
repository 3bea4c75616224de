import type { Catalogue } from "../en/index.ts";

export const refusals: Catalogue["refusals"] = {
  permission_denied: "دورك لا يسمح بذلك.",
  last_owner: "للمجموعة مالك واحد على الأقل. اجعل شخصًا آخر مالكًا أولًا.",
  direct_is_fixed: "لا يمكن تسمية محادثة بين شخصين أو مغادرتها أو حذفها. يمكنك أرشفتها.",
  message_deleted: "حُذفت هذه الرسالة.",
  poll_closed: "هذا التصويت مغلق.",
  poll_is_fixed: "أجاب أشخاص عن هذا السؤال فيبقى كما طُرح.",
  options_are_fixed: "لا يقبل هذا التصويت خيارات أخرى.",
  too_many_emoji: "تحمل الرسالة 50 رمزًا مختلفًا على الأكثر.",
  quota_exceeded: "ملفاتك تشغل كل المساحة المتاحة لك.",
};
