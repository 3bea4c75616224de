/** The showroom that a script runs in: `python -m tmschat.testing.showroom scripts/….ts` opens it. */
import type { Browser } from "./chromium.ts";
import { type Account, DESKTOP, type Look, Person, type Site } from "./person.ts";
import { Rest } from "./rest.ts";

interface Given {
  site: string;
  stressToken: string;
  people: Account[];
}

const given = JSON.parse(process.env["SHOWROOM"] ?? "null") as Given | null;
if (given === null) throw new Error("there is no showroom here: make screenshots, or make lighthouse");
/** Where it is. */
export const site: Site = { url: given.site, stressToken: given.stressToken };

function accountOf(username: string): Account {
  const account = given?.people.find((each) => each.username === username);
  if (account === undefined) throw new Error(`${username} is not in the showroom`);
  return account;
}

/** Somebody of the showroom, in front of a browser of their own. */
export async function visitor(browser: Browser, username: string, look: Partial<Look> = {}): Promise<Person> {
  const context = await browser.createBrowserContext();
  return Person.sitDown(context, site, accountOf(username), { ...DESKTOP, ...look });
}

/** The path of a conversation of somebody's. */
export async function pathOf(username: string, title: string): Promise<string> {
  const rest = new Rest(site.url, accountOf(username).token);
  const rooms = await rest.get<{ id: string; title: string }[]>("conversations");
  const found = rooms.find((room) => room.title === title);
  if (found === undefined) throw new Error(`${username} has no conversation “${title}”`);
  return `/c/${found.id}`;
}
