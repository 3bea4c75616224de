import { Dialog as Base } from "@base-ui/react/dialog";
import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import { type CSSProperties, type ReactElement, useState } from "react";

import { useTranslation } from "../../i18n/context.ts";
import type { Attachment } from "../../realtime/index.ts";
import { IconButton } from "../../ui/Button.tsx";
import type { OverlayProps } from "../../ui/overlays.tsx";
import { toastError } from "../../ui/toasts.tsx";
import { useTopmost } from "../../ui/useTopmost.ts";
import { Blur } from "./Blur.tsx";
import { useDownload } from "./useDownload.ts";

interface ViewerProps {
  pictures: readonly Attachment[];
  /** Which one is shown first. */
  first: number;
  /** Gives the pictures with URLs that work. */
  renew: () => Promise<readonly Attachment[]>;
}

/** Pictures, one at a time, as large as there is room: arrows go through them, Escape ends it. */
export default function Viewer({ pictures, first, renew, close }: ViewerProps & OverlayProps): ReactElement | null {
  const { text, isRightToLeft } = useTranslation();
  const isTopmost = useTopmost();
  const [held, setHeld] = useState(pictures);
  const [index, setIndex] = useState(first);
  const picture = held[index];
  if (picture === undefined) return null;
  const step = (by: number): void => {
    setIndex(Math.max(0, Math.min(held.length - 1, index + by)));
  };
  const renewHeld = async (): Promise<Attachment | undefined> => {
    const found = await renew();
    const renewed = held.map((each) => found.find((other) => other.id === each.id) ?? each);
    setHeld(renewed);
    return renewed[index];
  };
  return (
    <Base.Root
      open
      onOpenChange={(open) => {
        if (!open && isTopmost()) close();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup
          className="viewer"
          onKeyDown={(event) => {
            const onwards = isRightToLeft ? "ArrowLeft" : "ArrowRight";
            if (event.key === "ArrowLeft" || event.key === "ArrowRight") step(event.key === onwards ? 1 : -1);
          }}
        >
          <Head picture={picture} place={held.length > 1 ? text.media.place(index + 1, held.length) : ""} renew={renewHeld} />
          <Large key={picture.id} picture={picture} onStale={renewHeld} />
          {held.length > 1 && (
            <>
              <IconButton className="viewer-back" label={text.media.previous} disabled={index === 0} onClick={() => { step(-1); }}>
                <ChevronLeft size={32} className="flips" />
              </IconButton>
              <IconButton
                className="viewer-on"
                label={text.media.next}
                disabled={index === held.length - 1}
                onClick={() => {
                  step(1);
                }}
              >
                <ChevronRight size={32} className="flips" />
              </IconButton>
            </>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface HeadProps {
  picture: Attachment;
  place: string;
  renew: () => Promise<Attachment | undefined>;
}

function Head({ picture, place, renew }: HeadProps): ReactElement {
  const { text, format } = useTranslation();
  const download = useDownload(picture, renew);
  return (
    <div className="viewer-head">
      <Base.Title className="viewer-title" dir="auto">
        {picture.name}
      </Base.Title>
      <span aria-live="polite">{place}</span>
      <a
        className="icon-button"
        href={picture.url}
        download={picture.name}
        rel="noopener"
        aria-label={text.media.download(picture.name, format.bytes(picture.size))}
        onClick={download}
      >
        <Download size={20} />
      </a>
      <Base.Close
        render={
          <IconButton label={text.common.close}>
            <X size={22} />
          </IconButton>
        }
      />
    </div>
  );
}

/** As large as the picture is, where there is room for it. */
function frameOf(width: number | null, height: number | null): CSSProperties {
  if (width === null || height === null) return { width: "100cqw", height: "100cqh" };
  const shape = width / height;
  return { aspectRatio: shape, width: `min(100cqw, ${width}px, calc(100cqh * ${shape}))` };
}

function Large({ picture, onStale }: { picture: Attachment; onStale: () => Promise<unknown> }): ReactElement {
  const [isShown, setShown] = useState(false);
  const [broken, setBroken] = useState<string | null>(null);
  const { width, height, placeholder, url } = picture;
  const shape = frameOf(width, height);
  return (
    <div className="viewer-picture">
      <div className="viewer-frame" style={shape}>
        {placeholder !== null && !isShown && <Blur hash={placeholder} />}
        <img
          src={url}
          alt={picture.name}
          onLoad={() => {
            setShown(true);
          }}
          onError={() => {
            if (broken === url) return;
            setBroken(url);
            onStale().catch(toastError);
          }}
        />
      </div>
    </div>
  );
}
