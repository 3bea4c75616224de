import { useQuery } from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import { person } from "../../api/people.ts";
import { useText } from "../../i18n/context.ts";
import { useMe } from "../session/useMe.ts";

/** A person's name, read where it is not known yet; of somebody who is gone, a word that says so. */
export function usePersonName(userId: string | null): string {
  const { common } = useText();
  const me = useMe();
  const isOther = userId !== null && userId !== me.id;
  const { data } = useQuery({
    queryKey: keys.person(userId ?? ""),
    queryFn: () => person(userId ?? ""),
    enabled: isOther,
  });
  if (userId === me.id) return me.display_name;
  return data?.display_name ?? (isOther ? "…" : common.somebody);
}
