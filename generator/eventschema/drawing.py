"""Mermaid diagrams, drawn while a site is built: its pages need no script for them."""

import json
import re
from hashlib import sha256
from html import escape
from typing import Any, Final

_LAYOUT: Final = {
    "look": "classic",
    "htmlLabels": False,
    "flowchart": {
        "htmlLabels": False,
        "nodeSpacing": 16,
        "padding": 10,
        "rankSpacing": 32,
        "wrappingWidth": 400,
    },
}
_STYLE: Final = re.compile(r"<style>.*?</style>", re.DOTALL)


def diagram(
    source: str, language: str, css_class: str, options: dict[str, Any], md: object, **_: object
) -> str:
    """The HTML of a fenced code block: a custom fence of `pymdownx.superfences`.

    An SVG without styles, which are the site's own; the diagram as it is written on a system
    that `merman` is not made for.
    """
    try:
        from merman import Merman  # noqa: PLC0415  (of the extra `docs`)
    except ImportError:
        return f"<pre><code>{escape(source)}</code></pre>"
    name = f"diagram-{sha256(source.encode()).hexdigest()[:8]}"
    configured = f"%%{{init: {json.dumps(_LAYOUT)}}}%%\n{source}"
    svg = Merman().render_svg(configured, json.dumps({"svg": {"diagram_id": name}}))
    unstyled = _STYLE.sub("", svg, count=1).replace("max-width:", "width:", 1)
    return f'<figure class="{css_class}">{unstyled}</figure>'
