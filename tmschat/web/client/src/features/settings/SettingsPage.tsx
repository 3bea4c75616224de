import { ArrowLeft } from "lucide-react";
import type { ReactElement } from "react";
import { useLocation } from "wouter";

import { useTranslation } from "../../i18n/context.ts";
import { type Language, LANGUAGES } from "../../i18n/languages.ts";
import { IconButton } from "../../ui/Button.tsx";
import { setTheme, type Theme, theme, THEMES } from "../../ui/theme.ts";
import { useStore } from "../../ui/useStore.ts";

export default function SettingsPage(): ReactElement {
  const { text } = useTranslation();
  const [, go] = useLocation();
  return (
    <section className="settings" aria-label={text.common.settings}>
      <header className="place-head">
        <IconButton
          label={text.common.back}
          onClick={() => {
            go("/");
          }}
        >
          <ArrowLeft size={20} className="flips" />
        </IconButton>
        <h1 className="place-title">{text.common.settings}</h1>
      </header>
      <div className="settings-body">
        <ThemeChoice />
        <LanguageChoice />
      </div>
    </section>
  );
}

function ThemeChoice(): ReactElement {
  const { text } = useTranslation();
  const chosen = useStore(theme);
  return (
    <label className="setting">
      {text.settings.theme}
      <select
        className="field"
        value={chosen}
        onChange={(event) => {
          setTheme(event.target.value as Theme);
        }}
      >
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {text.settings.themes[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

function LanguageChoice(): ReactElement {
  const { text, language, change } = useTranslation();
  return (
    <label className="setting">
      {text.settings.language}
      <select
        className="field"
        value={language}
        onChange={(event) => {
          void change(event.target.value as Language);
        }}
      >
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
