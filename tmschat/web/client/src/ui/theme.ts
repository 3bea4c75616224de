import { kept } from "./kept.ts";
import { Store } from "./store.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const storage = kept("theme", (value): value is Theme => THEMES.includes(value as Theme));

/** The chosen theme; `setTheme` changes it, `useStore(theme)` watches it. */
export const theme = new Store<Theme>(storage.read() ?? "system");

export function setTheme(chosen: Theme): void {
  storage.write(chosen);
  theme.set(chosen);
  showTheme();
}

export function showTheme(): void {
  document.documentElement.dataset["theme"] = theme.get();
}
