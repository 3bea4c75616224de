import { kept } from "../ui/kept.ts";
import type { Catalogue } from "./en/index.ts";

/** The languages there are, by their tags, each by its own name. */
export const LANGUAGES = { en: "English", ar: "العربية", ja: "日本語" } as const;

export type Language = keyof typeof LANGUAGES;

export const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set<Language>(["ar"]);

/** The language that was chosen in this browser. */
export const chosenHere = kept("language", (found): found is Language => Object.hasOwn(LANGUAGES, String(found)));

const LOADERS: Record<Language, () => Promise<{ catalogue: Catalogue }>> = {
  en: () => import("./en/index.ts"),
  ar: () => import("./ar/index.ts"),
  ja: () => import("./ja/index.ts"),
};

export async function loadCatalogue(language: Language): Promise<Catalogue> {
  return (await LOADERS[language]()).catalogue;
}

/** The first language that is wanted and that there is: `wanted` are tags as browsers and profiles give them. */
export function chosenLanguage(wanted: readonly string[]): Language {
  const found = wanted.map((tag) => tag.toLowerCase().split("-")[0] ?? "").find((tag) => Object.hasOwn(LANGUAGES, tag));
  return (found ?? "en") as Language;
}
