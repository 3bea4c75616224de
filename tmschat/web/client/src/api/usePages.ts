import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";

import type { Page } from "./pages.ts";

export interface Pages<Item> {
  items: Item[];
  hasMore: boolean;
  readMore: () => void;
  /** Nothing is there yet. */
  isPending: boolean;
  isReading: boolean;
  error: Error | null;
}

/**
 * A list that is read page by page, for as long as it is looked at: nobody tells what happens to it, so each look reads
 * it anew. `load` gets the cursor; for the first page undefined.
 */
export function usePages<Item>(
  queryKey: QueryKey,
  load: (cursor: string | undefined) => Promise<Page<Item>>,
  isEnabled = true,
): Pages<Item> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<Item>) => page.pagination.next_cursor ?? undefined,
    gcTime: 0,
    enabled: isEnabled,
  });
  return {
    items: query.data?.pages.flatMap((page) => page.data) ?? [],
    hasMore: query.hasNextPage,
    readMore: () => void query.fetchNextPage(),
    isPending: query.isPending && isEnabled,
    isReading: query.isFetching,
    error: query.error,
  };
}
