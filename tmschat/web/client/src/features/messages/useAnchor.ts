import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";

const END_PX = 48; // as near as this to the end counts as being there

export interface Anchor {
  list: RefObject<VirtualizerHandle | null>;
  /** Whether it is where it begins: before, rows would be seen jumping there. */
  isPlaced: boolean;
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
  const last = useRef({ offset: 0, size: 0 });
  const onScroll = useCallback(() => {
    if (list.current === null) return;
    const { scrollOffset: offset, viewportSize, scrollSize: size } = list.current;
    const isAtEnd = offset + viewportSize >= size - END_PX;
    // What was measured meanwhile moves the end away, or all of it up: neither is a person that leaves.
    const hasLeft = last.current.offset - offset > Math.max(0, last.current.size - size) + 0.5;
    last.current = { offset, size };
    if (isAtEnd || hasLeft) holds.current = isAtEnd;
    else if (holds.current) toEnd();
    onAtEnd(holds.current);
  }, [onAtEnd, toEnd]);
  const [isPlaced, setPlaced] = useState(false);
  const frame = useRef(0);
  const onResize = useCallback(() => {
    if (holds.current) toEnd();
    // The list may draw its new height only after it has told of it: until then it scrolls no further than the old one.
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      if (holds.current) toEnd();
      frame.current = requestAnimationFrame(() => {
        setPlaced(true);
      });
    });
  }, [toEnd]);
  return { list, isPlaced, toEnd, toRow, onScroll, onResize };
}
