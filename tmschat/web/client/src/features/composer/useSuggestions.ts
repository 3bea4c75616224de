import { useQuery } from "@tanstack/react-query";

import type { Conversation } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import { peopleNamed } from "../../api/people.ts";
import type { Catalogue } from "../../i18n/en/index.ts";
import { useText } from "../../i18n/context.ts";
import type { Person } from "../../realtime/index.ts";
import { folded } from "../conversations/titles.ts";
import { membersQuery } from "../members/useMembers.ts";
import { useOpenConversation } from "../messages/context.ts";
import { useMe } from "../session/useMe.ts";
import type { Asked } from "./completion.ts";

export interface Suggestion {
  /** What is put into the text. */
  put: string;
  sign: string;
  words: string;
}

const MOST = 8;
const ALL_MEMBERS = 500; // of a larger group the directory is asked

/** What fits what was asked. */
export function useSuggestions(asked: Asked | null): Suggestion[] {
  const people = usePeople(asked?.kind === "person" ? asked.words : null);
  const emoji = useEmoji(asked?.kind === "emoji" ? asked.words : null);
  return asked?.kind === "person" ? people : emoji;
}

function useEmoji(words: string | null): Suggestion[] {
  const { data: names } = useQuery({
    queryKey: keys.emojiNames,
    queryFn: () => import("./emojiNames.ts"),
    enabled: words !== null,
  });
  if (words === null || names === undefined) return [];
  return names
    .emojiNamed(words.toLowerCase(), MOST)
    .map(({ name, emoji }) => ({ put: emoji, sign: emoji, words: `:${name}:` }));
}

function usePeople(words: string | null): Suggestion[] {
  const { chat } = useText();
  const me = useMe();
  const { conversation } = useOpenConversation();
  const people = useThoseNamed(words, conversation).filter((person) => person.id !== me.id);
  if (words === null) return [];
  const mayCallAll = conversation.me.role !== "MEMBER" && "all".startsWith(words.toLowerCase());
  return [...named(people, words), ...(mayCallAll ? [everybody(chat)] : [])];
}

/** The members or, where there are many, the people of the directory whose names begin so. */
function useThoseNamed(words: string | null, { id, member_count }: Conversation): Person[] {
  const isSmall = member_count <= ALL_MEMBERS;
  const isAsked = words !== null;
  const all = useQuery({ ...membersQuery(id), enabled: isAsked && isSmall });
  const beginning = words ?? "";
  const found = useQuery({
    queryKey: keys.people(beginning),
    queryFn: () => peopleNamed(beginning),
    enabled: isAsked && !isSmall,
  });
  return isSmall ? (all.data ?? []).map((member) => member.user) : (found.data ?? []);
}

function named(people: readonly Person[], words: string): Suggestion[] {
  const fitting = people.filter((person) => fits(person, folded(words))).slice(0, MOST);
  return fitting.map((person) => ({ put: `@${person.username}`, sign: "@", words: wordsOf(person) }));
}

function everybody(chat: Catalogue["chat"]): Suggestion {
  return { put: "@all", sign: "@", words: `all · ${chat.everybody}` };
}

function fits(person: Person, words: string): boolean {
  return folded(person.username).startsWith(words) || ` ${folded(person.display_name)}`.includes(` ${words}`);
}

function wordsOf(person: Person): string {
  return `${person.username} · ${person.display_name}`;
}
