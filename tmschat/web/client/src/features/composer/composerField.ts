import { handOnFocusTo } from "../../ui/handOnFocus.ts";

/** Where one writes, if a conversation is open. */
export function composerField(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".composer-text");
}

/** A `ref` for what goes away once it has been used: one writes on. */
export const handOnToComposer = handOnFocusTo(composerField);
