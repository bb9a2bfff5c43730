"""The front page and the calendar are light enough for a telephone at the edge of the village."""

import gzip

import pytest

from . import stage

KB = 1024


@pytest.mark.parametrize(
    ("path", "scripts"),
    [("/", 1), ("/en/", 1), ("/ru/", 2), ("/kalender/", 1), (stage.address(stage.WHOLE), 1)],
    ids=["et", "en", "ru", "calendar", "event"],
)
def test_page_is_small_and_asks_for_little(visitor, path, scripts):
    """Russian has two alphabets on its page, for the names of places are not translated."""
    page = visitor.go(path)
    page.wait_for_load_state("networkidle")

    sizes = {answer.url: compressed(answer) for answer in visitor.answers}
    fonts = [size for url, size in sizes.items() if url.endswith(".woff2")]
    words = sum(sizes.values()) - sum(fonts)
    assert len(visitor.answers) <= 12, sizes
    assert len(fonts) == scripts, sizes
    assert words <= 30 * KB, sizes
    assert words + max(fonts) <= 60 * KB, sizes


def compressed(answer):
    """Bytes of the body as a public installation sends it: there WhiteNoise keeps static files packed."""
    if "content-encoding" in answer.headers:
        return answer.request.sizes()["responseBodySize"]
    return len(gzip.compress(answer.body(), 9))
