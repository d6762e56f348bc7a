"""A mini site whose files are written in every way that an editor's program may write them; no assertions."""

from pathlib import Path

from tests.mini_site import MiniSite

CHINESE = """\
---
page: article
title: "引号“里”的：标题"   # a remark
description: '单引号''里的说明。'
short_title: 短
deck: >
  折行的导语，
  第二行。
---

## 资金 {#fund}

筹集[418.028万元](fact:fund)，见[成绩单](../scorecard.zh.md#plan-members)。这一段
在汉字中间折行，\t含制表符，行尾有空格 \x20\x20
第三行。[^one]

- 甲：**粗体**和[会议](../timeline.zh.md)
- 乙，
  折行的一项
- 丙

1. 一
2. 二

| 项目 | 数 |
|------|----|
| 竖线 \\| 与 `a|b` | 3 |
|  四  | 5|

> 引文第一行
> 第二行
>
> 引文第二段

名词
:   解释一
:   解释二

```
code stays
```

### 小节 {#small}

转义\\*星号\\*，e\u0301 未组合的字符，(圆括号)，[链接](https://example.org/a?b=c)。

[^one]: 脚注一行
    折行。

[^two]: 没有人提到的脚注
"""
ENGLISH = """\
---
page: article
title: "A “quoted” title: with a colon"
description: 'It''s a description.'
short_title: Short
deck: |
  A deck of
  two lines.
---

## Money {#fund}

The unions raised [4.18028 million yuan](fact:fund); see the [card](../scorecard.en.md#plan-members). This paragraph
is wrapped,\tholds a tab, and has trailing spaces \x20\x20
third line.[^one]

- A: **bold** and [meeting](../timeline.en.md)
- B,
  a wrapped item
- C

1. one
2. two

| Item | Number |
|------|--------|
| bar \\| and `a|b` | 3 |
|  four  | 5|

> Quotation, first line
> second line
>
> Second paragraph

Term
:   Explanation one
:   Explanation two

```
code stays
```

### Small {#small}

Escaped \\*asterisks\\*, e\u0301 not composed, (round brackets), [link](https://example.org/a?b=c).

[^one]: A footnote
    wrapped.

[^two]: A footnote nobody refers to
"""


def make_nasty_site(folder: Path, *, line_end: str = "\n", has_bom: bool = False) -> MiniSite:
    """Return a mini site with such a page and YAML texts in every style."""
    site = MiniSite(folder)
    # Random words are no translation: their figures do not count here.
    site.edit("content/site.yaml", "key_figures:", "checks: {severity: {figures: warning}}\nkey_figures:")
    site.edit(
        "content/outlook.yaml",
        "{zh: 建书屋, en: Build rooms}",
        '{zh: \'建“书屋”，再建\', en: "Build \\"rooms\\": more"}',
    )
    site.edit(
        "content/timeline.yaml",
        "{id: meeting, fact: meeting, title: {zh: 会议, en: The meeting}, caption: {zh: 开会。, en: A meeting.}}",
        "id: meeting\n    fact: meeting\n    title:\n      zh: 会议   # 说明\n      en: The meeting\n    caption:\n"
        "      zh: >-\n        开会，\n        折行。\n\n      en: |\n        A meeting,\n        in two lines.\n",
    )
    for key, text in (("zh", CHINESE), ("en", ENGLISH)):
        site.write(f"content/review/rights.{key}.md", text)
    mark = "\ufeff" if has_bom else ""
    for path in sorted((site.root / "content").rglob("*.*")):
        text = path.read_bytes().decode()
        path.write_bytes((mark + text.replace("\n", line_end)).encode())
    return site
