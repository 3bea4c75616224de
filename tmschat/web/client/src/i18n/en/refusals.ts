/** Why the server says no, by its codes. What is not here is shown as the server says it. */
export const refusals: Readonly<Record<string, string>> = {
  permission_denied: "Your role does not allow this.",
  last_owner: "A group keeps at least one owner. Make somebody else an owner first.",
  direct_is_fixed: "A conversation of two cannot be renamed, left or deleted. Archive it instead.",
  message_deleted: "This message has been deleted.",
  poll_closed: "This poll is closed.",
  poll_is_fixed: "People have answered this question, so it stays as it was put.",
  options_are_fixed: "This poll takes no further options.",
  too_many_emoji: "A message carries at most 50 different emoji.",
  quota_exceeded: "Your files take up all the room that you have.",
};
