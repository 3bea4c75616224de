import { CheckCheck, type LucideIcon, MessageSquareReply, SmilePlus } from "lucide-react";

import type { Catalogue } from "../../i18n/en/index.ts";
import type { Message } from "../../realtime/index.ts";
import { showReactors, showReplies, showSeenBy } from "../lists/dialogs.ts";

/** An entry in the menu of a message that another feature brings. */
export interface ExtraAction {
  name: string;
  icon: LucideIcon;
  words: (text: Catalogue) => string;
  fits: (message: Message, isOwn: boolean) => boolean;
  act: (message: Message) => void;
}

/** Theirs, in the order in which they are shown. */
export const EXTRA_ACTIONS: readonly ExtraAction[] = [
  {
    name: "replies",
    icon: MessageSquareReply,
    words: (text) => text.lists.showReplies,
    fits: (message) => message.reply_count > 0,
    act: showReplies,
  },
  {
    name: "reactors",
    icon: SmilePlus,
    words: (text) => text.lists.reactors,
    fits: (message) => message.reactions.length > 0,
    act: showReactors,
  },
  {
    name: "seen by",
    icon: CheckCheck,
    words: (text) => text.lists.seenBy,
    fits: (_, isOwn) => isOwn,
    act: showSeenBy,
  },
];
