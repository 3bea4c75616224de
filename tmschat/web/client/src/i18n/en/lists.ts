import { pluralIn } from "../plural.ts";

const plural = pluralIn("en");

export const lists = {
  inside: "In this conversation",
  pins: "Pinned",
  noPins: "Nothing is pinned here.",
  replies: (count: number) => plural(count, { one: "# reply", other: "# replies" }),
  noReplies: "Nobody has replied.",
  showReplies: "Show the replies",
  reactors: "Who reacted",
  all: "All",
  seenBy: "Seen by",
  notSeen: "Nobody has it yet, or those who do keep it to themselves.",
  sentAt: (time: string) => `Sent ${time}`,
  goTo: (name: string) => `Go to the message with ${name}`,
  from: (name: string, time: string) => `${name}, ${time}`,
};
