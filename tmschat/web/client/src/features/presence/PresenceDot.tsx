import type { ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import { usePresence } from "./presence.ts";

/** A dot on a person's picture: here, away; nothing for who is not here, or does not share it. */
export function PresenceDot({ userId }: { userId: string }): ReactElement | null {
  const { conversations } = useText();
  const status = usePresence(userId);
  if (status === "offline") return null;
  return <span className="presence-dot" data-status={status} role="img" aria-label={conversations[status]} />;
}
