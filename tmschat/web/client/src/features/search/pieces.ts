/** A found text, cut where its highlighted words begin and end. Ranges count code points; JavaScript's own strings do not. */
import type { Highlight } from "../../api/search.ts";

export interface Piece {
  text: string;
  isHit: boolean;
}

const BEFORE = 60; // code points before the first hit, where the text is long
const LONGEST = 280; // code points shown

/** The text around its first hit, in pieces. Ranges may overlap, touch, stand in any order, or reach beyond the text. */
export function piecesOf({ text, ranges }: Highlight): Piece[] {
  const points = Array.from(text);
  const hits = merged(ranges, points.length);
  const first = hits[0]?.[0] ?? 0;
  const from = points.length <= LONGEST || first <= BEFORE ? 0 : first - BEFORE;
  const to = Math.min(points.length, from + LONGEST);
  const pieces: Piece[] = from > 0 ? [{ text: "…", isHit: false }] : [];
  const add = (start: number, end: number, isHit: boolean): void => {
    const [begin, stop] = [Math.max(start, from), Math.min(end, to)];
    if (begin < stop) pieces.push({ text: points.slice(begin, stop).join(""), isHit });
  };
  let at = from;
  for (const [start, end] of hits) {
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, to, false);
  if (to < points.length) pieces.push({ text: "…", isHit: false });
  return pieces;
}

function merged(ranges: readonly number[][], length: number): [number, number][] {
  const found: [number, number][] = [];
  for (const [start = 0, wanted = 0] of ranges.toSorted(([one = 0], [other = 0]) => one - other)) {
    const end = Math.min(wanted, length);
    const last = found.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (start < end) found.push([start, end]);
  }
  return found;
}
