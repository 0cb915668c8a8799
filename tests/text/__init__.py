"""Officers' Markdown, rule by rule."""
