"""Paper: a page of the dashboard as a browser prints it."""

import io
import re
import unicodedata

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

# What stands under every page.
_FOOT = '[data-testid="stCaptionContainer"]'


def printed(page: Page) -> PdfReader:
    """The sheets of a page."""
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def text_of(*sheets: PageObject) -> str:
    """The text of sheets without blanks; Chromium writes some characters as the radicals they look like."""
    return unicodedata.normalize("NFKC", re.sub(r"\s", "", "".join(sheet.extract_text() for sheet in sheets)))


def is_only_foot(page: Page, sheet: PageObject) -> bool:
    """Whether a sheet holds nothing but the last captions of the page: its sources and the frame's foot."""
    text = text_of(sheet)
    for caption in page.locator(_FOOT).all_inner_texts()[-3:]:
        written = unicodedata.normalize("NFKC", re.sub(r"\s", "", caption))
        # A radical stands for a character of which Unicode does not say that they are alike.
        text = re.sub("".join(f"(?:{re.escape(one)}|[\u2e80-\u2eff])" for one in written), "", text, count=1)
    return not text
