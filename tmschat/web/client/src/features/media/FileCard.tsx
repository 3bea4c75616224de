import { Download } from "lucide-react";
import type { ReactElement } from "react";

import { useTranslation } from "../../i18n/context.ts";
import type { Attachment } from "../../realtime/index.ts";
import { KindIcon } from "./KindIcon.tsx";
import { useDownload } from "./useDownload.ts";

interface FileCardProps {
  file: Attachment;
  /** Gives the file with a URL that works. */
  renew: () => Promise<Attachment | undefined>;
}

/** A file in a message: its name, its size, and the way to have it. */
export function FileCard({ file, renew }: FileCardProps): ReactElement {
  const { text, format } = useTranslation();
  const download = useDownload(file, renew);
  return (
    <a
      className="file-card"
      href={file.url}
      download={file.name}
      rel="noopener"
      title={text.media.download(file.name, format.bytes(file.size))}
      onClick={download}
    >
      <KindIcon type={file.content_type} size={28} />
      <span className="file-words">
        <span className="file-name">
          <bdi>{file.name}</bdi>
        </span>
        <span className="quiet">{format.bytes(file.size)}</span>
      </span>
      <Download size={18} aria-hidden="true" />
    </a>
  );
}
