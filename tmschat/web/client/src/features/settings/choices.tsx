import type { ReactElement } from "react";

import { useTranslation } from "../../i18n/context.ts";
import { chosenHere, chosenLanguage, LANGUAGES } from "../../i18n/languages.ts";
import { toastError } from "../../ui/toasts.tsx";
import { setTheme, theme, THEMES } from "../../ui/theme.ts";
import { useStore } from "../../ui/useStore.ts";
import { askToNotify, canNotify, NOTIFY, notify, setNotify } from "../notifications/notifying.ts";
import { useMe } from "../session/useMe.ts";
import { useProfileChange } from "./useProfileChange.ts";

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChoose: (chosen: Value) => void;
  note?: string | undefined;
}

function Choice<Value extends string>({ label, value, options, onChoose, note }: ChoiceProps<Value>): ReactElement {
  return (
    <label className="setting">
      {label}
      <select
        className="field"
        value={value}
        onChange={(event) => {
          onChoose(event.target.value as Value);
        }}
      >
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
      {note !== undefined && <span className="setting-note">{note}</span>}
    </label>
  );
}

export function ThemeChoice(): ReactElement {
  const { text } = useTranslation();
  const { theme: label, themes } = text.settings;
  return (
    <Choice
      label={label}
      value={useStore(theme)}
      options={THEMES.map((each) => [each, themes[each]])}
      onChoose={setTheme}
    />
  );
}

/** The person's language on all devices, or the browser's. The account pages follow it by a cookie of theirs. */
export function LanguageChoice(): ReactElement {
  const { text, change } = useTranslation();
  const { locale } = useMe();
  const { mutate } = useProfileChange();
  const choose = (tag: string): void => {
    const language = chosenLanguage(tag === "" ? navigator.languages : [tag]);
    mutate(
      { locale: tag },
      {
        onSuccess: () => {
          document.cookie = `django_language=${tag}; path=/; samesite=lax; max-age=${tag === "" ? 0 : 31_536_000}`;
          const forget = (): void => {
            if (tag === "") chosenHere.write(null);
          };
          change(language).then(forget, toastError);
        },
      },
    );
  };
  return (
    <Choice
      label={text.settings.language}
      value={locale === "" ? "" : chosenLanguage([locale])}
      options={[["", text.settings.asBrowser], ...Object.entries(LANGUAGES)]}
      onChoose={choose}
    />
  );
}

export function NotifyChoice(): ReactElement | null {
  const { text } = useTranslation();
  const chosen = useStore(notify);
  if (!canNotify()) return null;
  const { notify: label, notifies, notifyDenied } = text.settings;
  const choose = (wanted: (typeof NOTIFY)[number]): void => {
    if (wanted === "none" || Notification.permission === "granted") setNotify(wanted);
    else
      askToNotify()
        .then(() => {
          if (notify.get() !== "none") setNotify(wanted);
        })
        .catch(toastError);
  };
  return (
    <Choice
      label={label}
      value={chosen ?? "none"}
      options={NOTIFY.map((each) => [each, notifies[each]])}
      onChoose={choose}
      note={Notification.permission === "denied" ? notifyDenied : undefined}
    />
  );
}
