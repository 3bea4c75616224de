/** The names under which the query cache holds the server's state. */
export const keys = {
  me: ["me"],
  conversations: ["conversations"],
  messages: (conversationId: string) => ["messages", conversationId],
  members: (conversationId: string) => ["members", conversationId],
  receipts: (conversationId: string) => ["receipts", conversationId],
  voters: (pollId: string, optionId: string | null) => ["voters", pollId, optionId],
  directory: (words: string) => ["directory", words],
  people: (words: string) => ["people", words],
  emojiNames: ["emoji names"],
  person: (userId: string) => ["person", userId],
} as const;
