import type { ClientFrame, Hello } from "./frames.ts";
import type { Id } from "./objects.ts";

interface Marks {
  read: number;
  delivered: number;
}

/** What the server is told anew after each connect: whose presence we want, our own, and marks that it has not got. */
export class Wishes {
  #watched: Id[] = [];
  #status: "online" | "away" = "online";
  readonly #marks = new Map<Id, Marks>();

  watch(userIds: readonly Id[]): ClientFrame {
    this.#watched = [...userIds];
    return { type: "watch", user_ids: this.#watched };
  }

  presence(status: "online" | "away"): ClientFrame {
    this.#status = status;
    return { type: "presence", status };
  }

  /** Note how far the person has read or got a conversation; null when that is nothing new. */
  mark(type: "read" | "delivered", conversationId: Id, seq: number): ClientFrame | null {
    const marks = this.#marks.get(conversationId) ?? { read: 0, delivered: 0 };
    if (seq <= marks[type]) return null;
    const delivered = Math.max(marks.delivered, seq);
    this.#marks.set(conversationId, { delivered, read: type === "read" ? seq : marks.read });
    return { type, conversation_id: conversationId, seq };
  }

  /** What to say after `hello`. */
  framesAfter(hello: Hello): ClientFrame[] {
    const frames: ClientFrame[] = [{ type: "presence", status: this.#status }];
    if (this.#watched.length > 0) frames.push({ type: "watch", user_ids: this.#watched });
    for (const [conversationId, marks] of this.#marks) {
      const me = hello.heads[conversationId]?.me;
      const place = { conversation_id: conversationId };
      if (me === undefined) this.#marks.delete(conversationId);
      else if (me.last_read_seq < marks.read) frames.push({ type: "read", ...place, seq: marks.read });
      else if (me.last_delivered_seq < marks.delivered)
        frames.push({ type: "delivered", ...place, seq: marks.delivered });
    }
    return frames;
  }
}
