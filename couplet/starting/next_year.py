"""Next year's report from last year's: what holds for both is carried over, what was planned becomes the target, the rest is to be written.

Pure over the corpus and the company files of a new report; last year's folder is read, never written.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from couplet.load.yaml_source import YamlValue, parse_yaml
from couplet.model.corpus import Corpus
from couplet.model.placeholders import make_placeholder
from couplet.starting.next_pages import write_next_pages
from couplet.starting.targets import Section, Target, list_notes, list_sections
from couplet.starting.words import say
from couplet.starting.yaml_text import YamlTree, write_yaml
from couplet.starting.years import advance_years

_FACT_LINK = re.compile(r"\]\(fact:([a-z0-9-]+)\)")
FIRST_ENTRY = "entry-1"


@dataclass(frozen=True, slots=True)
class Succession:
    """Last year's report on its way to being next year's."""

    corpus: Corpus
    """Last year's."""
    year: int
    """The new year."""
    sections: tuple[Section, ...]
    """Sections of last year's outlook with this year's targets."""
    guides: Mapping[str, str]
    """Path of a YAML file to the comments at its head that explain it."""

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Languages of the report."""
        return self.corpus.settings.locales

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets."""
        return tuple(target for section in self.sections for target in section.targets)

    def ask(self, word: str, **parameters: object) -> dict[str, YamlTree]:
        """Return a placeholder in every language."""
        return {prefix: make_placeholder(prefix, say(prefix, word, **parameters)) for prefix in self.prefixes}

    def remark(self, word: str) -> list[str]:
        """Return a comment in every language."""
        return [say(prefix, word) for prefix in self.prefixes]


def write_next_year(corpus: Corpus, year: int, guides: Mapping[str, str]) -> dict[str, str]:
    """Return path to text of the content of the report for ``year``; ``guides`` gives comments for the head of YAML files."""
    succession = Succession(corpus, year, list_sections(corpus, year), guides)
    dropped = {page for page in (corpus.find_page("scorecard"),) if page and not succession.targets}
    files = dict(write_next_pages(corpus, year, dropped))
    kept = _find_kept_facts(files)
    files["content/site.yaml"] = _write(succession, "site", _write_settings(succession, dropped))
    files["content/facts.yaml"] = _write(succession, "facts", _write_facts(succession, kept))
    for kind, make in KINDS.items():
        page = corpus.find_page(kind)
        if page and page not in dropped and (kind != "outlook" or succession.sections):
            files[f"content/{kind}.yaml"] = _write(succession, kind, make(succession))
    return files


Tree = dict[str, YamlTree]
Remarks = Mapping[str, Sequence[str]]


def _write(succession: Succession, name: str, made: tuple[Tree, Remarks]) -> str:
    """Return the text of a YAML file with the comments that explain it."""
    tree, remarks = made
    guide = succession.guides.get(f"content/{name}.yaml", "")
    return f"{guide}\n{write_yaml(tree, remarks)}" if guide else write_yaml(tree, remarks)


def _read_tree(corpus: Corpus, name: str) -> dict[str, YamlValue]:
    """Return last year's YAML as written, so that keys this module knows nothing of are carried over too; empty where there is none."""
    if name not in corpus.files:
        return {}
    value = parse_yaml(corpus.files[name].source, path=corpus.files[name].path).value
    return value if isinstance(value, dict) else {}


def _carry(value: YamlValue, change: Callable[[str], str] = str) -> YamlTree:
    """Return a value as it is written again, its texts changed."""
    if isinstance(value, dict):
        return {key: _carry(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [_carry(item, change) for item in value]
    return change(value or "")


def _write_settings(succession: Succession, dropped: set[str]) -> tuple[Tree, Remarks]:
    """Return ``site.yaml``: names and navigation with the year advanced, the headline to be written, figures to be chosen."""
    year = succession.year
    tree: Tree = {}
    for key, value in _read_tree(succession.corpus, "site").items():
        if key == "key_figures":
            tree[key] = []
        elif key in ("title", "description"):
            tree[key] = succession.ask("title" if key == "title" else "site_description", year=year)
        elif key == "checks" and isinstance(value, dict):
            checks = {name: item for name, item in value.items() if name != "accepted"}
            tree |= {key: _carry(checks)} if checks else {}
        else:
            tree[key] = _carry(value, lambda text: advance_years(text, year))
    if dropped:
        tree["navigation"] = list(_drop_pages(tree["navigation"], dropped))
    return tree, {"key_figures": succession.remark("key_figures")}


def _drop_pages(navigation: YamlTree, dropped: set[str]) -> Iterator[YamlTree]:
    """Yield the entries of the navigation without pages that the new report lacks."""
    for entry in navigation:
        if not isinstance(entry, Mapping):
            if entry not in dropped:
                yield entry
            continue
        pages = [page for page in entry.get("pages", ()) if page not in dropped]
        if pages:
            yield {**entry, "pages": pages}


def _find_kept_facts(files: Mapping[str, str]) -> set[str]:
    """Return the ids of the facts that texts carried over still state."""
    return {fact for text in files.values() for fact in _FACT_LINK.findall(text)}


def _write_facts(succession: Succession, kept: set[str]) -> tuple[Tree, Remarks]:
    """Return ``facts.yaml``: the targets, the facts of texts that were kept, and a first date for the timeline."""
    old = _read_tree(succession.corpus, "facts")
    report = _carry(old["report"])
    assert isinstance(report, dict)
    report |= {"title": succession.ask("title", year=succession.year), "subtitle": succession.ask("subtitle")}
    facts = [*_list_target_facts(succession), *_list_dates(succession), *_list_kept_facts(old, kept)]
    tree: Tree = {"report": report, "facts": facts}
    if old.get("plain"):
        tree["plain"] = _carry(old["plain"])
    return tree, {"facts": succession.remark("lines")}


def _list_target_facts(succession: Succession) -> Iterator[Tree]:
    page = succession.corpus.find_page("scorecard")
    if page is None:
        return
    digits = {target.id: digit for digit, section in _number(succession) for target in section.targets}
    for target in succession.targets:
        fact: Tree = {"id": target.id, "line": "0", "part": page, "digit": str(digits[target.id])}
        fact["target"] = f"{target.fact.outcome:f}"
        fact |= {key: value for key in ("bound", "unit") if (value := getattr(target.fact, key))}
        yield {**fact, "label": dict(target.label)}


def _list_dates(succession: Succession) -> Iterator[Tree]:
    page = succession.corpus.find_page("timeline")
    if page is not None:
        label = {prefix: say(prefix, "date_label") for prefix in succession.prefixes}
        day = f"{succession.year}-01-01"
        yield {"id": FIRST_ENTRY, "line": "0", "part": page, "date": day, "label": label}


def _list_kept_facts(old: Mapping[str, YamlValue], kept: set[str]) -> Iterator[Tree]:
    """Yield last year's facts that are still stated; their lines are those of another source."""
    facts = old.get("facts")
    for fact in facts if isinstance(facts, list) else ():
        if isinstance(fact, dict) and fact.get("id") in kept:
            tree = _carry(fact)
            assert isinstance(tree, dict)
            yield {**tree, "line": "0"}


def _number(succession: Succession) -> list[tuple[int, Section]]:
    """Return the sections that have targets, numbered from 1."""
    return list(enumerate((section for section in succession.sections if section.targets), 1))


def _make_scorecard(succession: Succession) -> tuple[Tree, Remarks]:
    """Return ``scorecard.yaml``: a group for each section of last year's outlook that has targets."""
    year = succession.year
    groups: list[YamlTree] = [
        {
            "digit": str(digit),
            "title": succession.ask("group_title") | dict(section.title),
            "items": [
                {
                    "id": target.id,
                    "fact": target.id,
                    "title": dict(target.title),
                    "result": succession.ask("result"),
                }
                for target in section.targets
            ],
        }
        for digit, section in _number(succession)
    ]
    name = {prefix: say(prefix, "plan_name", year=year) for prefix in succession.prefixes}
    notes = [
        line
        for prefix in succession.prefixes
        for line in list_notes(succession.corpus, succession.sections, prefix=prefix, year=year)
    ]
    return {"plan": {"name": name}, "groups": groups}, {"groups": notes}


def _make_timeline(succession: Succession) -> tuple[Tree, Remarks]:
    """Return ``timeline.yaml``: last year's themes, and one entry that shows what another needs."""
    themes = _read_tree(succession.corpus, "timeline").get("themes")
    entry: Tree = {
        "id": FIRST_ENTRY,
        "fact": FIRST_ENTRY,
        "title": succession.ask("entry_title"),
        "caption": succession.ask("entry_caption"),
    }
    tree: Tree = {"themes": _carry(themes)} if themes else {}
    return {**tree, "entries": [entry]}, {}


def _make_outlook(succession: Succession) -> tuple[Tree, Remarks]:
    """Return ``outlook.yaml``: one item to be written for each section, with the targets of this year that it will continue."""
    has_scorecard = succession.corpus.find_page("scorecard") is not None
    items: list[YamlTree] = [
        {
            "id": section.id,
            "section": section.id,
            "title": succession.ask("plan_item", next=succession.year + 1),
            "follows": [target.id for target in section.targets] if has_scorecard else [],
        }
        for section in succession.sections
    ]
    return {"items": items}, {}


KINDS: Mapping[str, Callable[[Succession], tuple[Tree, Remarks]]] = {
    "scorecard": _make_scorecard,
    "timeline": _make_timeline,
    "outlook": _make_outlook,
}
