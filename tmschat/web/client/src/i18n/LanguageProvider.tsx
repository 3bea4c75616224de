import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from "react";

import { type Translation, TranslationContext } from "./context.ts";
import type { Catalogue } from "./en/index.ts";
import { formatsIn } from "./format.ts";
import { chosenHere, type Language, loadCatalogue, RIGHT_TO_LEFT } from "./languages.ts";

interface Loaded {
  language: Language;
  text: Catalogue;
}

/** Gives what is below it its language; `first` is loaded already. */
export function LanguageProvider({ first, children }: { first: Loaded; children: ReactNode }): ReactElement {
  const [loaded, setLoaded] = useState(first);
  useEffect(() => {
    document.documentElement.lang = loaded.language;
    document.documentElement.dir = RIGHT_TO_LEFT.has(loaded.language) ? "rtl" : "ltr";
  }, [loaded.language]);
  const value = useMemo<Translation>(
    () => ({
      language: loaded.language,
      isRightToLeft: RIGHT_TO_LEFT.has(loaded.language),
      text: loaded.text,
      format: formatsIn(loaded.language),
      change: async (language) => {
        const text = await loadCatalogue(language);
        chosenHere.write(language);
        setLoaded({ language, text });
      },
    }),
    [loaded],
  );
  return <TranslationContext value={value}>{children}</TranslationContext>;
}
