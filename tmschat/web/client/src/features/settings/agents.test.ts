import { expect, test } from "vitest";

import { agentName } from "./agents.ts";

const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"],
  [`${MAC} Chrome/141.0.0.0 Safari/537.36`, "Chrome, macOS"],
  [`${MAC} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`, "Edge, macOS"],
  [`${MAC} Version/18.0 Safari/605.1.15`, "Safari, macOS"],
  ["Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36", "Chrome, Android"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1", "Safari, iPhone"],
  ["curl/8.5.0", "curl/8.5.0"],
  ["my-bot/1.0 (contact@example.org)", "my-bot/1.0"],
  ["", ""],
])("%s is known as %s", (agent, name) => {
  expect(agentName(agent)).toBe(name);
});
