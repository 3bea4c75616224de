/** Short words about what just happened, which go by themselves. */
import type { ReactElement } from "react";

import { ApiError, type ErrorItem, Unreachable } from "../api/errors.ts";
import type { Catalogue } from "../i18n/en/index.ts";
import { useText } from "../i18n/context.ts";
import { Store } from "./store.ts";
import { useStore } from "./useStore.ts";

interface Toast {
  id: number;
  words: (text: Catalogue) => string;
}

const SHOWN_MS = 5000;
const shown = new Store<readonly Toast[]>([]);
let lastId = 0;

/** Say something: `toast((text) => text.common.failed)`. */
export function toast(words: Toast["words"]): void {
  lastId += 1;
  const id = lastId;
  shown.update((toasts) => [...toasts.slice(-2), { id, words }]);
  setTimeout(() => {
    shown.update((toasts) => toasts.filter((each) => each.id !== id));
  }, SHOWN_MS);
}

/** Say why something failed. */
export function toastError(error: unknown): void {
  toast((text) => errorWords(error, text));
}

/** An error in the person's words; what the server says of a refusal is in English, and better than nothing. */
export function errorWords(error: unknown, text: Catalogue): string {
  if (error instanceof Unreachable) return text.common.unreachable;
  if (error instanceof ApiError && error.status === 429) return text.common.tooFast;
  const [item] = error instanceof ApiError && error.status < 500 ? error.errors : [];
  return item === undefined ? text.common.failed : itemWords(item, text);
}

/** One refusal in the person's words: by field and code, or by its code alone. */
export function itemWords({ attr, code, detail }: ErrorItem, text: Catalogue): string {
  const known: Readonly<Record<string, string>> = text.refusals;
  return known[`${attr ?? ""}.${code}`] ?? known[code] ?? detail;
}

export function Toasts(): ReactElement {
  const toasts = useStore(shown);
  const text = useText();
  return (
    <div className="toasts" role="status">
      {toasts.map(({ id, words }) => (
        <div key={id} className="toast">
          {words(text)}
        </div>
      ))}
    </div>
  );
}
