import type { Catalogue } from "../en/index.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("ja");

export const people: Catalogue["people"] = {
  create: "新しい会話",
  kind: "会話の種類",
  kinds: { DIRECT: "1対1", GROUP: "グループ" },
  open: "メッセージを書く",
  createGroup: "グループを作成",
  title: "グループ名",
  topic: "トピック",
  find: "名前で人を探す",
  findOne: "名前で相手を探す",
  findMember: "メンバーを探す",
  nobody: "該当する人がいません。",
  takeOut: (name) => `${name} さんを外す`,
  details: "詳細",
  editAbout: "名前とトピックを変更",
  add: "メンバーを追加",
  addCount: (count) => plural(count, { other: "# 人を追加" }),
  roles: { OWNER: "オーナー", ADMIN: "管理者", MEMBER: "メンバー" },
  make: { OWNER: "オーナーにする", ADMIN: "管理者にする", MEMBER: "一般メンバーにする" },
  actionsOn: (name) => `${name} さんの操作`,
  remove: "グループから外す",
  removeQuestion: (name) => `${name} さんを外しますか?グループのメッセージを読めなくなります。`,
  deleteGroup: "グループを削除",
  deleteQuestion: (title) => `「${title}」を全員から削除しますか?すべての発言が消えます。`,
};
