import { kept } from "../../ui/kept.ts";

const viewer = kept("viewer", (found): found is string => typeof found === "string");

/**
 * Begin anew where somebody else signs in in another window: the browser has one sign-in, so whatever this page sent from
 * then on, a message that waits included, would be said in their name.
 */
export function staySameViewer(id: string): void {
  viewer.write(id);
  viewer.watch(() => {
    if (viewer.read() !== id) location.reload();
  });
}
