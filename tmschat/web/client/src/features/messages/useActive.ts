import { type RefObject, useEffect, useState } from "react";

/** The message that is pointed at, touched, or has the focus: it alone shows what can be done with it. */
export function useActive(scroller: RefObject<HTMLElement | null>): string | undefined {
  const [active, setActive] = useState<string | undefined>();
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const stop = new AbortController();
    const options = { signal: stop.signal, passive: true };
    element.addEventListener(
      "pointerover",
      (event) => {
        if (event.pointerType === "mouse" && !isInUse(element)) setActive(messageOf(event.target));
      },
      options,
    );
    element.addEventListener(
      "pointerleave",
      (event) => {
        if (event.pointerType === "mouse" && !isInUse(element)) setActive(undefined);
      },
      options,
    );
    element.addEventListener("focusin", (event) => {
      setActive(messageOf(event.target));
    }, options);
    element.addEventListener("click", (event) => {
      if (matchMedia("(pointer: coarse)").matches) setActive(messageOf(event.target));
    }, options);
    return () => {
      stop.abort();
    };
  }, [scroller]);
  return active;
}

/** Whether a menu or picker of a message is open: then its message stays the one. */
function isInUse(element: HTMLElement): boolean {
  return element.querySelector("[data-popup-open]") !== null;
}

/** The id of the message that an element belongs to. */
export function messageOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>("[data-message]")?.dataset["message"];
}

/** Move the focus among messages with the arrow keys; from the list itself to the last one on the screen. */
export function moveFocus(event: KeyboardEvent, scroller: HTMLElement): void {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  const messages = [...scroller.querySelectorAll<HTMLElement>("[data-message]")];
  const present = messages.findIndex((message) => message === document.activeElement);
  const isList = document.activeElement === scroller;
  if (present === -1 && !isList) return;
  const next = isList ? lastVisible(messages, scroller) : messages[present + (event.key === "ArrowUp" ? -1 : 1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function lastVisible(messages: HTMLElement[], scroller: HTMLElement): HTMLElement | undefined {
  const bottom = scroller.getBoundingClientRect().bottom;
  return messages.findLast((message) => message.getBoundingClientRect().top < bottom);
}
