import { lazily } from "./lazily.ts";
import { openOverlay } from "./overlays.tsx";

export interface Question {
  title: string;
  question: string;
  /** What the button says that does it. */
  action: string;
  onConfirm: () => void;
}

const ConfirmDialog = lazily(() => import("./ConfirmDialog.tsx"));

/** Ask before something that cannot be undone. */
export function confirm(question: Question): void {
  openOverlay(ConfirmDialog, question);
}
