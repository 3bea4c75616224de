/** The files that are on their way into messages: chosen here, sent by themselves, attached when the message goes. */
import type { Attachment } from "../../realtime/index.ts";
import { Store } from "../../ui/store.ts";
import { toast } from "../../ui/toasts.tsx";
import { fitting } from "./steps.ts";
import { upload } from "./upload.ts";

export interface Upload {
  id: number;
  conversationId: string;
  file: File;
  /** A picture's own bytes, to be shown meanwhile. */
  preview: string | null;
  state: "waiting" | "sending" | "checking" | "ready" | "failed";
  /** Bytes. */
  sent: number;
  error: unknown;
  attachment: Attachment | null;
}

const AT_ONCE = 2; // files; the others wait their turn

/** All of them, of all conversations, in the order in which they were chosen. */
export const uploads = new Store<readonly Upload[]>([]);

const taken = new Map<string, Attachment>();
const running = new Map<number, AbortController>();
let lastId = 0;

/** Begin to send files into a conversation, as many as a message takes. */
export function addFiles(conversationId: string, files: readonly File[]): void {
  const { taken: fit, left } = fitting(files, uploadsOf(uploads.get(), conversationId).length);
  if (left > 0) toast((text) => text.media.tooMany);
  uploads.update((all) => [...all, ...fit.map((file) => begun(conversationId, file))]);
  startNext();
}

/** Take a file out again: what is on its way ends. */
export function cancelUpload(id: number): void {
  running.get(id)?.abort();
  const found = uploads.get().find((each) => each.id === id);
  if (typeof found?.preview === "string") URL.revokeObjectURL(found.preview);
  uploads.update((all) => all.filter((each) => each.id !== id));
  startNext();
}

export function retryUpload(id: number): void {
  change(id, { state: "waiting", sent: 0, error: null });
  startNext();
}

/** Take the files that can be sent now out of the list, for a message: gives their ids. */
export function takeReady(conversationId: string): string[] {
  const ready = uploadsOf(uploads.get(), conversationId).filter((each) => each.state === "ready");
  const attachments = ready.flatMap((each) => each.attachment ?? []);
  for (const attachment of attachments) taken.set(attachment.id, attachment);
  for (const { id } of ready) cancelUpload(id);
  return attachments.map((attachment) => attachment.id);
}

/** What has been taken, by ids: a message that is on its way shows it. After a reload nothing is known of it. */
export function attachmentsOf(ids: readonly string[]): Attachment[] {
  return ids.flatMap((id) => taken.get(id) ?? []);
}

export function uploadsOf(all: readonly Upload[], conversationId: string): Upload[] {
  return all.filter((each) => each.conversationId === conversationId);
}

function begun(conversationId: string, file: File): Upload {
  lastId += 1;
  const preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
  return { id: lastId, conversationId, file, preview, state: "waiting", sent: 0, error: null, attachment: null };
}

function startNext(): void {
  for (const each of uploads.get()) {
    if (running.size >= AT_ONCE) return;
    if (each.state === "waiting") void run(each);
  }
}

async function run({ id, file }: Upload): Promise<void> {
  const stop = new AbortController();
  running.set(id, stop);
  change(id, { state: "sending" });
  const watcher = {
    signal: stop.signal,
    onSent: (sent: number) => { change(id, { sent }); },
    onChecking: () => { change(id, { state: "checking" }); },
  };
  try {
    change(id, { state: "ready", attachment: await upload(file, watcher) });
  } catch (error) {
    change(id, { state: "failed", error });
  } finally {
    running.delete(id);
    startNext();
  }
}

/** Of one that was taken out meanwhile nothing is changed. */
function change(id: number, changes: Partial<Upload>): void {
  uploads.update((all) => all.map((each) => (each.id === id ? { ...each, ...changes } : each)));
}
