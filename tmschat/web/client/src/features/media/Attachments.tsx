import "./media.css";

import type { CSSProperties, ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import type { Attachment, Message } from "../../realtime/index.ts";
import { lazily } from "../../ui/lazily.ts";
import { openOverlay } from "../../ui/overlays.tsx";
import { toastError } from "../../ui/toasts.tsx";
import { useRenewal } from "./expiry.ts";
import { FileCard } from "./FileCard.tsx";
import { boxOf, columnsOf } from "./layout.ts";
import { Picture } from "./Picture.tsx";

const Viewer = lazily(() => import("./Viewer.tsx"));

/** A message's pictures and files. */
export function Attachments({ message }: { message: Message }): ReactElement {
  const { attachments, id, conversation_id } = message;
  const renew = useRenewal({ messageId: id, conversationId: conversation_id });
  const pictures = attachments.filter((each) => each.kind === "IMAGE");
  const files = attachments.filter((each) => each.kind === "FILE");
  return (
    <div className="attachments">
      {pictures.length > 0 && <Pictures pictures={pictures} renew={renew} />}
      {files.map((file) => (
        <FileCard
          key={file.id}
          file={file}
          renew={async () => (await renew()).find((each) => each.id === file.id)}
        />
      ))}
    </div>
  );
}

interface PicturesProps {
  pictures: readonly Attachment[];
  renew: () => Promise<readonly Attachment[]>;
}

function Pictures({ pictures, renew }: PicturesProps): ReactElement {
  const { media } = useText();
  return (
    <div className="pictures" style={gridOf(pictures)}>
      {pictures.map((picture, index) => (
        <Picture
          key={picture.id}
          picture={picture}
          label={media.openPicture(picture.name)}
          {...(pictures.length === 1 && { style: shapeOf(picture) })}
          onOpen={() => {
            openOverlay(Viewer, { pictures, first: index, renew });
          }}
          onStale={() => {
            renew().catch(toastError);
          }}
        />
      ))}
    </div>
  );
}

function gridOf(pictures: readonly Attachment[]): CSSProperties {
  const [only] = pictures;
  if (pictures.length === 1 && only !== undefined) return { width: boxOf(only).width };
  return { gridTemplateColumns: `repeat(${columnsOf(pictures.length)}, minmax(0, 1fr))` };
}

function shapeOf(picture: Attachment): CSSProperties {
  const { width, height } = boxOf(picture);
  return { aspectRatio: `${width} / ${height}` };
}
