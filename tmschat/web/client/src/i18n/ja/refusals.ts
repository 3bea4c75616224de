import type { Catalogue } from "../en/index.ts";

export const refusals: Catalogue["refusals"] = {
  permission_denied: "この操作は権限上できません。",
  last_owner: "グループには最低1人のオーナーが必要です。先に別の人をオーナーにしてください。",
  direct_is_fixed: "1対1の会話は名前の変更、退出、削除ができません。アーカイブしてください。",
  message_deleted: "このメッセージは削除されました。",
  poll_closed: "この投票は締め切られました。",
  poll_is_fixed: "すでに回答があるため、質問は変更できません。",
  options_are_fixed: "この投票には選択肢を追加できません。",
  too_many_emoji: "1つのメッセージに付けられる絵文字は50種類までです。",
  quota_exceeded: "ファイルの容量がいっぱいです。",
};
