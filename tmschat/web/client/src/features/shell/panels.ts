import { type ComponentType, lazy, type LazyExoticComponent } from "react";

export interface PanelProps {
  conversationId: string;
  close: () => void;
}

/** What opens over a conversation and has an address of its own, `/c/<id>/<name>`, so that going back closes it. */
export const PANELS: Readonly<Record<string, LazyExoticComponent<ComponentType<PanelProps>>>> = {
  files: lazy(() => import("../media/FilesPanel.tsx")),
  pins: lazy(() => import("../lists/PinsPanel.tsx")),
  members: lazy(() => import("../members/MembersPanel.tsx")),
};
