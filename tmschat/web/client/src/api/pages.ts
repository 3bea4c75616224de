import type { Schemas } from "./http.ts";

/** A list as the API gives it. */
export interface Page<Item> {
  data: Item[];
  pagination: Schemas["Pagination"];
}

/** Read a whole list, page by page. `load` gets the cursor; for the first page undefined. */
export async function all<Item>(load: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await load(cursor);
    found.push(...page.data);
    cursor = page.pagination.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}
