import type { LucideIcon } from "lucide-react";

import type { Catalogue } from "../../i18n/en/index.ts";
import type { Message } from "../../realtime/index.ts";

/** An entry in the menu of a message that another feature brings. */
export interface ExtraAction {
  name: string;
  icon: LucideIcon;
  words: (text: Catalogue) => string;
  fits: (message: Message, isOwn: boolean) => boolean;
  act: (message: Message) => void;
}

/** Theirs, in the order in which they are shown. */
export const EXTRA_ACTIONS: readonly ExtraAction[] = [];
