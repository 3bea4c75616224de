import { keepPreviousData, type QueryKey, useInfiniteQuery } from "@tanstack/react-query";

import type { Page } from "./pages.ts";

export interface Pages<Item> {
  items: readonly Item[];
  hasMore: boolean;
  readMore: () => void;
  /** Read what is shown anew; gives it. */
  readAgain: () => Promise<readonly Item[]>;
  /** Nothing is there yet. */
  isPending: boolean;
  isReading: boolean;
  error: Error | null;
}

interface PagesOptions {
  enabled?: boolean;
  /** Show what was found last until what is asked now is there. */
  keepsLast?: boolean;
}

/**
 * A list that is read page by page, for as long as it is looked at: each look reads it anew. `load` gets the cursor; for
 * the first page undefined.
 */
export function usePages<Item>(
  queryKey: QueryKey,
  load: (cursor: string | undefined) => Promise<Page<Item>>,
  { enabled = true, keepsLast = false }: PagesOptions = {},
): Pages<Item> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<Item>) => page.pagination.next_cursor ?? undefined,
    gcTime: 0,
    enabled,
    ...(keepsLast && { placeholderData: keepPreviousData }),
  });
  const itemsOf = (data: typeof query.data): Item[] => data?.pages.flatMap((page) => page.data) ?? [];
  return {
    items: itemsOf(query.data),
    hasMore: query.hasNextPage,
    readMore: () => void query.fetchNextPage(),
    readAgain: async () => itemsOf((await query.refetch()).data),
    isPending: query.isPending && enabled,
    isReading: query.isFetching,
    error: query.error,
  };
}
