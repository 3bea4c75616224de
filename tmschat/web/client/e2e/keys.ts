import type { Person } from "./person.ts";
import { until } from "./until.ts";

const MOST = 80; // presses: more, and nobody would get there
/** What shows its focus inside: by a caret, or on a part that the browser draws. */
const MARKED = 'textarea, input[type^="date"]';

/** Press Tab until what has the focus bears this name. Wherever it stops on the way must be seen and show that it is there. */
export async function tabsTo(person: Person, name: string | RegExp): Promise<void> {
  await pressesUntil(person, name, () => person.presses("Tab"));
}

export async function tabsBackTo(person: Person, name: string | RegExp): Promise<void> {
  await pressesUntil(person, name, async () => {
    await person.page.keyboard.down("Shift");
    await person.presses("Tab");
    await person.page.keyboard.up("Shift");
  });
}

/** In an open menu, go to this with the arrows and take it. */
export async function chooses(person: Person, item: string): Promise<void> {
  await person.finds("menuitem", item);
  for (let presses = 0; presses < MOST; presses++) {
    const at = await focused(person);
    if (fits(at, item)) return person.presses("Enter");
    await person.presses("ArrowDown");
    await until(async () => {
      if ((await focused(person)) === at) throw new Error(`${person.name} stays at “${at}” in spite of the arrow`);
    });
  }
  throw new Error(`${person.name} does not get to “${item}” with arrows`);
}

/** Among messages, press an arrow until the one with this text has the focus. */
export async function arrowsTo(person: Person, arrow: "ArrowUp" | "ArrowDown", text: string): Promise<void> {
  const isThere = (): Promise<boolean> =>
    person.page.evaluate((wanted) => {
      const element = document.activeElement;
      return element?.matches("[data-message]") === true && element.textContent.includes(wanted);
    }, text);
  for (let presses = 0; presses < MOST; presses++) {
    if (await isThere()) return;
    await person.presses(arrow);
  }
  throw new Error(`${person.name} does not get to “${text}” with ${arrow}`);
}

/** Wait until what has the focus bears this name. */
export async function isAt(person: Person, name: string | RegExp): Promise<void> {
  await until(async () => {
    const at = await focused(person);
    if (!fits(at, name)) throw new Error(`${person.name} is at “${at}”, not at “${name}”`);
  });
}

/** The name of what has the focus. */
export async function focused(person: Person): Promise<string> {
  return person.page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    const named = element?.labels?.[0] ?? element;
    return element?.getAttribute("aria-label") ?? named?.textContent ?? "";
  });
}

async function pressesUntil(person: Person, name: string | RegExp, press: () => Promise<void>): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < MOST; presses++) {
    await press();
    const at = await focused(person);
    if (!(await isSeen(person))) throw new Error(`${person.name} does not see the focus on “${at}”`);
    if (fits(at, name)) return;
    passed.push(at);
  }
  throw new Error(`${person.name} does not get to “${name}” with Tab, only to ${passed.join(" | ")}`);
}

function fits(found: string, wanted: string | RegExp): boolean {
  return typeof wanted === "string" ? found === wanted : wanted.test(found);
}

/** Whether what has the focus is on the screen, and it or what is around it shows that it has it: a line, or a caret. */
async function isSeen(person: Person): Promise<boolean> {
  return person.page.evaluate((marked) => {
    const element = document.activeElement;
    if (element === null || element === document.body) return true; // the browser's own bars come next
    const { top, bottom } = element.getBoundingClientRect();
    const around = [element, element.parentElement, element.parentElement?.parentElement];
    const isOutlined = around.some((each) => each && getComputedStyle(each).outlineStyle !== "none");
    return bottom > Math.max(top, 0) && top < innerHeight && (isOutlined || element.matches(marked));
  }, MARKED);
}
