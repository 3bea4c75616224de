import { pluralIn } from "../plural.ts";

const plural = pluralIn("en");

export const search = {
  title: "Search messages",
  words: "Words in messages",
  filters: "Narrow the search",
  where: "In",
  who: "From",
  kind: "Kind",
  since: "Since",
  until: "Until",
  any: "Any",
  anybody: "From anybody",
  nobody: "Nobody has this name.",
  text: "Text",
  poll: "Poll",
  hint: "Write what you look for.",
  nothing: "No message was found.",
  found: (count: number) => plural(count, { one: "# message", other: "# messages" }),
};
