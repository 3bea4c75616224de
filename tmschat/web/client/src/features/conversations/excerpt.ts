import type { Conversation } from "../../api/conversations.ts";
import type { Catalogue } from "../../i18n/en/index.ts";

const MARKS = /[*_~`#>]+/g;
const LONGEST = 140; // characters; more are never seen on one line

/** The last message on one line, with who said it where several may have. */
export function excerptOf(conversation: Conversation, viewerId: string, text: Catalogue): string {
  const last = conversation.last_message;
  if (last === null) return text.conversations.nothingSaid;
  const words = last.is_deleted ? text.chat.deleted : (plain(last.text) || kindOf(last, text));
  if (last.sender?.id === viewerId) return `${text.conversations.you}: ${words}`;
  if (conversation.type === "DIRECT" || last.sender === null) return words;
  return `${last.sender.display_name}: ${words}`;
}

/** Text without its marks of Markdown, on one line. */
export function plain(markdown: string): string {
  return markdown.slice(0, 2 * LONGEST).replace(MARKS, "").replace(/\s+/g, " ").trim().slice(0, LONGEST);
}

function kindOf(last: NonNullable<Conversation["last_message"]>, text: Catalogue): string {
  if (last.poll !== null) return text.conversations.poll(last.poll.question);
  return last.type === "IMAGE" ? text.conversations.image : (last.attachments[0]?.name ?? text.conversations.file);
}
