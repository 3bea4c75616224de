import type { Catalogue } from "../en/index.ts";

export const settings: Catalogue["settings"] = {
  theme: "المظهر",
  themes: { system: "حسب النظام", light: "فاتح", dark: "داكن" },
  language: "اللغة",
};
