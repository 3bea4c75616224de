"""Scenario G: a real browser scrolls through conversations; the browser's part is e2e/scroll.ts of the web client."""
