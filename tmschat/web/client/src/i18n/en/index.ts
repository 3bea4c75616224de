import { chat } from "./chat.ts";
import { common } from "./common.ts";
import { conversations } from "./conversations.ts";
import { lists } from "./lists.ts";
import { media } from "./media.ts";
import { polls } from "./polls.ts";
import { people } from "./people.ts";
import { refusals } from "./refusals.ts";
import { search } from "./search.ts";
import { settings } from "./settings.ts";

export const catalogue = { common, chat, conversations, lists, media, polls, people, refusals, search, settings };

/** What every language has: the same keys, of the same types. */
export type Catalogue = typeof catalogue;
