import { decode } from "blurhash";
import { type ReactElement, useLayoutEffect, useRef } from "react";

const SIDE = 32; // pixels; it is stretched, and blurred anyway

/** A picture's BlurHash, to fill the place until the picture is there. */
export function Blur({ hash }: { hash: string }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context === null || context === undefined) return;
    try {
      context.putImageData(new ImageData(new Uint8ClampedArray(decode(hash, SIDE, SIDE)), SIDE, SIDE), 0, 0);
    } catch {
      return; // not a BlurHash: the place stays plain
    }
  }, [hash]);
  return <canvas ref={canvas} className="blur" width={SIDE} height={SIDE} aria-hidden="true" />;
}
