import { type ReactElement, useEffect, useEffectEvent, useRef } from "react";

import type { Pages } from "../api/usePages.ts";
import { useText } from "../i18n/context.ts";
import { Button } from "./Button.tsx";
import { Waiting } from "./Spinner.tsx";
import { errorWords } from "./toasts.tsx";

interface MoreProps {
  pages: Pages<unknown>;
  /** What is said where there is nothing. */
  none: string;
}

/** The end of a list that is read page by page: reads on when it comes into view, and tells how it is. */
export function More({ pages, none }: MoreProps): ReactElement | null {
  const text = useText();
  const end = useRef<HTMLDivElement>(null);
  const readOn = useEffectEvent(() => {
    if (!pages.isReading) pages.readMore();
  });
  useEffect(() => {
    if (end.current === null) return;
    const watcher = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) readOn();
    });
    watcher.observe(end.current);
    return () => {
      watcher.disconnect();
    };
  }, [pages.hasMore, pages.items.length]);
  if (pages.error !== null)
    return (
      <p className="list-end" role="alert">
        {errorWords(pages.error, text)}
      </p>
    );
  if (pages.isPending) return <Waiting />;
  if (pages.items.length === 0) return <p className="list-end">{none}</p>;
  if (!pages.hasMore) return null;
  return (
    <div ref={end} className="list-end">
      <Button kind="quiet" disabled={pages.isReading} onClick={pages.readMore}>
        {pages.isReading ? text.common.loading : text.common.more}
      </Button>
    </div>
  );
}
