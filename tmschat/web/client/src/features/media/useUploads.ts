import { useMemo } from "react";

import { useStore } from "../../ui/useStore.ts";
import { type Upload, uploads, uploadsOf } from "./uploads.ts";

interface Uploads {
  uploads: Upload[];
  /** Whether there is a file to send. */
  isReady: boolean;
  /** Whether something is on its way, so that a message had better wait. */
  isBusy: boolean;
}

/** The files that are on their way into a conversation. */
export function useUploads(conversationId: string): Uploads {
  const all = useStore(uploads);
  return useMemo(() => {
    const mine = uploadsOf(all, conversationId);
    return {
      uploads: mine,
      isReady: mine.some((each) => each.state === "ready"),
      isBusy: mine.some((each) => each.state !== "ready" && each.state !== "failed"),
    };
  }, [all, conversationId]);
}
