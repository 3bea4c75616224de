import "./ui/base.css";
import "./ui/ui.css";
import "./features/shell/shell.css";

import { createRoot } from "react-dom/client";

import { queryClient } from "./api/queryClient.ts";
import { start } from "./features/session/start.ts";
import { App } from "./features/shell/App.tsx";
import { showTheme } from "./ui/theme.ts";

showTheme();
const root = document.getElementById("root");
if (root === null) throw new Error("the page has no place for us");
createRoot(root).render(<App queryClient={queryClient} started={start(queryClient)} />);
