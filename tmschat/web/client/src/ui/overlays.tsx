/** Dialogs that are not places of their own: opened from anywhere, shown once, at the page's top. */
import { type ComponentType, createElement, type ReactElement } from "react";

import { Store } from "./store.ts";
import { useStore } from "./useStore.ts";

export interface OverlayProps {
  close: () => void;
}

const opened = new Store<{ render: (close: () => void) => ReactElement } | null>(null);

function closeOverlay(): void {
  opened.set(null);
}

/** Show a dialog, mostly a lazy one, until it calls its `close`: `openOverlay(SeenBy, { messageId })`. */
export function openOverlay<Props>(Dialog: ComponentType<Props & OverlayProps>, props: Props): void {
  opened.set({ render: (close) => createElement(Dialog, { ...props, close }) });
}

/** Where they appear. */
export function Overlays(): ReactElement | null {
  const overlay = useStore(opened);
  return overlay?.render(closeOverlay) ?? null;
}
