import { hidesOwnTallies, mergedMessage, mergedPoll, mergedReactions } from "../src/realtime/index.ts";
import type {
  Change,
  Conversation,
  Id,
  Member,
  Message,
  RealtimeClient,
  RealtimeEvent,
  SharedMessage,
} from "../src/realtime/index.ts";

/** What REST answers for one conversation. */
export interface Loaded {
  conversation: Conversation;
  members: Member[];
  messages: Message[];
}

/** Read a conversation whole. Null: not ours. */
export type Load = (conversationId: Id) => Promise<Loaded | null>;

/** Read one message. Null: not ours. */
export type LoadMessage = (messageId: Id) => Promise<Message | null>;

interface Copy {
  conversation: Conversation | null;
  members: Map<Id, Member>;
  messages: Map<Id, Message>;
  /** What was heard while the conversation was being read; null once it is. */
  heard: RealtimeEvent[] | null;
}

/** A whole copy of a person's conversations: read once over REST, from then on kept by events. */
export class Store {
  readonly #copies = new Map<Id, Copy>();
  readonly #client: RealtimeClient;
  readonly #load: Load;
  readonly #loadMessage: LoadMessage;

  constructor(client: RealtimeClient, load: Load, loadMessage: LoadMessage) {
    this.#client = client;
    this.#load = load;
    this.#loadMessage = loadMessage;
    client.listen((event) => {
      this.#take(event);
    });
  }

  get state(): Record<Id, unknown> {
    return Object.fromEntries(
      Array.from(this.#copies, ([id, { conversation, members, messages }]) => [
        id,
        { conversation, members: Object.fromEntries(members), messages: Object.fromEntries(messages) },
      ]),
    );
  }

  #take(event: RealtimeEvent): void {
    if (!("conversation_id" in event)) return;
    const id = event.conversation_id;
    const copy = this.#copies.get(id);
    if (event.type === "gone") this.#copies.delete(id);
    else if (copy === undefined) void this.#begin(id);
    else if (copy.heard === null) this.#apply(copy, event);
    else copy.heard.push(event);
  }

  async #begin(id: Id): Promise<void> {
    const heard: RealtimeEvent[] = [];
    const copy: Copy = { conversation: null, members: new Map(), messages: new Map(), heard };
    this.#copies.set(id, copy);
    const loaded = await this.#load(id);
    if (loaded === null || this.#copies.get(id) !== copy) return;
    copy.conversation = loaded.conversation;
    for (const member of loaded.members) copy.members.set(member.user.id, member);
    for (const message of loaded.messages) copy.messages.set(message.id, message);
    copy.heard = null;
    for (const event of heard) this.#apply(copy, event);
  }

  #apply(copy: Copy, event: RealtimeEvent): void {
    switch (event.type) {
      case "message.created":
      case "message.updated":
      case "message.deleted":
        putMessage(copy, event.message);
        this.#show(copy, event.message.id);
        break;
      case "reaction.updated":
        this.#change(copy, event.message_id, (held) => mergedReactions(held, event, this.#client.userId ?? ""));
        break;
      case "poll.updated":
        this.#change(copy, event.message_id, (held) => mergedPoll(held, event));
        this.#show(copy, event.message_id);
        break;
      case "conversation.updated":
        copy.conversation = event.conversation;
        break;
      case "member.added":
      case "member.removed":
      case "member.updated":
        putMember(copy, event.member);
        break;
      case "changes":
        for (const change of event.data) putChange(copy, change);
        break;
    }
  }

  /** Read a message anew that frames show less of than the viewer may see. */
  #show(copy: Copy, messageId: Id): void {
    const held = copy.messages.get(messageId);
    if (held === undefined || !hidesOwnTallies(held, this.#client.userId ?? "")) return;
    void this.#loadMessage(messageId).then((message) => {
      if (message !== null) putMessage(copy, message);
    });
  }

  #change(copy: Copy, messageId: Id, changed: (held: Message) => Message): void {
    const held = copy.messages.get(messageId);
    if (held !== undefined) copy.messages.set(messageId, changed(held));
  }
}

function putChange(copy: Copy, change: Change): void {
  if (change.kind === "message") putMessage(copy, change.message);
  else if (change.kind === "member") putMember(copy, change.member);
  else copy.conversation = change.conversation;
}

function putMessage(copy: Copy, message: SharedMessage | Message): void {
  copy.messages.set(message.id, mergedMessage(copy.messages.get(message.id), message));
}

function putMember(copy: Copy, member: Member): void {
  const held = copy.members.get(member.user.id);
  if (held !== undefined && held.change_seq > member.change_seq) return;
  if (member.is_removed) copy.members.delete(member.user.id);
  else copy.members.set(member.user.id, member);
}
