import { type RefObject, useEffect, useRef, useState } from "react";

import { useOpenConversation } from "../messages/context.ts";
import { realtime } from "../session/realtime.ts";
import { draftOf, keepDraft } from "./drafts.ts";

const LAST = 2 ** 31 - 1; // behind the text, however long it is
const TYPING_MS = 3000; // others see it for six seconds

export interface Typed {
  text: string;
  setText: (text: string) => void;
}

export type FieldRef = RefObject<HTMLTextAreaElement | null>;

/** What is being written: a draft that is kept, or a message's text that is being changed. Others see that one types. */
export function useTyped(field: FieldRef): Typed {
  const { conversation, writing } = useOpenConversation();
  const [text, show] = useState(writing.kind === "edit" ? writing.message.text : draftOf(conversation.id));
  const told = useRef(0);
  useEffect(() => {
    const isTouch = matchMedia("(pointer: coarse)").matches;
    if (writing.kind === "new" && isTouch) return; // its keyboard would cover half of what one came to read
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(LAST, LAST);
  }, [writing, field]);
  useGrowing(field, text);
  const setText = (words: string): void => {
    show(words);
    if (writing.kind === "edit") return;
    keepDraft(conversation.id, words);
    const now = Date.now();
    if (words === "" || now - told.current < TYPING_MS) return;
    told.current = now;
    realtime.typing(conversation.id);
  };
  return { text, setText };
}

/** Where the style sheet cannot let a field grow with its text, its height is set. */
function useGrowing(field: FieldRef, text: string): void {
  useEffect(() => {
    if (!CSS.supports("field-sizing", "content")) fit(field.current);
  }, [field, text]);
}

function fit(element: HTMLTextAreaElement | null): void {
  if (element === null) return;
  element.style.height = "auto";
  element.style.height = `${element.scrollHeight}px`;
}
