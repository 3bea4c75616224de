/** Tells the server whether the person is at the screen: away after a while without a sign of life. */
import { realtime } from "../session/realtime.ts";

export const IDLE_MS = 5 * 60 * 1000;

const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "focus"] as const;

/** Begin; it goes on as long as the page does. */
export function tellAttention(): void {
  let status: "online" | "away" = "online";
  let timer: ReturnType<typeof setTimeout>;
  const say = (now: typeof status): void => {
    if (now === status) return;
    status = now;
    realtime.presence(now);
  };
  const awake = (): void => {
    clearTimeout(timer);
    timer = setTimeout(say, IDLE_MS, "away");
    if (document.visibilityState === "visible") say("online");
  };
  for (const sign of SIGNS) addEventListener(sign, awake, { passive: true });
  document.addEventListener("visibilitychange", awake);
  awake();
}
