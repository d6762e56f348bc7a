"""What next year's report says for a start, in each language: content of a report, not messages of the program."""

from collections.abc import Mapping
from string import Template

WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "title": "${year}年报告的标题",
        "subtitle": "副标题",
        "description": "用一句话介绍这一页",
        "site_description": "用一句话介绍${year}年的报告",
        "scorecard": "成绩单",
        "opening": "开头的话",
        "section": "这一节的正文",
        "passage": "这一段，按${year}年的情况",
        "group_title": "这一组的名称",
        "result": "做了什么，结果如何",
        "entry_title": "事情的标题",
        "entry_caption": "图片说明或经过",
        "plan_item": "这一方面${next}年的安排",
        "date_label": "时间线条目的日期",
        "plan_name": "${year}年工作安排",
        "from_outlook": "下面的目标取自${old}年报告的展望，结果还没有填：给 facts.yaml 里的事实加上 value 和 result_line。",
        "follows": "${id} 接续${old}年的“${title}”（${figures}）",
        "target": "目标 ${figure}",
        "value": "结果 ${figure}",
        "comma": "，",
        "unmeasured": "${old}年展望里没有数字的安排，可以在正文里交代：",
        "lines": "line: 0 表示来源文本的行号还没有填。",
        "key_figures": "首页的大数字，写好正文以后再加：- fact: 事实的名字，unit，label，page。",
    },
    "en": {
        "title": "the headline of the report on ${year}",
        "subtitle": "its second line",
        "description": "one sentence about this page",
        "site_description": "one sentence about the report on ${year}",
        "scorecard": "Scorecard",
        "opening": "the opening words",
        "section": "the text of this section",
        "passage": "this passage, as it stands in ${year}",
        "group_title": "the name of this group",
        "result": "what was done, and what came of it",
        "entry_title": "what happened",
        "entry_caption": "the caption, or how it went",
        "plan_item": "what is planned for ${next} under this heading",
        "date_label": "date of an entry",
        "plan_name": "Plan for ${year}",
        "from_outlook": "Targets from the outlook of the report on ${old}. A result is value and result_line of the fact in facts.yaml.",
        "follows": "${id} continues “${title}” of ${old} (${figures})",
        "target": "target ${figure}",
        "value": "result ${figure}",
        "comma": ", ",
        "unmeasured": "Plans without a figure in the outlook of ${old}, for the texts to tell of:",
        "lines": "line: 0 means that the line of the source is still to be entered.",
        "key_figures": "Figures of the home page, once the texts are written: - fact, unit, label, page.",
    },
}


def say(prefix: str, word: str, **parameters: object) -> str:
    """Return one of the texts in a language."""
    return Template(WORDS[prefix][word]).substitute({name: str(value) for name, value in parameters.items()})
