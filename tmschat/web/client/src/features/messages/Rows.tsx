import { type ReactElement, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";

import { useMe } from "../session/useMe.ts";
import type { Target } from "./context.ts";
import { MessageRow } from "./MessageRow.tsx";
import type { Held } from "./Messages.tsx";
import type { Row } from "./rows.ts";
import { moveFocus, useActive } from "./useActive.ts";
import { useAnchor } from "./useAnchor.ts";
import { useShift } from "./useShift.ts";
import { TOO_MANY } from "./useWindow.ts";

const NEAR_PX = 1500; // as near as this to what is not held, more is read
const AROUND_PX = 300; // rows beyond the screen that are there already
const HIGHLIGHT_MS = 1600;

interface RowsProps {
  rows: readonly Row[];
  held: Held;
  /** Where the new messages begin. */
  newSeq: number | null;
  scroller: RefObject<HTMLDivElement | null>;
  target: Target | null;
  onAtEnd: (isAtEnd: boolean) => void;
  /** Whether the new messages begin above what is on the screen. */
  onNewAbove: (isAbove: boolean) => void;
}

/** The rows that are on the screen, of all that are held. */
export function Rows({ rows, held, newSeq, scroller, target, onAtEnd, onNewAbove }: RowsProps): ReactElement {
  const me = useMe();
  const active = useActive(scroller);
  const shift = useShift(held.messages[0]?.seq ?? 0);
  const targetRow = rows.findIndex(({ message }) => message.seq === target?.seq);
  const anchor = useAnchor(rows.length, targetRow === -1 ? null : targetRow, onAtEnd);
  const { list, toEnd, toRow } = anchor;
  const lit = useHighlight(target);
  const readOn = useReadingOn(held, list, rows.length);
  const findNew = useFindingNew(list, rows, newSeq, onNewAbove);
  useLayoutEffect(() => {
    if (target === null) return;
    if (target.seq === null) toEnd();
    else if (targetRow !== -1) toRow(targetRow);
    // Once a target: rows that come and go afterwards do not move it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [target]);
  useArrows(scroller);
  // The row that has the focus stays, however far one scrolls.
  const activeRow = rows.findIndex(({ message }) => message.id === active);
  const keptRows = useMemo(() => (activeRow === -1 ? [] : [activeRow]), [activeRow]);
  const lastOwn = rows.findLast(({ message, sending }) => message.sender?.id === me.id && sending === null)?.key;
  return (
    <div className="messages-rows" data-placed={anchor.isPlaced}>
      <Virtualizer
        ref={list}
        data={rows}
        shift={shift}
        keepMounted={keptRows}
        bufferSize={AROUND_PX}
        scrollRef={scroller}
        onScroll={() => {
          anchor.onScroll();
          findNew();
          readOn();
        }}
        onResize={anchor.onResize}
      >
        {({ key, ...row }) => (
          <MessageRow
            key={key}
            {...row}
            isOwn={row.message.sender?.id === me.id}
            isLastOwn={key === lastOwn}
            isActive={row.message.id === active}
            isLit={row.message.seq === lit}
            isFirst={held.isStart && row.message.seq === 1}
          />
        )}
      </Virtualizer>
    </div>
  );
}

/** The number of the message that was just gone to, for a moment. */
function useHighlight(target: Target | null): number | null {
  const [past, setPast] = useState<Target | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      setPast(target);
    }, HIGHLIGHT_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [target]);
  return target === past ? null : (target?.seq ?? null);
}

/** Read what lies beyond the held ends before one gets there, and drop what is held too much at the far one. */
function useReadingOn(held: Held, listRef: RefObject<VirtualizerHandle | null>, count: number): () => void {
  const { readOlder, readNewer, isStart, isEnd, trim } = held;
  const readOn = useCallback(() => {
    if (listRef.current === null) return;
    const { scrollOffset, viewportSize, scrollSize } = listRef.current;
    if (scrollOffset < NEAR_PX && !isStart) readOlder();
    if (scrollSize - viewportSize - scrollOffset < NEAR_PX && !isEnd) readNewer();
  }, [listRef, readOlder, readNewer, isStart, isEnd]);
  useEffect(() => {
    if (count > TOO_MANY && listRef.current !== null) {
      const isInOlderHalf = listRef.current.findItemIndex(listRef.current.scrollOffset) < count / 2;
      trim(isInOlderHalf ? "end" : "start");
    }
    readOn();
  }, [count, listRef, trim, readOn]);
  return readOn;
}

/** Tell whether the new messages begin above the screen, or even above what is held. */
function useFindingNew(
  listRef: RefObject<VirtualizerHandle | null>,
  rows: readonly Row[],
  newSeq: number | null,
  tell: (isAbove: boolean) => void,
): () => void {
  const newRow = rows.findIndex(({ startsNew }) => startsNew);
  const isNotHeld = newRow === -1 && newSeq !== null && newSeq < (rows[0]?.message.seq ?? 0);
  const find = useCallback(() => {
    if (listRef.current === null) return;
    tell(isNotHeld || (newRow !== -1 && listRef.current.getItemOffset(newRow) < listRef.current.scrollOffset));
  }, [listRef, newRow, isNotHeld, tell]);
  useEffect(find, [find]);
  return find;
}

function useArrows(scroller: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    const move = (event: KeyboardEvent): void => {
      if (element !== null) moveFocus(event, element);
    };
    element?.addEventListener("keydown", move);
    return () => {
      element?.removeEventListener("keydown", move);
    };
  }, [scroller]);
}
