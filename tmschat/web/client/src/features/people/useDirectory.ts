import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { directory, type DirectoryEntry } from "../../api/directory.ts";
import { keys } from "../../api/keys.ts";
import { useDebounced } from "../../ui/useDebounced.ts";
import { useMe } from "../session/useMe.ts";

const FRESH_MS = 60_000; // nobody tells the page of people whom it does not share a conversation with

interface Found {
  people: DirectoryEntry[];
  isReading: boolean;
  error: Error | null;
}

/** Whom the directory has by these words, without those who are shut out, and unless it is wanted without oneself. */
export function useDirectory(words: string, withSelf = false): Found {
  const me = useMe();
  const wanted = useDebounced(words.trim());
  const { data = [], isFetching, error } = useQuery({
    queryKey: keys.directory(wanted),
    queryFn: ({ signal }) => directory(wanted, signal),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
  const people = data.filter((person) => (withSelf || person.id !== me.id) && !person.is_suspended);
  return { people, isReading: isFetching || wanted !== words.trim(), error };
}
