import type { ReactElement } from "react";

import { useTranslation } from "../../i18n/context.ts";
import type { Attachment } from "../../realtime/index.ts";

/** A message's pictures and files. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }): ReactElement {
  const { format } = useTranslation();
  return (
    <ul className="attachments">
      {attachments.map(({ id, name, size, url }) => (
        <li key={id}>
          <a href={url} download={name} rel="noopener">
            {name}
          </a>{" "}
          <span className="quiet">{format.bytes(size)}</span>
        </li>
      ))}
    </ul>
  );
}
