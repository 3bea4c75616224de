import { lazy } from "react";

import { openOverlay } from "./overlays.tsx";

export interface Question {
  title: string;
  question: string;
  /** What the button says that does it. */
  action: string;
  onConfirm: () => void;
}

const ConfirmDialog = lazy(() => import("./ConfirmDialog.tsx"));

/** Ask before something that cannot be undone. */
export function confirm(question: Question): void {
  openOverlay(ConfirmDialog, question);
}
