import type { Catalogue } from "../en/index.ts";

export const settings: Catalogue["settings"] = {
  theme: "テーマ",
  themes: { system: "システムに合わせる", light: "ライト", dark: "ダーク" },
  language: "言語",
};
