/** Sizes of pictures in a message, known before any of their bytes are there, so that nothing moves when they come. */
export interface Box {
  width: number;
  height: number;
}

const MOST: Box = { width: 400, height: 320 }; // pixels of the page
const LEAST_SIDE = 64;

/** The box of a lone picture: its own shape, no larger than there is room; extreme shapes are cut to be seen at all. */
export function boxOf(picture: { width: number | null; height: number | null }): Box {
  const { width, height } = picture;
  if (width === null || height === null || width <= 0 || height <= 0) return { width: 240, height: 240 };
  const scale = Math.min(1, MOST.width / width, MOST.height / height);
  const side = (pixels: number): number => Math.max(LEAST_SIDE, Math.round(pixels * scale));
  return { width: side(width), height: side(height) };
}

/** In how many columns several pictures stand. */
export function columnsOf(count: number): number {
  return count === 2 || count === 4 ? 2 : Math.min(count, 3);
}
