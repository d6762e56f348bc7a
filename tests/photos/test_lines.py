"""Headlines in lines: what may begin and end one, where they rather end, and that nothing is too wide or lost."""

import pytest

from couplet.photos.lines import (
    ELLIPSIS,
    NEVER_FIRST,
    NEVER_LAST,
    fit_headline,
    fit_line,
    get_leading,
    is_wide,
)

BOX = (880, 300)
SIZES = tuple(range(116, 39, -4))


def measure(text: str) -> float:
    """Han characters and Chinese punctuation one em, all else half of one."""
    return sum(1.0 if is_wide(char) or char in "“”‘’…—" else 0.5 for char in text)


def test_headline_ends_lines_at_its_space() -> None:
    setting = fit_headline("守正创新勇担当 踔厉奋发助发展", measure, box=BOX, sizes=SIZES)
    assert setting.lines == ("守正创新勇担当", "踔厉奋发助发展")
    assert setting.size == 116


@pytest.mark.parametrize("space", [" ", "\u3000", "\n", "  \t"])
def test_kinds_of_space_are_alike(space: str) -> None:
    setting = fit_headline(f"守正创新勇担当{space}踔厉奋发助发展", measure, box=BOX, sizes=SIZES)
    assert setting.lines == ("守正创新勇担当", "踔厉奋发助发展")


def test_space_within_a_line_is_kept_full_width_between_han() -> None:
    setting = fit_headline("甲乙 丙丁", measure, box=BOX, sizes=(80,))
    assert setting.lines == ("甲乙\u3000丙丁",)


def test_phrase_is_divided_rather_than_set_small() -> None:
    # Whole, the second phrase of 22 characters would need a line at 40; divided, the headline stands at 72 and more.
    setting = fit_headline("短 " + "长" * 22, measure, box=BOX, sizes=SIZES)
    assert setting.size >= 72
    assert len(setting.lines) == 3


def test_lines_are_even() -> None:
    setting = fit_headline("一二三四五六七八九十甲乙", measure, box=(800, 300), sizes=(80,))
    assert setting.lines == ("一二三四五六", "七八九十甲乙")


HARD_TEXTS = [
    "大力实施“257工会提升计划”，突出做好“十件大事”，重点落实“十项活动”！",
    "《报告》（2022年）：职工说：“好！”——工会在行动……",
    "一，二。三；四：五！六？七、八》九”十）",
    "培训53593人次，发放3000万元、1.5亿元和98.6%的补助",
    "Firm in principle, bold in renewal, ready for duty: striving onward for the city’s growth",
    "许昌 Xuchang 工会 unions 与 2022 年 report",
]


@pytest.mark.parametrize("text", HARD_TEXTS)
@pytest.mark.parametrize("width", [260, 333, 480, 700, 1056])
def test_rules_hold_at_every_width(text: str, width: int) -> None:
    setting = fit_headline(text, measure, box=(width, 400), sizes=(60, 50, 40, 30))
    assert all(line and measure(line) * setting.size <= width for line in setting.lines)
    assert len(setting.lines) <= 4
    assert ((len(setting.lines) - 1) * get_leading(text) + 1) * setting.size <= 400
    for line in setting.lines[1:]:
        assert line[0] not in NEVER_FIRST or line == ELLIPSIS
    for line in setting.lines[:-1]:
        assert line[-1] not in NEVER_LAST
        assert line == line.strip()
    if not setting.lines[-1].endswith(ELLIPSIS):
        assert "".join(setting.lines).replace("\u3000", "").replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("width", [400, 555, 880])
def test_numbers_and_words_stay_whole(width: int) -> None:
    counted = fit_headline("2022年2023年2024年2025年2026年", measure, box=(width, 400), sizes=(60, 50, 40))
    assert all(line.endswith("年") for line in counted.lines)
    words = fit_headline(HARD_TEXTS[4], measure, box=(width, 400), sizes=(60, 50, 40, 30))
    assert " ".join(words.lines) == HARD_TEXTS[4]


def test_text_too_long_ends_in_an_ellipsis() -> None:
    text = "很长的标题，" * 60
    setting = fit_headline(text, measure, box=BOX, sizes=SIZES)
    assert setting.size == SIZES[-1]
    assert len(setting.lines) == 4
    assert setting.lines[-1].endswith(ELLIPSIS)
    assert all(measure(line) * setting.size <= BOX[0] for line in setting.lines)
    assert text.startswith("".join(setting.lines).removesuffix(ELLIPSIS))


def test_word_wider_than_a_line_is_divided() -> None:
    word = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 2
    setting = fit_headline(word, measure, box=BOX, sizes=SIZES)
    assert "".join(setting.lines) == word
    assert all(measure(line) * setting.size <= BOX[0] for line in setting.lines)


def test_line_shrinks_and_then_ends_early() -> None:
    assert fit_line("许昌日报", measure, width=1000, sizes=(34, 30)).size == 34
    assert fit_line("许" * 32, measure, width=1000, sizes=(34, 30)).size == 30
    shortened = fit_line("许" * 99, measure, width=1000, sizes=(34, 30))
    assert shortened.lines == ("许" * 32 + ELLIPSIS,)
    assert fit_line("  ", measure, width=1000, sizes=(34, 30)).lines == ()
