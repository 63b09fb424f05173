"""Every worked case of rules/cases comes out as its file says, and each word that is built has one."""

import pytest

from tests.cases.world import Case, all_cases, play


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.theme}: {case.name}")
def test_the_case_comes_out_as_its_file_says(case: Case) -> None:
    play(case)
