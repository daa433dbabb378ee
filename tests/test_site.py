"""The site of the docs: it builds strictly, every link leads somewhere, browsers show it well."""

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from eventschema.build import build_distribution
from rendered import Rendered
from test_docs_escapes import PAYLOADS, schema_with

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytest.importorskip("zensical", reason="zensical is not installed (extra docs)")

GENERATED = Path(__file__).parents[1] / "generated"
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 390, "height": 800}
TOOL = "https://zensical.org/"
"""Where the footer says that the site comes from: followed by a reader, never fetched."""
PHONE_PAGES = (
    "",
    "ga/",
    "ga/events/session_update_event/",
    "ga/migration_from_beta/",
    "beta/types/conversation_item/",
)
COLOUR = """
([selector, name]) => {
    const context = document.createElement("canvas").getContext("2d")
    context.fillStyle = getComputedStyle(document.querySelector("body")).backgroundColor
    context.fillRect(0, 0, 1, 1)
    context.fillStyle = getComputedStyle(document.querySelector(selector))[name]
    context.fillRect(0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data].map(value => value / 255)
}
"""
"""The colour of an element on the ground of the page: red, green and blue from 0 to 1."""
HOSTILE = {
    **{name: PAYLOADS[name] for name in ("tag", "closing tag", "script link", "template")},
    **{name: PAYLOADS[name] for name in ("code with markup", "attributes", "emoji", "mermaid")},
    "end of a title": "</title><script>alert(1)</script>",
    "end of a script": "</script><script>alert(1)</script>",
}


def built(files: Mapping[str, bytes], directory: Path) -> Path:
    """The site that a distribution's files make, built by the command of the README."""
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    command = ["build", "--strict", "--config-file", str(directory / "zensical.toml")]
    ended = subprocess.run(
        [sys.executable, "-m", "zensical", *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=directory,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return directory / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped docs."""
    paths = [GENERATED / "zensical.toml", *(GENERATED / "docs").rglob("*.*")]
    files = {path.relative_to(GENERATED).as_posix(): path.read_bytes() for path in paths}
    return built(files, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of schemas that have something else in mind, wherever they may say anything."""
    modules = {f"hostile{n}": schema_with(text) for n, text in enumerate(HOSTILE.values())}
    ways = [("hostile0", "hostile1")]
    files = build_distribution(modules, "hostile_events", migrations=ways)
    documented = {p: text.encode() for p, text in files.items() if p.startswith(("docs", "zens"))}
    return built(documented, tmp_path_factory.mktemp("hostile"))


class Page(Rendered):
    """A page of a site: also where its links and its files lead, and what can be linked to."""

    def places(self) -> set[str]:
        return {value or "" for _, attrs in self.tags for name, value in attrs if name == "id"}

    def leads(self) -> Iterator[str]:
        for _, attributes in self.tags:
            for name, value in attributes:
                if name in {"href", "src"}:
                    yield value or ""


@cache
def read(site: Path) -> dict[str, Page]:
    """The pages of a site by path."""
    pages = {}
    for path in site.rglob("*.html"):
        pages[path.relative_to(site).as_posix()] = page = Page()
        page.feed(path.read_text("utf-8"))
    return pages


def test_every_link_and_every_file_of_the_site_is_there(site: Path) -> None:
    pages = read(site)
    assert len(pages) > 190
    for name, page in pages.items():
        if name == "404.html":
            continue
        for lead in page.leads():
            parts = urlsplit(lead)
            if parts.scheme:
                assert lead == TOOL, f"{name}: {lead}"
                continue
            path = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
            target = "index.html" if path == "." else path
            if (site / target).is_dir():
                target = f"{target}/index.html"
            assert (site / target).is_file(), f"{name}: {lead}"
            if parts.fragment:
                assert unquote(parts.fragment) in pages[target].places(), f"{name}: {lead}"


def test_no_style_asks_for_anything_elsewhere(site: Path) -> None:
    for path in site.rglob("*.css"):
        elsewhere = r"""(url\(|@import)\s*["']?(\w+:)?//"""
        assert not re.search(elsewhere, path.read_text("utf-8")), path


def test_a_broken_link_or_anchor_fails_the_build(tmp_path: Path) -> None:
    files = build_distribution({"one": {"title": "Ping", "type": "object"}}, "acme_events")
    documented = {p: text.encode() for p, text in files.items() if p.startswith(("docs", "zens"))}
    assert (built(documented, tmp_path / "whole") / "index.html").is_file()
    for number, broken in enumerate((b"[a](nowhere.md)", b"[a](one/index.md#nowhere)")):
        with pytest.raises(AssertionError):
            built({**documented, "docs/index.md": broken}, tmp_path / str(number))


def test_nothing_of_a_hostile_schema_is_markup(site: Path, hostile_site: Path) -> None:
    harmless = {shape(tag) for page in read(site).values() for tag in page.tags}
    for name, page in read(hostile_site).items():
        assert {shape(tag) for tag in page.tags} <= harmless, name
        assert not {lead for lead in page.leads() if urlsplit(lead).scheme} - {TOOL}, name


def shape(tag: tuple[str, tuple[tuple[str, str | None], ...]]) -> tuple[str, frozenset[str]]:
    """What a tag is, and which attributes it has."""
    return tag[0], frozenset(name for name, _ in tag[1])


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium (on Debian: apt-get install chromium)")
    with playwright.sync_playwright() as tools:
        launched = tools.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        yield launched
        launched.close()


@contextmanager
def opened(browser: Any, site: Path, **options: Any) -> Iterator[tuple[Any, str]]:
    """A window of the browser and the address of a site, which is all that it may ask for.

    Whatever the browser has to complain about, and every dialog, fails.
    """
    handler = partial(QuietHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    complaints = list[str]()
    context = browser.new_context(**options)
    window = context.new_page()
    window.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    window.on("response", lambda got: got.status < 400 or complaints.append(got.url))
    window.on(
        "request",
        lambda asked: (
            asked.url.startswith((address, "blob:", "data:")) or complaints.append(asked.url)
        ),
    )
    try:
        yield window, address
        assert not complaints
    finally:
        context.close()
        server.shutdown()
        server.server_close()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


def search(window: Any, text: str) -> None:
    """Search, and wait for what is found."""
    window.wait_for_load_state("networkidle")
    window.keyboard.press("Control+k")
    window.keyboard.type(text)
    found = window.get_by_role("option").or_(window.get_by_role("dialog").get_by_role("link"))
    found.first.wait_for()


def test_a_reader_finds_the_way(browser: Any, site: Path) -> None:
    with opened(browser, site) as (window, address):
        window.goto(address)
        search(window, "truncate")
        window.keyboard.press("Enter")
        window.wait_for_url("**/events/conversation_item_truncate_event/**")

        window.goto(f"{address}ga/events/session_update_event/")
        window.get_by_role("article").get_by_role("link", name="RealtimeAudioConfig").first.click()
        window.wait_for_url("**/ga/types/realtime_audio_config/")
        assert "RealtimeAudioConfig" in window.get_by_role("heading", level=1).inner_text()

        window.get_by_role("link", name="beta", exact=True).first.click()
        window.wait_for_url("**/beta/")


@pytest.mark.parametrize("generation", ["ga", "beta"])
def test_the_diagrams_are_drawn(browser: Any, site: Path, generation: str) -> None:
    with opened(browser, site) as (window, address):
        window.goto(f"{address}{generation}/")
        union, session = window.locator("figure.diagram svg").all()
        for diagram, names in (
            (union, {"RealtimeClientEvent", "session", "response.create"}),
            (session, {"RealtimeSessionCreateRequest", "turn_detection"}),
        ):
            box = diagram.bounding_box()
            assert box["width"] > 500
            assert box["height"] > 300
            assert names <= set(diagram.locator("text").all_text_contents())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_reads_well_on_a_phone(browser: Any, site: Path, scheme: str) -> None:
    with opened(browser, site, viewport=PHONE, color_scheme=scheme) as (window, address):
        for page in PHONE_PAGES:
            window.goto(f"{address}{page}")
            window.wait_for_load_state("networkidle")
            width = window.evaluate("document.documentElement.scrollWidth")
            assert width <= PHONE["width"], page
            text, ground = (
                luminance(window, "article p, article td", "color"),
                luminance(window, "body", "backgroundColor"),
            )
            assert contrast(text, ground) > 4.5, page
            assert (text > ground) == (scheme == "dark"), page


def luminance(window: Any, selector: str, name: str) -> float:
    """The relative luminance of a colour, as the accessibility guidelines define it."""
    red, green, blue = window.evaluate(COLOUR, [selector, name])[:3]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_a_hostile_schema_does_nothing_in_a_browser(browser: Any, hostile_site: Path) -> None:
    with opened(browser, hostile_site) as (window, address):
        for number in range(len(HOSTILE)):
            window.goto(f"{address}hostile{number}/")
            window.goto(f"{address}hostile{number}/events/hostile/")
        search(window, "script alert")
