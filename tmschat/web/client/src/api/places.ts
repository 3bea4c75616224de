/** Which part of a conversation: its end, or what lies around, before or after a number. */
export type Place = null | { around_seq: number } | { before_seq: number } | { after_seq: number };

export const PAGE_SIZE = 50;
