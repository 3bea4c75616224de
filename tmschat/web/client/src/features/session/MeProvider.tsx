import { useQuery } from "@tanstack/react-query";
import type { ReactElement, ReactNode } from "react";

import { keys } from "../../api/keys.ts";
import { ownProfile } from "../../api/session.ts";
import { MeContext } from "./useMe.ts";

export function MeProvider({ children }: { children: ReactNode }): ReactElement {
  const { data = null } = useQuery({ queryKey: keys.me, queryFn: ownProfile });
  return <MeContext value={data}>{children}</MeContext>;
}
