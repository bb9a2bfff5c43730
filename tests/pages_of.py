"""Reading a page in a test: what a person sees of its rows, filters and links."""

import html
import re


def text(fragment: str) -> str:
    """The words of an HTML fragment."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", fragment)).split())


def titles(response) -> list[str]:
    """Titles of the rows of the first list on the page, in their order; marks taken off."""
    first = re.search(r'<ol class="belt-list[^"]*">(.*?)</ol>', response.content.decode(), re.DOTALL)
    return [text(title.replace("<mark>", "").replace("</mark>", "")) for title in rows(first[1])] if first else []


def events(response) -> list[str]:
    """Titles of the events of the first calendar list on the page, in their order."""
    first = re.search(r'<ul class="events[^"]*">(.*?)</ul>', response.content.decode(), re.DOTALL)
    return [text(title) for title in re.findall(r"<h3[^>]*><a[^>]*>(.*?)</a></h3>", first[1])] if first else []


def rows(fragment: str) -> list[str]:
    """The titles of rows as HTML."""
    return re.findall(r"<h3[^>]*><a href=\"[^\"]+\">(.*?)</a></h3>", fragment)


def marked(response) -> list[str]:
    """The words that are marked on the page."""
    return [html.unescape(word) for word in re.findall(r"<mark>(.*?)</mark>", response.content.decode())]


def counts(response, parameter: str) -> dict[str, int]:
    """Value → count of the checkboxes or options of one filter."""
    page = response.content.decode()
    boxes = re.findall(rf'name="{parameter}" value="([^"]*)"[^>]*>.*?(?:<span class="num">(\d+)</span>)?</label>', page)
    select = re.search(rf'<select name="{parameter}".*?</select>', page, re.DOTALL)
    options = re.findall(r'<option value="([^"]+)"[^>]*>[^<]*\((\d+)\)', select[0]) if select else []
    return {value: int(count) for value, count in [*boxes, *options] if count}


def summed_up(response) -> str:
    """The sentence that says what is shown."""
    found = re.search(r'<span role="status">(.*?)</span>', response.content.decode())
    return text(found[1]) if found else ""
