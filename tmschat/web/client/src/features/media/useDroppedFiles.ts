import { useEffect, useState } from "react";

import { addFiles } from "./uploads.ts";

/** Take the files that are dropped or pasted on the page. Gives whether some are held over it. */
export function useDroppedFiles(conversationId: string): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("dragover", (event) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    }, { signal });
    document.addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) setOver(false); // it has left the window
    }, { signal });
    document.addEventListener("drop", (event) => {
      setOver(false);
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      addFiles(conversationId, filesOf(event.dataTransfer));
    }, { signal });
    document.addEventListener("paste", (event) => {
      const files = filesOf(event.clipboardData);
      // What is copied from a document comes as text and as its picture: then the text is meant.
      if (files.length === 0 || event.clipboardData?.types.includes("text/plain") === true) return;
      event.preventDefault();
      addFiles(conversationId, files);
    }, { signal });
    return () => {
      stop.abort();
    };
  }, [conversationId]);
  return isOver;
}

function hasFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes("Files") === true;
}

function filesOf(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])];
}
