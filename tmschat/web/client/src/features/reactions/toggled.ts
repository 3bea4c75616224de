import type { Reaction } from "../../realtime/index.ts";

/** The reactions after the viewer's click on an emoji. */
export function toggled(reactions: readonly Reaction[], emoji: string): Reaction[] {
  const held = reactions.find((reaction) => reaction.emoji === emoji);
  if (held === undefined) return [...reactions, { emoji, count: 1, reacted: true }];
  const count = held.count + (held.reacted ? -1 : 1);
  return reactions
    .map((reaction) => (reaction === held ? { emoji, count, reacted: !held.reacted } : reaction))
    .filter((reaction) => reaction.count > 0);
}
