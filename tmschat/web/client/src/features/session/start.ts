import type { QueryClient } from "@tanstack/react-query";

import { ApiError } from "../../api/errors.ts";
import { keys } from "../../api/keys.ts";
import { ownProfile, signInAddress } from "../../api/session.ts";
import type { Catalogue } from "../../i18n/en/index.ts";
import { chosenHere, chosenLanguage, type Language, loadCatalogue } from "../../i18n/languages.ts";
import { outbox } from "../composer/sending.ts";
import { conversationsQuery } from "../conversations/useConversations.ts";
import { tellAttention } from "../presence/attention.ts";
import { keepTrue } from "./live.ts";
import { connect, realtime } from "./realtime.ts";
import { staySameViewer } from "./sameViewer.ts";

/** What must be there before anything can be shown. */
export interface Started {
  language: Language;
  text: Catalogue;
}

/** Find out who is here and in which language to speak; ask for what the first view needs on the way. */
export async function start(queryClient: QueryClient): Promise<Started> {
  const guess = chosenLanguage([chosenHere.read() ?? "", ...navigator.languages]);
  const catalogue = loadCatalogue(guess);
  keepTrue(queryClient, realtime);
  queryClient.query(conversationsQuery(queryClient)).catch(() => undefined); // who shows it tells of its failure
  const profile = await signedIn(queryClient);
  staySameViewer(profile.id);
  connect();
  tellAttention();
  outbox(); // what was left of the last visit goes out
  const language = chosenLanguage([profile.locale, guess]); // a profile without one leaves it to the browser
  return { language, text: await (language === guess ? catalogue : loadCatalogue(language)) };
}

/** The profile. Where nobody is signed in this never ends: the browser is on its way to where one signs in. */
async function signedIn(queryClient: QueryClient): ReturnType<typeof ownProfile> {
  try {
    return await queryClient.query({ queryKey: keys.me, queryFn: ownProfile });
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error;
    location.replace(signInAddress());
    return new Promise(() => undefined);
  }
}
