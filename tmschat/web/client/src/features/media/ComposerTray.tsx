import "./media.css";

import { RotateCw, X } from "lucide-react";
import type { ReactElement } from "react";
import { createPortal } from "react-dom";

import { useTranslation } from "../../i18n/context.ts";
import { IconButton } from "../../ui/Button.tsx";
import { errorWords } from "../../ui/toasts.tsx";
import { handOnToComposer } from "../composer/composerField.ts";
import { KindIcon } from "./KindIcon.tsx";
import { cancelUpload, retryUpload, type Upload } from "./uploads.ts";
import { useDroppedFiles } from "./useDroppedFiles.ts";
import { useUploads } from "./useUploads.ts";

/** Above where one writes: the files that go with the message. Takes what is pasted and dropped anywhere on the page. */
export function ComposerTray({ conversationId }: { conversationId: string }): ReactElement {
  const { text } = useTranslation();
  const { uploads } = useUploads(conversationId);
  const isOver = useDroppedFiles(conversationId);
  return (
    <>
      {isOver && createPortal(<div className="drop-here">{text.media.dropHere}</div>, document.body)}
      {uploads.length > 0 && (
        <ul className="tray" aria-label={text.media.toSend}>
          {uploads.map((upload) => (
            <TrayItem key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
    </>
  );
}

function TrayItem({ upload }: { upload: Upload }): ReactElement {
  const { text } = useTranslation();
  const { id, file, preview, state } = upload;
  return (
    <li className="tray-item" data-state={state}>
      {preview === null ? <KindIcon type={file.type} size={24} /> : <img className="tray-picture" src={preview} alt="" />}
      <span className="tray-words">
        <span className="tray-name">
          <bdi>{file.name}</bdi>
        </span>
        <TrayState upload={upload} />
      </span>
      {state === "failed" && (
        <IconButton
          ref={handOnToComposer}
          label={`${text.common.retry}: ${file.name}`}
          onClick={() => {
            retryUpload(id);
          }}
        >
          <RotateCw size={16} />
        </IconButton>
      )}
      <IconButton
        ref={handOnToComposer}
        label={text.media.takeOut(file.name)}
        onClick={() => {
          cancelUpload(id);
        }}
      >
        <X size={16} />
      </IconButton>
    </li>
  );
}

function TrayState({ upload }: { upload: Upload }): ReactElement {
  const { text, format } = useTranslation();
  const { file, state, sent, error } = upload;
  if (state === "failed")
    return (
      <span className="tray-failed" role="alert">
        {errorWords(error, text)}
      </span>
    );
  if (state === "ready") return <span className="quiet">{format.bytes(file.size)}</span>;
  const label = text.media.sending(file.name);
  return state === "sending" ? (
    <progress className="tray-progress" aria-label={label} max={Math.max(1, file.size)} value={sent} />
  ) : (
    <progress className="tray-progress" aria-label={label} />
  );
}
