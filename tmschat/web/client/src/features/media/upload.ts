import { mayPass } from "../../api/errors.ts";
import { completeUpload, offerUpload } from "../../api/media.ts";
import type { Attachment } from "../../realtime/index.ts";
import { put } from "./put.ts";
import { type Step, stepsOf } from "./steps.ts";

const TRIES = 3; // a step; what was sent of a long file is not sent again because of one part
const AT_ONCE = 3;
const WAIT_MS = 1000;

export interface Watcher {
  /** How many bytes have gone. */
  onSent: (bytes: number) => void;
  /** All of them have; the server looks at them. */
  onChecking: () => void;
  signal: AbortSignal;
}

/** Send a file to the store. Rejects with ApiError, Unreachable or AbortError. */
export async function upload(file: File, { onSent, onChecking, signal }: Watcher): Promise<Attachment> {
  const content_type = file.type === "" ? "application/octet-stream" : file.type;
  const offer = await offerUpload({ name: file.name, content_type, size: file.size }, signal);
  const steps = stepsOf(offer.upload, file.size);
  const sent = steps.map(() => 0);
  const tell = (index: number, bytes: number): void => {
    sent[index] = bytes;
    onSent(sent.reduce((sum, each) => sum + each, 0));
  };
  const failed = new AbortController(); // one part that cannot be sent ends the others
  const either = AbortSignal.any([signal, failed.signal]);
  try {
    await inTurn([...steps.entries()], ([index, step]) =>
      persistently(step, file, (bytes) => { tell(index, bytes); }, either),
    );
  } catch (error) {
    failed.abort();
    throw error;
  }
  onChecking();
  return completeUpload(offer.id, signal);
}

/** Work through the items, a few at once; the first failure ends it. */
async function inTurn<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const next = items.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of next) await work(item); // one iterator for all: each item is taken once
    }),
  );
}

async function persistently(step: Step, file: File, onSent: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await put(step, file, onSent, signal);
      onSent(step.end - step.start);
      return;
    } catch (error) {
      onSent(0);
      if (attempt === TRIES || !mayPass(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS * attempt));
    }
  }
}
