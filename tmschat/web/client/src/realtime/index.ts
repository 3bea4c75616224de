/** The reference client of the realtime contract: `docs/realtime-client.md` is its state machine. */

export type { ChangesPage, FetchChanges } from "./catchUp.ts";
export { type Listener, RealtimeClient, type RealtimeOptions } from "./client.ts";
export type { Clock } from "./clock.ts";
export type { Gone, HeadHeard, RealtimeEvent } from "./conversations.ts";
export type * from "./frames.ts";
export type { EndReason, LinkState } from "./link.ts";
export { hidesOwnTallies, mergedMessage, mergedPoll, mergedReactions } from "./merge.ts";
export type * from "./objects.ts";
export type { OpenSocket, Socket, SocketEvents } from "./socket.ts";
