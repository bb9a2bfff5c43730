"""What axe finds on a page, or cannot be sure of, in light and dark."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations", "incomplete"],  # of the rest axe then says one example: quicker
    "preload": False,
}
# Only these rules look at colours: the second scheme asks no others, which is twice as quick.
COLOURS = {**OPTIONS, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SCHEMES = {"light": OPTIONS, "dark": COLOURS}
BEYOND_AXE = (
    "Element content is too short",  # a figure of one digit on the map has the colours of those with two
    "overlapped by another element",  # axe does not know that an open popover lies above everything
)
# axe does not judge words beside a painted ::before or ::after; without the paint it does.
UNPAINT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("::before, ::after { background: none !important; }");
  document.adoptedStyleSheets = [sheet];
}"""
RUN = "([place, options]) => axe.run(place, options).then(({violations, incomplete}) => [...violations, ...incomplete])"


def assert_no_faults(page: Page, *, schemes: tuple[str, ...] = ("light", "dark"), within: str = "html") -> None:
    """Fail with what axe finds, or cannot be sure of, in each colour scheme: rule, place, words."""
    page.evaluate(Axe().axe_script)
    page.evaluate(UNPAINT)
    found = []
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        for rule in page.evaluate(RUN, [within, SCHEMES[scheme]]):
            for node in rule["nodes"]:
                why = "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])
                found.append(f"{scheme}: {rule['id']}: {node['target']}: {why}")
    found = [fault for fault in found if not any(words in fault for words in BEYOND_AXE)]
    assert not found, "\n".join(found)
