import "./ui/base.css";
import "./ui/ui.css";
import "./features/shell/shell.css";

import { createRoot } from "react-dom/client";

import { queryClient } from "./api/queryClient.ts";
import { start } from "./features/session/start.ts";
import { App } from "./features/shell/App.tsx";
import { showTheme } from "./ui/theme.ts";

const NEW_MS = 10_000;

// A part of the page that is loaded later is gone once the server has a newer page; what is being written is kept. A
// page that is new itself would not find it next time either.
addEventListener("vite:preloadError", () => {
  if (performance.now() > NEW_MS) location.reload();
});
showTheme();
const root = document.getElementById("root");
if (root === null) throw new Error("the page has no place for us");
createRoot(root).render(<App queryClient={queryClient} started={start(queryClient)} />);
