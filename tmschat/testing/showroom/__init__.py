"""A small museum's chat on a private server: what pictures of the web client show, and what Lighthouse looks at."""
