/** Tests at the users' edge: people with browsers, in front of a real server that E2E (see `Given`) tells of. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import puppeteer, { type Browser } from "puppeteer-core";

import { type Account, DESKTOP, type Look, Person, type Site } from "./person.ts";

/** What the environment variable E2E holds, as JSON. */
interface Given {
  site: Site;
  browser: string;
  people: Account[];
  /** Where pictures and logs of what failed go. */
  out: string;
}

const given = JSON.parse(process.env["E2E"] ?? "{}") as Given;
const idle = [...given.people];

/** Who takes part in one test. */
export class Scene {
  readonly people: Person[] = [];
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async begin(): Promise<Scene> {
    return new Scene(await puppeteer.connect({ browserWSEndpoint: given.browser, defaultViewport: null }));
  }

  /** Somebody whom no other test knows, in front of a new browser. */
  async person(look: Partial<Look> = {}): Promise<Person> {
    const account = idle.pop();
    if (account === undefined) throw new Error("nobody is left: the fixture makes too few people");
    return this.again(account, look);
  }

  /** The same person in front of one more browser. */
  async again(account: Account, look: Partial<Look> = {}): Promise<Person> {
    const context = await this.#browser.createBrowserContext();
    const person = await Person.sitDown(context, given.site, account, { ...DESKTOP, ...look });
    this.people.push(person);
    return person;
  }

  /** A group of these people, owned by the first; gives its id. */
  async room(title: string, ...people: [Person, ...Person[]]): Promise<string> {
    const [owner, ...others] = people;
    const draft = { type: "GROUP", title, member_ids: others.map((other) => other.account.id) };
    return (await owner.rest.post<{ id: string }>("conversations", draft)).id;
  }

  async end(): Promise<void> {
    for (const { wire } of this.people) wire.close();
    await Promise.all(this.people.map(({ page }) => page.browserContext().close()));
    await this.#browser.disconnect();
  }

  /** Keep what everybody sees and what their consoles said; gives where. */
  async keep(title: string): Promise<string[]> {
    await mkdir(given.out, { recursive: true });
    const kept = this.people.flatMap(async (person, place) => {
      const path = join(given.out, `${title.replace(/\W+/g, "-")}-${place}-${person.name}`);
      await person.page.screenshot({ path: `${path}.png` });
      await writeFile(`${path}.log`, [person.page.url(), ...person.watch.log].join("\n"));
      return `${path}.png, .log`;
    });
    return (await Promise.allSettled(kept)).map((each) => (each.status === "fulfilled" ? each.value : `${each.reason}`));
  }
}

/** A test that fails as well when a page of it says an error, breaks its policy, or calls another server. */
export function scene(title: string, play: (scene: Scene) => Promise<void>): void {
  void test(title, async () => {
    const stage = await Scene.begin();
    try {
      await play(stage);
      const faults = stage.people.flatMap(({ name, watch }) => watch.faults.map((fault) => `${name}: ${fault}`));
      if (faults.length > 0) throw new Error(faults.join("\n"));
    } catch (error) {
      throw new Error(["what was seen:", ...(await stage.keep(title))].join("\n"), { cause: error });
    } finally {
      await stage.end();
    }
  });
}
