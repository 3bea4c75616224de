import { createContext, useContext } from "react";

import type { Profile } from "../../api/session.ts";

/** Given by `MeProvider`: one watcher of the cache for all rows that ask. */
export const MeContext = createContext<Profile | null>(null);

/** Who is signed in: known before anything is shown. */
export function useMe(): Profile {
  const me = useContext(MeContext);
  if (me === null) throw new Error("shown before anybody was signed in");
  return me;
}
