import { type ReactElement, useState } from "react";

interface AvatarProps {
  name: string;
  url: string | null;
  /** What the colour is made of: the same for the same person everywhere. */
  seed: string;
  /** In pixels. */
  size?: number;
}

/** A picture, or the first letter on the person's own colour. Decoration: the name stands beside it. */
export function Avatar({ name, url, seed, size = 36 }: AvatarProps): ReactElement {
  const [broken, setBroken] = useState<string | null>(null);
  const sized = { "--size": `${size}px` };
  if (url !== null && url !== broken)
    return (
      <img
        className="avatar"
        src={url}
        alt=""
        width={size}
        height={size}
        style={sized}
        onError={() => {
          setBroken(url);
        }}
      />
    );
  const hue = hueOf(seed);
  const color = `light-dark(oklch(0.42 0.12 ${hue}), oklch(0.86 0.08 ${hue}))`;
  const background = `light-dark(oklch(0.91 0.05 ${hue}), oklch(0.36 0.07 ${hue}))`;
  return (
    <span className="avatar" aria-hidden="true" style={{ ...sized, color, background }}>
      {initial(name)}
    </span>
  );
}

const letters = new Intl.Segmenter(); // made once: making one costs more than a row

function initial(name: string): string {
  const [first] = letters.segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? "?";
}

function hueOf(seed: string): number {
  let hash = 0;
  for (let index = 0; index < seed.length; index += 1) hash = (hash * 31 + seed.charCodeAt(index)) % 360;
  return hash;
}
