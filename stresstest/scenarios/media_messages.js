// C: fifty people open a conversation of pictures and files and look at one, twenty more read all of it page by page.

import exec from 'k6/execution';
import { ask, flush, lasting, person, plan, say } from './lib.js';

const OPEN = 50;
const PAGE = 20;
const MOST_PAGES = 5;

export const options = {
  systemTags: [],
  scenarios: {
    people: { executor: 'constant-vus', vus: OPEN + PAGE, duration: lasting(168) },
  },
};

let looked = 0;

export default function () {
  const vu = exec.vu.idInTest - 1;
  if (vu < OPEN) {
    enter(person(vu));
  } else {
    fetchAll(person(vu));
  }
}

function enter(who) {
  const page = ask('open', who, 'GET', plan.path, { isGood: (answer) => isPage(answer, 0) });
  if (page !== null) {
    const attachments = page.json('data').map((message) => message.attachments[0]);
    const chosen = attachments[looked++ % attachments.length];
    const url = chosen.url.startsWith('http') ? chosen.url : `${plan.base_url}${chosen.url}`;
    ask('object', who, 'GET', url, { isGood: (answer) => Number(answer.headers['Content-Length']) === chosen.size });
  }
}

function fetchAll(who) {
  const began = Date.now();
  let seen = 0;
  let cursor = '';
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = ask('page', who, 'GET', `${plan.path}${cursor}`, { isGood: (answer) => isPage(answer, seen) });
    if (page === null) {
      return;
    }
    seen += page.json('data.#');
    if (!page.json('pagination.has_more')) {
      break;
    }
    cursor = `&cursor=${encodeURIComponent(page.json('pagination.next_cursor'))}`;
  }
  say('t', { op: 'full fetch', at: began, ms: Date.now() - began, ok: seen >= Math.min(plan.seqs.length, MOST_PAGES * plan.limit) });
  flush();
}

// Exactly the messages that are due there, each with its file.
function isPage(answer, from) {
  const seqs = answer.json('data.#.seq');
  const sizes = answer.json('data.#.attachments.0.size');
  const urls = answer.json('data.#.attachments.0.url');
  const due = plan.seqs.slice(from, from + plan.limit);
  return sizes.length === due.length && urls.length === due.length && String(seqs) === String(due);
}
