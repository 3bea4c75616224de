import type { ConsoleMessage, HTTPRequest, Page } from "puppeteer-core";

/** Listens to a page for what must not be: errors on its console, among them those of its policy, and calls elsewhere. */
export class Watch {
  readonly faults: string[] = [];
  readonly log: string[] = [];
  #tolerated: RegExp[] = [];

  constructor(page: Page, site: string) {
    page.on("console", (message) => {
      this.#hear(message);
    });
    page.on("pageerror", (error) => {
      this.#fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
    page.on("request", (request) => {
      if (isForeign(request, site)) this.#fault(`asked elsewhere: ${request.url()}`);
    });
  }

  /** Errors that a test brings about on purpose, from now on. */
  tolerate(...patterns: RegExp[]): void {
    this.#tolerated = patterns;
  }

  #hear(message: ConsoleMessage): void {
    const line = `${message.type()}: ${message.text()} ${message.location().url ?? ""}`;
    if (message.type() === "error") this.#fault(line);
    else this.log.push(line);
  }

  #fault(line: string): void {
    this.log.push(line);
    if (!this.#tolerated.some((pattern) => pattern.test(line))) this.faults.push(line);
  }
}

function isForeign(request: HTTPRequest, site: string): boolean {
  const url = new URL(request.url());
  return /^(http|ws)/.test(url.protocol) && url.host !== new URL(site).host;
}
