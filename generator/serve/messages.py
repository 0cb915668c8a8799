"""The preview's own pages: what is wrong in the content, and that it is still being read."""

from collections.abc import Iterable
from html import escape

from generator.problems import Problem

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; \
connect-src 'self'; base-uri 'none'; form-action 'none'">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
{styles}<script defer src="/_preview/livereload.js?{stamp}"></script>
</head>
<body>
<main class="page">
<h1>{title}</h1>
{body}
<p>This page changes by itself.</p>
</main>
</body>
</html>
"""


def problems_page(problems: Iterable[Problem], stamp: int, styles: str = "") -> bytes:
    """The problem lines, as `check` prints them; `styles` is the address of the site's style sheet, if it is known."""
    lines = [f"<li><code>{escape(str(problem))}</code></li>" for problem in problems]
    mistakes = "A mistake in the content" if len(lines) == 1 else f"{len(lines)} mistakes in the content"
    return _made(mistakes, f"<ul>\n{''.join(lines)}\n</ul>", stamp, styles)


def waiting(stamp: int) -> bytes:
    """That the content is being read for the first time."""
    return message("Reading the content", "The site is shown as soon as everything was read.", stamp)


def message(title: str, text: str, stamp: int) -> bytes:
    """A page of one sentence."""
    return _made(title, f"<p>{escape(text)}</p>", stamp, "")


def _made(title: str, body: str, stamp: int, styles: str) -> bytes:
    link = f'<link rel="stylesheet" href="/{escape(styles)}">\n' if styles else ""
    return PAGE.format(title=escape(title), body=body, stamp=stamp, styles=link).encode()
