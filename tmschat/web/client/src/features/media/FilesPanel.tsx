import "../creating/creating.css";
import "../lists/lists.css";
import "./media.css";

import { ChevronsRight } from "lucide-react";
import { type ReactElement, useState } from "react";

import { keys } from "../../api/keys.ts";
import { type FileEntry, filePage } from "../../api/media.ts";
import { message as readMessage } from "../../api/messages.ts";
import { type Pages, usePages } from "../../api/usePages.ts";
import { useTranslation } from "../../i18n/context.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { lazily } from "../../ui/lazily.ts";
import { More } from "../../ui/More.tsx";
import { openOverlay } from "../../ui/overlays.tsx";
import { toastError } from "../../ui/toasts.tsx";
import { useGo } from "../lists/useGo.ts";
import type { PanelProps } from "../shell/panels.ts";
import { FileCard } from "./FileCard.tsx";
import { Picture } from "./Picture.tsx";

const Viewer = lazily(() => import("./Viewer.tsx"));

const KINDS = ["IMAGE", "FILE"] as const;

/** A conversation's pictures and files, the newest first. */
export default function FilesPanel({ conversationId, close }: PanelProps): ReactElement {
  const { media } = useTranslation().text;
  const [kind, setKind] = useState<FileEntry["kind"]>("IMAGE");
  const pages = usePages(keys.files(conversationId, kind), (cursor) => filePage(conversationId, kind, cursor));
  return (
    <Dialog title={media.title} onClose={close}>
      <fieldset className="segments">
        <legend className="hidden">{media.title}</legend>
        {KINDS.map((each) => (
          <label key={each} className="segment">
            <input
              type="radio"
              name="kind"
              className="hidden"
              checked={kind === each}
              onChange={() => {
                setKind(each);
              }}
            />
            {each === "IMAGE" ? media.pictures : media.documents}
          </label>
        ))}
      </fieldset>
      {kind === "IMAGE" ? <Pictures pages={pages} /> : <Files pages={pages} />}
      <More pages={pages} none={media.none} />
    </Dialog>
  );
}

function Pictures({ pages }: { pages: Pages<FileEntry> }): ReactElement {
  const { media } = useTranslation().text;
  const renew = (): Promise<readonly FileEntry[]> => pages.readAgain();
  return (
    <ul className="picture-wall">
      {pages.items.map((picture, index) => (
        <li key={picture.id}>
          <Picture
            picture={picture}
            label={media.openPicture(picture.name)}
            onOpen={() => {
              openOverlay(Viewer, { pictures: pages.items, first: index, renew });
            }}
            onStale={() => {
              renew().catch(toastError);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

function Files({ pages }: { pages: Pages<FileEntry> }): ReactElement {
  return (
    <ul className="file-rows">
      {pages.items.map((file) => (
        <li key={file.id}>
          <FileRow file={file} pages={pages} />
        </li>
      ))}
    </ul>
  );
}

function FileRow({ file, pages }: { file: FileEntry; pages: Pages<FileEntry> }): ReactElement {
  const { text, format } = useTranslation();
  const go = useGo();
  const name = file.sender?.display_name ?? text.common.somebody;
  return (
    <>
      <div className="file-row">
        <FileCard file={file} renew={async () => (await pages.readAgain()).find((each) => each.id === file.id)} />
        <IconButton
          label={text.lists.goTo(file.name)}
          onClick={() => {
            readMessage(file.message_id).then(go, toastError);
          }}
        >
          <ChevronsRight size={18} className="flips" />
        </IconButton>
      </div>
      <p className="file-from quiet">{text.lists.from(name, format.short(file.created_at))}</p>
    </>
  );
}
