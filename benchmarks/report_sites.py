"""Reports of any number of document pairs, written for measurements: every page in the navigation, a few paragraphs, figures that agree."""

from pathlib import Path

from tests.mini_site import MiniSite, write_page

PAGES_IN_A_GROUP = 20
SECTIONS = 5


def write_report(folder: Path, pairs: int) -> MiniSite:
    """Return a report below ``folder`` with ``pairs`` pairs of articles beside the pages that every report has."""
    site = MiniSite(folder)
    keys = [f"part-{number // PAGES_IN_A_GROUP:02d}/page-{number:04d}" for number in range(pairs)]
    for key in keys:
        site.write(f"content/{key}.zh.md", write_page("article", "书屋和培训", _write_chinese()))
        site.write(f"content/{key}.en.md", write_page("article", "Rooms and training", _write_english()))
    groups = [keys[start : start + PAGES_IN_A_GROUP] for start in range(0, pairs, PAGES_IN_A_GROUP)]
    navigation = "".join(
        f"  - title: {{zh: 部分, en: Part}}\n    pages: [{', '.join(group)}]\n" for group in groups
    )
    return site.edit("content/site.yaml", "  - scorecard\n", f"{navigation}  - scorecard\n")


def _write_chinese() -> str:
    section = "## 小节 {{#s{0}}}\n\n工会为职工建书屋、办培训，写得不长也不短，刚好一段，读者看了就懂。\n\n- 书屋\n- 培训"
    return "\n\n".join(section.format(number) for number in range(SECTIONS))


def _write_english() -> str:
    section = (
        "## Section {{#s{0}}}\n\nThe unions built reading rooms and trained workers; this takes one paragraph, "
        "no more and no less, and is understood at once.\n\n- Rooms\n- Training"
    )
    return "\n\n".join(section.format(number) for number in range(SECTIONS))
