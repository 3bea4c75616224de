/**
 * One browser for several scripts: `node e2e/browser.ts` starts it, says on its standard output where they connect to
 * it, and closes it when its standard input ends.
 */
import { launch } from "./chromium.ts";

const browser = await launch();
process.stdout.write(`${browser.wsEndpoint()}\n`);
process.stdin.resume().once("end", () => void browser.close());
