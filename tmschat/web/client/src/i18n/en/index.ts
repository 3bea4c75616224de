import { chat } from "./chat.ts";
import { common } from "./common.ts";
import { conversations } from "./conversations.ts";
import { settings } from "./settings.ts";

export const catalogue = { common, chat, conversations, settings };

/** What every language has: the same keys, of the same types. */
export type Catalogue = typeof catalogue;
