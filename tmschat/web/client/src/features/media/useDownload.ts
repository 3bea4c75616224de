import type { MouseEvent } from "react";

import type { Attachment } from "../../realtime/index.ts";
import { toastError } from "../../ui/toasts.tsx";
import { isFresh } from "./expiry.ts";

/** What a link to a file does: the browser follows it, unless its URL has expired; then a new one is asked for first. */
export function useDownload(
  file: Attachment,
  renew: () => Promise<Attachment | undefined>,
): (event: MouseEvent<HTMLAnchorElement>) => void {
  return (event) => {
    if (isFresh(file, Date.now())) return;
    event.preventDefault();
    renew().then((renewed) => {
      if (renewed === undefined) return;
      const link = document.createElement("a");
      link.href = renewed.url;
      link.download = renewed.name;
      link.click();
    }, toastError);
  };
}
