import { createContext, useContext } from "react";

import type { Catalogue } from "./en/index.ts";
import type { Formats } from "./format.ts";
import type { Language } from "./languages.ts";

export interface Translation {
  language: Language;
  isRightToLeft: boolean;
  text: Catalogue;
  format: Formats;
  /** Change the language of the page; resolves once its texts are there. */
  change: (language: Language) => Promise<void>;
}

export const TranslationContext = createContext<Translation | null>(null);

/** The page's language: `const { text, format } = useTranslation()`. */
export function useTranslation(): Translation {
  const translation = useContext(TranslationContext);
  if (translation === null) throw new Error("no LanguageProvider above");
  return translation;
}

/** The texts alone: `const text = useText(); text.chat.send`. */
export function useText(): Catalogue {
  return useTranslation().text;
}
