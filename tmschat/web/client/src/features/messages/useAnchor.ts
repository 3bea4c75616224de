import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { VirtualizerHandle } from "virtua";

const END_PX = 48; // as near as this to the end counts as being there

export interface Anchor {
  list: RefObject<VirtualizerHandle | null>;
  /** Go to the end, and hold on to it. */
  toEnd: () => void;
  /** Go to a row, in the middle of the screen. */
  toRow: (index: number) => void;
  /** What the list calls. */
  onScroll: () => void;
  onResize: () => void;
}

/**
 * Holds a list at its end as long as one is there: new rows, rows that grow and a smaller screen do not move it away.
 * `count` is how many rows there are, `start` where to begin: the index of a row, or null for the end.
 */
export function useAnchor(count: number, start: number | null, onAtEnd: (isAtEnd: boolean) => void): Anchor {
  const list = useRef<VirtualizerHandle>(null);
  const holds = useRef(start === null);
  const first = useRef(start);
  const toEnd = useCallback(() => {
    holds.current = true;
    list.current?.scrollToIndex(count - 1, { align: "end" });
  }, [count]);
  const toRow = useCallback((index: number) => {
    holds.current = false;
    list.current?.scrollToIndex(index, { align: "center" });
  }, []);
  useLayoutEffect(() => {
    if (first.current !== null) toRow(first.current);
  }, [toRow]);
  useLayoutEffect(() => {
    if (holds.current) toEnd();
  }, [toEnd]);
  useEffect(() => {
    onAtEnd(holds.current);
  }, [onAtEnd]);
  const onScroll = useCallback(() => {
    if (list.current === null) return;
    const { scrollOffset, viewportSize, scrollSize } = list.current;
    holds.current = scrollOffset + viewportSize >= scrollSize - END_PX;
    onAtEnd(holds.current);
  }, [onAtEnd]);
  const onResize = useCallback(() => {
    if (holds.current) toEnd();
  }, [toEnd]);
  return { list, toEnd, toRow, onScroll, onResize };
}
