/** What is searched for, as the page's address holds it, and as the API wants it. Pure. */
import type { Query } from "../../api/search.ts";

export const TYPES = ["TEXT", "IMAGE", "FILE", "POLL"] as const;

/** The names in the address. Days are `2026-02-23`, in local time. */
export const NAMES = ["q", "in", "from", "type", "since", "until"] as const;

export type Filters = Partial<Record<(typeof NAMES)[number], string>>;

export function filtersIn(address: URLSearchParams): Filters {
  const found = NAMES.map((name) => [name, address.get(name) ?? ""] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== ""));
}

/** The question to the server; null where there is none. The days that are named belong to it, both. */
export function queryOf(filters: Filters): Query | null {
  const q = filters.q?.trim() ?? "";
  if (q === "") return null;
  return {
    q,
    ...(filters.in !== undefined && { conversation_id: filters.in }),
    ...(filters.from !== undefined && { sender_id: filters.from }),
    ...(filters.type !== undefined && { type: [filters.type] }),
    ...timeOf("after", filters.since, 0),
    ...timeOf("before", filters.until, 1),
  };
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The midnight at which a day begins, or one so many days later. */
function timeOf(name: "after" | "before", day: string | undefined, later: number): Partial<Query> {
  const [year, month, date] = DAY.exec(day ?? "")?.slice(1).map(Number) ?? [];
  if (year === undefined || month === undefined || date === undefined) return {};
  return { [name]: new Date(year, month - 1, date + later).toISOString() };
}
