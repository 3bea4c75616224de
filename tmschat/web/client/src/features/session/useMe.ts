import { useQuery } from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import { ownProfile, type Profile } from "../../api/session.ts";

/** Who is signed in: known before anything is shown. */
export function useMe(): Profile {
  const { data } = useQuery({ queryKey: keys.me, queryFn: ownProfile });
  if (data === undefined) throw new Error("shown before anybody was signed in");
  return data;
}
