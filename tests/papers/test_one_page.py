"""What hangs on a door stays on one page, with the line for its seal, where it nearly fits one."""

from __future__ import annotations

import io

import pypdf
import pytest

from facilitate.papers import make
from tests.papers.world import LINKS
from tests.replay.shipped import shipped


@pytest.mark.parametrize(
    ("name", "lang"),
    [("notice", "zh"), ("notice", "en"), ("notice", "both"), ("public_notice", "zh"), ("public_notice", "en")],
)
def test_the_notices_of_a_teahouse_are_one_page(name, lang):
    made = make(name, "pdf", shipped("teahouse")[1], lang, LINKS).data

    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 1
