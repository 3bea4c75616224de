import type { ClientFrame, Delivered, Hello, Read, Ref, Watch } from "./frames.ts";
import type { Id } from "./objects.ts";

interface Marks {
  read: number;
  delivered: number;
}

/**
 * What the server is told anew after each connect: whose presence we want, our own, and marks that it has not got.
 * Frames that it may not be able to carry out bear a `ref`, the same for each that takes the place of the last.
 */
export class Wishes {
  #watched: Id[] = [];
  #status: "online" | "away" = "online";
  readonly #marks = new Map<Id, Marks>();
  readonly #said = new Map<Ref, ClientFrame>();

  watch(userIds: readonly Id[]): ClientFrame {
    this.#watched = [...userIds];
    return this.#watch();
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
    return this.#mark(type, conversationId, seq);
  }

  /** What was said last under a `ref`. */
  saidAs(ref: Ref): ClientFrame | undefined {
    return this.#said.get(ref);
  }

  /** What to say after `hello`. */
  framesAfter(hello: Hello): ClientFrame[] {
    this.#said.clear(); // the last connection's answers come no more
    const frames: ClientFrame[] = [{ type: "presence", status: this.#status }];
    if (this.#watched.length > 0) frames.push(this.#watch());
    for (const [conversationId, marks] of this.#marks) {
      const me = hello.heads[conversationId]?.me;
      if (me === undefined) this.#marks.delete(conversationId);
      else if (me.last_read_seq < marks.read) frames.push(this.#mark("read", conversationId, marks.read));
      else if (me.last_delivered_seq < marks.delivered)
        frames.push(this.#mark("delivered", conversationId, marks.delivered));
    }
    return frames;
  }

  #watch(): ClientFrame {
    return this.#named("watch", { type: "watch", user_ids: this.#watched });
  }

  #mark(type: "read" | "delivered", conversation_id: Id, seq: number): ClientFrame {
    return this.#named(`${type} ${conversation_id}`, { type, conversation_id, seq });
  }

  #named(ref: Ref, frame: Watch | Read | Delivered): ClientFrame {
    const named = { ...frame, ref };
    this.#said.set(ref, named);
    return named;
  }
}
