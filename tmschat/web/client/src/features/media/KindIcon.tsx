import { File, FileArchive, FileText, FileVideo, Image, type LucideIcon, Music, Sheet } from "lucide-react";
import type { ReactElement } from "react";

/** What a type begins or ends with, and how such a file looks. The first that fits. */
const ICONS: readonly [RegExp, LucideIcon][] = [
  [/^image\//, Image],
  [/^audio\//, Music],
  [/^video\//, FileVideo],
  [/zip|compressed|x-tar|x-7z|rar/, FileArchive],
  [/sheet|excel|csv/, Sheet],
  [/^text\/|pdf|word|document|json|xml/, FileText],
];

/** A sign for the kind of a file. Decoration: its name says it. */
export function KindIcon({ type, size }: { type: string; size: number }): ReactElement {
  const [, Icon] = ICONS.find(([kind]) => kind.test(type)) ?? [null, File];
  return <Icon size={size} aria-hidden="true" className="kind-icon" />;
}
