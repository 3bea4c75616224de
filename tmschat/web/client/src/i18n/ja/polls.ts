import type { Catalogue } from "../en/index.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("ja");

export const polls: Catalogue["polls"] = {
  poll: (question) => `投票:${question}`,
  create: "新しい投票",
  ask: "投票を始める",
  question: "質問",
  options: "選択肢",
  option: (number) => `選択肢 ${number}`,
  takeOut: (number) => `選択肢 ${number} を削除`,
  switches: {
    multiple: "複数の選択肢を選べる",
    anonymous: "誰が選んだかを見せない",
    hidden: "締め切り後に結果を表示",
    extensible: "ほかの人も選択肢を追加できる",
  },
  most: "1人あたりの最大票数",
  anyNumber: "選択肢の数まで",
  closesAt: "自動で締め切る日時",
  single: "1つ選択",
  several: (count) => plural(count, { other: "# つまで選択" }),
  anonymous: "匿名",
  hidden: "結果は締め切り後に表示されます",
  until: (time) => `${time} まで`,
  closed: "締め切り済み",
  counting: "締め切り済み、集計中",
  votes: (count) => plural(count, { other: "# 票" }),
  voters: (count) => plural(count, { other: "# 人が投票" }),
  tooMany: (count) => plural(count, { other: "投票できるのは # 票までです。" }),
  addOption: "選択肢を追加",
  newOption: "新しい選択肢",
  retract: "投票を取り消す",
  close: "投票を締め切る",
  closeQuestion: "この投票を締め切りますか?誰も投票できなくなります。",
  whoVoted: "投票した人",
  allOptions: "すべての選択肢",
  nobody: "まだいません。",
};
