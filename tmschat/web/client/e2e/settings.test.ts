import { equal, ok } from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Profile } from "../src/api/session.ts";
import { catalogue as words } from "../src/i18n/en/index.ts";
import type { Person } from "./person.ts";
import { scene } from "./scene.ts";
import { until } from "./until.ts";

const { settings } = words;
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

scene("a person says who they are and what others see", async (stage) => {
  const alice = await stage.person();
  await alice.arrives("/settings");
  await retypes(alice, settings.fields.display_name, "Alicia B.");
  await retypes(alice, settings.fields.status_text, "On the train");
  await alice.clicks("button", words.common.save);
  await until(async () => {
    equal((await profile(alice)).status_text, "On the train");
  });
  equal((await profile(alice)).display_name, "Alicia B.");
  await alice.clicks("checkbox", `${settings.shares.shares_presence} ${settings.sharesNote.shares_presence}`);
  await until(async () => {
    equal((await profile(alice)).shares_presence, false);
  });
  ok((await profile(alice)).shares_read_marks);
});

scene("a picture is chosen, shown and removed", async (stage) => {
  const alice = await stage.person();
  await alice.arrives("/settings");
  const picture = join(tmpdir(), `${alice.account.id}.png`);
  await writeFile(picture, Buffer.from(PIXEL, "base64"));
  const input = await alice.page.waitForSelector(".settings-avatar input");
  await input?.uploadFile(picture);
  await alice.page.waitForSelector('.settings-avatar img[src^="/avatars/"]');
  await alice.page.waitForFunction(() => document.querySelector<HTMLImageElement>(".settings-avatar img")?.naturalWidth);
  await alice.clicks("button", settings.noAvatar);
  await until(async () => {
    equal((await profile(alice)).avatar_url, null);
  });
});

scene("a language is kept for all devices", async (stage) => {
  const alice = await stage.person();
  await alice.arrives("/settings");
  await (await alice.finds("combobox", settings.language)).select("ar");
  await alice.page.waitForSelector('html[dir="rtl"][lang="ar"]');
  const phone = await stage.again(alice.account);
  await phone.arrives("/settings");
  await phone.page.waitForSelector('html[dir="rtl"][lang="ar"]');
  equal((await profile(alice)).locale, "ar");
  await alice.goesTo("/accounts/logout/"); // the server's own pages follow
  await alice.page.waitForSelector('html[dir="rtl"][lang="ar"]');
});

scene("another device is signed out from here, at once", async (stage) => {
  const alice = await stage.person();
  await alice.arrives("/settings");
  const phone = await stage.again(alice.account);
  await phone.arrives("/settings");
  phone.watch.tolerate(/401/);
  await alice.goesTo("/settings");
  await alice.page.waitForFunction(() => document.querySelectorAll(".device").length >= 2);
  const other = (await alice.page.$$(".device button")).at(0);
  const before = await alice.page.$$eval(".device", (found) => found.length);
  await other?.click();
  await alice.page.waitForFunction((count) => document.querySelectorAll(".device").length < count, {}, before);
  await phone.goesTo("/settings");
  await phone.page.waitForFunction(() => location.pathname.startsWith("/accounts/login"));
});

async function retypes(person: Person, name: string, text: string): Promise<void> {
  await person.page.locator(`::-p-aria([name="${name}"][role="textbox"])`).fill(text);
}

function profile(person: Person): Promise<Profile> {
  return person.rest.get<Profile>("users/me");
}

scene("where somebody else signs in in this browser, no window stays the person's who was here before", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  await stage.room("Of Bob alone", bob);
  await stage.room("Of both", alice, bob);
  await alice.arrives();
  await alice.opens("Of both");
  const written = await alice.finds("textbox", words.chat.write("Of both"));
  await written.focus();
  await alice.types("A thought of hers");
  alice.watch.tolerate(/4401|401/); // her sign-in has ended
  await alice.lends(bob);
  await alice.findsListed("Of Bob alone");
  const field = await alice.finds("textbox", words.chat.write("Of both"));
  equal(await field.evaluate((element) => (element as HTMLTextAreaElement).value), "");
});
