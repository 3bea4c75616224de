import { ApiError } from "../../api/errors.ts";
import { changesSince } from "../../api/messages.ts";
import { realtimeTicket } from "../../api/session.ts";
import { RealtimeClient } from "../../realtime/index.ts";

/** The page's one connection. */
export const realtime = new RealtimeClient({
  url: `${location.origin.replace(/^http/, "ws")}/ws/v1`,
  ticket: ticketOrNull, // a browser does not tell why a websocket was refused; a refused ticket says it
  fetchChanges: changesSince,
});

async function ticketOrNull(): Promise<string | null> {
  try {
    return await realtimeTicket();
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
}

/** Connect, and come back at once when the network does or the page is looked at again. */
export function connect(): void {
  realtime.start();
  const wake = (): void => {
    if (document.visibilityState === "visible") realtime.wake();
  };
  addEventListener("online", wake);
  addEventListener("pageshow", wake);
  document.addEventListener("visibilitychange", wake);
}
