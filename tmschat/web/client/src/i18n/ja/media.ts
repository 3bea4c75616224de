import type { Catalogue } from "../en/index.ts";

export const media: Catalogue["media"] = {
  attach: "メッセージに追加",
  files: "画像とファイル",
  toSend: "送信するファイル",
  tooMany: "1つのメッセージに付けられるファイルは10個までです。",
  wait: "ファイルの送信が終わるまでお待ちください。",
  dropHere: "ここにドロップして送信",
  takeOut: (name) => `${name} を送らない`,
  sending: (name) => `${name} を送信中`,
  openPicture: (name) => `画像 ${name} を表示`,
  download: (name, size) => `${name}(${size})をダウンロード`,
  place: (number, count) => `${number} / ${count}`,
  previous: "前の画像",
  next: "次の画像",
  title: "ファイル",
  pictures: "画像",
  documents: "ファイル",
  none: "まだ何もありません。",
};
