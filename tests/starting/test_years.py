"""Years are advanced where it is certain what they mean, and left alone elsewhere."""

import pytest

from couplet.starting.languages import choose_languages
from couplet.starting.years import advance_years, names_year


@pytest.mark.parametrize(
    ("old", "new", "is_named"),
    [
        ("许昌工会2022", "许昌工会2023", True),
        ("2022年工作和2023年的安排", "2023年工作和2024年的安排", True),
        ("从2019到2022", "从2019到2022", True),
        ("2021年", "2021年", False),
        ("257工会提升计划", "257工会提升计划", False),
        ("电话120220", "电话120220", False),
        ("https://example.org/unions-2022/", "https://example.org/unions-2023/", True),
    ],
)
def test_years(old: str, new: str, *, is_named: bool) -> None:
    assert advance_years(old, 2023) == new
    assert names_year(old, 2023) is is_named


def test_lines_of_languages() -> None:
    text = "#zh 注释\n#en A comment\na:\n  zh: 甲\n  en: A\nb:\n  en: B\n  zh: 乙\n# shared\n"
    assert (
        choose_languages(text, ("en", "zh"))
        == "# A comment\n# 注释\na:\n  en: A\n  zh: 甲\nb:\n  en: B\n  zh: 乙\n# shared\n"
    )
    assert choose_languages(text, ("zh",)) == "# 注释\na:\n  zh: 甲\nb:\n  zh: 乙\n# shared\n"
