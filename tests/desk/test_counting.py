"""Han characters and Latin words, counted apart."""

import pytest

from couplet.desk.counting import Length, measure_text, measure_texts

CASES = [
    ("新建书屋102家。", Length(5, 0)),
    ("The unions built 102 rooms.", Length(0, 4)),
    ("工人们的one-stop服务，workers’ own", Length(6, 3)),
    ("二〇二二年，人々", Length(7, 0)),
    ("PM2.5与COVID-19", Length(1, 2)),
    ("café naïve Dvořák", Length(0, 3)),
    ("𠮷野家", Length(3, 0)),
    ("Москва 東京", Length(2, 0)),
    ("，。！？ 1,234 ——", Length(0, 0)),
    ("", Length(0, 0)),
]


@pytest.mark.parametrize(("text", "length"), CASES)
def test_length(text: str, length: Length) -> None:
    assert measure_text(text) == length


def test_texts_add_up() -> None:
    assert measure_texts(["书屋 room", "屋"]) == Length(3, 1)
