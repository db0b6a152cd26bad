"""The report in a browser: no request leaves, nothing is complained of, it fits laptop, phone and paper."""

import pytest

from analysis.load import Study
from analysis.report import report
from tests.analysis.browser import CHROMIUM, Browser

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (.ci/run installs it)"),
]

DRAWN = "[...document.querySelectorAll('figure svg')].filter(f => f.getBoundingClientRect().height > 100).length"


def test_the_page_is_whole_silent_and_fits(two_points):
    page = report(Study(two_points.folder))
    with Browser() as browser:
        for width in (1280, 390):
            browser.open(page, width)
            assert browser.value("document.documentElement.scrollWidth") <= width
            assert (
                browser.value("[...document.querySelectorAll('figure svg')].filter(f => f.clientHeight > 100).length")
                == 3
            )
            assert browser.requests() == [page.resolve().as_uri()] and not browser.complaints()
        assert browser.value("getComputedStyle(document.querySelector('h1')).fontWeight") == "700"
        assert browser.pdf().startswith(b"%PDF")
