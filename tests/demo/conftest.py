"""One demo and one browser for the stories of a file; without a browser they are skipped and say so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.demo.stage import CHROMIUM, Stage, open_browser, set_up


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    if not CHROMIUM:
        pytest.skip("no Chromium here: apt-get install chromium")
    with open_browser() as browser, set_up(browser) as made:
        yield made
        assert made.workspace.failures == []
        assert made.troubles == []
