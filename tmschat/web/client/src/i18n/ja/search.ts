import type { Catalogue } from "../en/index.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("ja");

export const search: Catalogue["search"] = {
  title: "メッセージを検索",
  words: "メッセージ内の言葉",
  filters: "絞り込み",
  where: "会話",
  who: "送信者",
  kind: "種類",
  since: "開始日",
  until: "終了日",
  any: "すべて",
  anybody: "送信者を指定しない",
  nobody: "該当する人がいません。",
  text: "テキスト",
  poll: "投票",
  hint: "探したい言葉を入力してください。",
  nothing: "メッセージが見つかりません。",
  found: (count) => plural(count, { other: "# 件のメッセージ" }),
};
