import type { Catalogue } from "../en/index.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("ja");

export const conversations: Catalogue["conversations"] = {
  title: "会話",
  filter: "会話を探す",
  none: "会話はまだありません。",
  noMatch: "この名前の会話はありません。",
  choose: "読む会話を選んでください。",
  create: "新しい会話",
  archived: "アーカイブ済み",
  archive: "アーカイブ",
  unarchive: "アーカイブから戻す",
  pin: "上に固定",
  unpin: "固定を解除",
  mute: "ミュート",
  unmute: "ミュート解除",
  muted: "ミュート中",
  pinned: "固定済み",
  leave: "退出",
  leaveQuestion: (title) => `「${title}」から退出しますか?メッセージは見られなくなります。`,
  markRead: "既読にする",
  unread: (count) => plural(count, { other: "未読 # 件" }),
  mentions: (count) => plural(count, { other: "あなたへのメンション # 件" }),
  members: (count) => plural(count, { other: "メンバー # 人" }),
  you: "あなた",
  draft: "下書き:",
  online: "オンライン",
  away: "離席中",
  offline: "オフライン",
  untitled: "会話",
  image: "画像",
  file: "ファイル",
  poll: (question) => `投票:${question}`,
  nothingSaid: "まだメッセージはありません",
};
