import { type RefObject, useEffect, useState } from "react";

import { composerField } from "../composer/composerField.ts";

const STILL_MS = 150; // what passes under the pointer while the list moves is not pointed at

/** The message that is pointed at, touched, or has the focus: it alone shows what can be done with it. */
export function useActive(scroller: RefObject<HTMLElement | null>): string | undefined {
  const [active, setActive] = useState<string | undefined>();
  useEffect(() => {
    const stop = new AbortController();
    if (scroller.current !== null) follow(scroller.current, setActive, { signal: stop.signal, passive: true });
    return () => {
      stop.abort();
    };
  }, [scroller]);
  return active;
}

function follow(element: HTMLElement, tell: (id: string | undefined) => void, options: AddEventListenerOptions): void {
  let moved = 0;
  const point = (event: PointerEvent, id: string | undefined): void => {
    const isStill = event.timeStamp - moved > STILL_MS;
    if (event.pointerType === "mouse" && isStill && !isInUse(element)) tell(id);
  };
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    hear: (event: HTMLElementEventMap[Name]) => void,
  ): void => {
    element.addEventListener(name, hear, options);
  };
  on("scroll", (event) => {
    moved = event.timeStamp;
  });
  on("pointermove", (event) => {
    point(event, messageOf(event.target));
  });
  on("pointerleave", (event) => {
    point(event, undefined);
  });
  on("focusin", (event) => {
    tell(messageOf(event.target));
  });
  on("click", (event) => {
    if (matchMedia("(pointer: coarse)").matches) tell(messageOf(event.target));
  });
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

/**
 * Move the focus among messages with the arrow keys, from the list itself to the last one on the screen; Escape leaves.
 * A field in a message keeps its keys.
 */
export function moveFocus(event: KeyboardEvent, scroller: HTMLElement): void {
  if (event.target instanceof HTMLInputElement) return;
  const next = event.key === "Escape" ? composerField() : neighbour(event.key, scroller);
  if (next === undefined || next === null) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

function neighbour(key: string, scroller: HTMLElement): HTMLElement | undefined {
  const step = STEPS[key];
  if (step === undefined) return undefined;
  const messages = [...scroller.querySelectorAll<HTMLElement>("[data-message]")];
  if (document.activeElement === scroller) return step < 0 ? lastVisible(messages, scroller) : undefined;
  const present = messages.findIndex((message) => message.contains(document.activeElement));
  return present === -1 ? undefined : messages[present + step];
}

function lastVisible(messages: HTMLElement[], scroller: HTMLElement): HTMLElement | undefined {
  const bottom = scroller.getBoundingClientRect().bottom;
  return messages.findLast((message) => message.getBoundingClientRect().top < bottom);
}
