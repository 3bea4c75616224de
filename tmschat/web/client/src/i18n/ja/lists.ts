import type { Catalogue } from "../en/index.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("ja");

export const lists: Catalogue["lists"] = {
  inside: "この会話の中",
  pins: "ピン留め",
  noPins: "ピン留めはありません。",
  replies: (count) => plural(count, { other: "# 件の返信" }),
  noReplies: "返信はまだありません。",
  showReplies: "返信を表示",
  reactors: "リアクションした人",
  all: "すべて",
  seenBy: "既読と配信",
  notSeen: "まだ誰にも届いていないか、共有されていません。",
  sentAt: (time) => `送信:${time}`,
  goTo: (name) => `${name} のメッセージへ`,
  from: (name, time) => `${name}・${time}`,
};
