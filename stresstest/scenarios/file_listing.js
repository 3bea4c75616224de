// D: thirty people list a conversation's files all the time, thirty more join them one by one.

import exec from 'k6/execution';
import { ask, person, plan, stage } from './lib.js';

const STEADY = 30;
const RAMPING = 30;

export const options = {
  systemTags: [],
  scenarios: {
    people: {
      executor: 'ramping-vus',
      startVUs: STEADY,
      stages: [
        stage(132, STEADY + RAMPING),
        stage(60, STEADY + RAMPING),
      ],
    },
  },
};

export default function () {
  const who = person(exec.vu.idInTest - 1);
  let seen = 0;
  let cursor = '';
  do {
    const from = seen;
    const page = ask('list', who, 'GET', `${plan.path}${cursor}`, { isGood: (answer) => isPage(answer, from) });
    if (page === null) {
      return;
    }
    seen += page.json('data.#');
    cursor = page.json('pagination.has_more') ? `&cursor=${encodeURIComponent(page.json('pagination.next_cursor'))}` : '';
  } while (cursor);
}

function isPage(answer, from) {
  const due = plan.files.slice(from, from + plan.limit);
  return String(answer.json('data.#.message_id')) === String(due) && answer.json('data.#.url').length === due.length;
}
