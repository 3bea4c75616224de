import type { ComponentType } from "react";
import { lazily } from "../../ui/lazily.ts";

export interface PanelProps {
  conversationId: string;
  close: () => void;
}

/** What opens over a conversation and has an address of its own, `/c/<id>/<name>`, so that going back closes it. */
export const PANELS: Readonly<Record<string, ComponentType<PanelProps>>> = {
  files: lazily(() => import("../media/FilesPanel.tsx")),
  pins: lazily(() => import("../lists/PinsPanel.tsx")),
  members: lazily(() => import("../members/MembersPanel.tsx")),
};
