/** The names under which the query cache holds the server's state. */
export const keys = {
  me: ["me"],
  conversations: ["conversations"],
  messages: (conversationId: string) => ["messages", conversationId],
  members: (conversationId: string) => ["members", conversationId],
  receipts: (conversationId: string) => ["receipts", conversationId],
  directory: (words: string) => ["directory", words],
} as const;
