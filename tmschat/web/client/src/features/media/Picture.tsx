import { type CSSProperties, type ReactElement, useEffect, useState } from "react";

import type { Attachment } from "../../realtime/index.ts";
import { Blur } from "./Blur.tsx";

interface PictureProps {
  picture: Attachment;
  label: string;
  style?: CSSProperties;
  onOpen: () => void;
  /** Its URL no longer works. */
  onStale: () => void;
}

/** A picture in a message: a button that shows it large. Its place is filled before it is there. */
export function Picture({ picture, label, style, onOpen, onStale }: PictureProps): ReactElement {
  const source = picture.thumbnail_url ?? picture.url;
  const [shown, setShown] = useState<string | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  useEffect(() => {
    if (broken === source) onStale();
    // Once a URL: asking again for what gives the same one would never end.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [broken, source]);
  return (
    <button type="button" className="picture" style={style} aria-label={label} onClick={onOpen}>
      {picture.placeholder !== null && shown !== source && <Blur hash={picture.placeholder} />}
      {broken !== source && (
        <img
          src={source}
          alt=""
          decoding="async"
          draggable={false}
          onLoad={() => {
            setShown(source);
          }}
          onError={() => {
            setBroken(source);
          }}
        />
      )}
    </button>
  );
}
