"""The report: one object, written as JSON, Markdown and HTML."""
