import type { ReactElement } from "react";

import { useText } from "../i18n/context.ts";

export function Spinner(): ReactElement {
  return <span className="spinner" role="status" aria-label={useText().common.loading} />;
}

/** A spinner in the middle of what it stands for. */
export function Waiting(): ReactElement {
  return (
    <div className="empty">
      <Spinner />
    </div>
  );
}
