"""Make the fonts of the share cards from Noto Serif CJK Bold; for maintainers, no part of a build.

    apt-get install fonts-noto-cjk && pip install fonttools brotli
    python tools/subset_fonts.py /usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc templates/fonts

The same source and the same fontTools and Brotli give the same bytes. The fonts are Modified Versions under the SIL Open Font License
1.1 and go by a name of their own; `templates/fonts/README.md` tells what was measured and why they are as they are.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FIXED_DATE = 3_726_000_000
"""Dates in the fonts: seconds since 1904, any fixed value."""
DROPPED_TABLES = ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
COPYRIGHT, LICENCE, LICENCE_ADDRESS = 0, 13, 14
LATIN = [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x100)), *"Œœāēīōūǎěǐǒǔǖǘǚǜńňǹḿ–—‘’‚“”„…•′″€™"]
SYMBOLS = "–—―‘’“”…‰′″※€№℃←↑→↓•①②③④⑤⑥⑦⑧⑨⑩"
NAME_CHARACTERS = (
    "喆堃玥祎珺璟翀赟昉垚婳芃镕旸昇淼晟晞煊熠琬琰瑄瑀瑛珏珂琪玮玙璠璐璨璇瑷嬿妤婧嫣嫄媖姝"
    "奕昊昱昕晗曦昶旻旼晔晖暄暘暐灏灝滢瀚濛溦湉洺浛淏泓潆煜炜烨烜燊焜燚鑫锴锜铄铭铠钰鋆锟镠铖"
    "骁骐骞骎骕麟鹍鸾翊翎翾芊芮荃荔莞菡萱蓓蕙薏蘅茜苒菁棽梓栩桢榕楠槿樾桐橦杺柠彧彦偲倩俪俣佟佶"
    "侃佺赜赉赞贇轩辰逸迪邈郗郦邰邬邳邺嵘峻岚岱峤屹嶷巍宬寰宥宸寔悫怡恺忱愔惇懋懿斌斐斓旖旌"
)
"""Usual in names of people and places; many of them stand outside GB/T 2312."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One font to make."""

    face: str
    """Family name of the face in the collection."""
    family: str
    """Family name of the font to make."""
    file: str
    """Its file name."""
    units_per_em: int
    """Fineness of its outlines: at 112 pixels 400 units move a point by a seventh of a pixel at most, and save a quarter of the file."""
    characters: frozenset[str]
    """What it holds."""
    has_narrow_marks: bool
    """Whether its ellipsis is set as English wants it."""


def list_recipes() -> tuple[Recipe, ...]:
    """Return both fonts; the Korean face is the one whose quotation marks and dots are set as wide as English wants them."""
    return (
        Recipe(
            "Noto Serif CJK SC",
            "Couplet Song",
            "song-bold.woff2",
            400,
            list_han_characters(),
            has_narrow_marks=False,
        ),
        Recipe(
            "Noto Serif CJK KR",
            "Couplet Latin",
            "latin-bold.woff2",
            1000,
            frozenset(LATIN),
            has_narrow_marks=True,
        ),
    )


def list_han_characters() -> frozenset[str]:
    """Return GB/T 2312 (symbols, full-width forms, Greek, pinyin, 6763 Han characters), ASCII, and characters of names."""
    rows = [char for first, last in ((1, 3), (6, 6), (8, 8), (16, 87)) for char in _decode_rows(first, last)]
    return frozenset({*map(chr, range(0x20, 0x7F)), "\xa0", *SYMBOLS, *NAME_CHARACTERS, *rows})


def _decode_rows(first: int, last: int) -> Iterator[str]:
    """Yield the characters of GB/T 2312's rows ``first`` to ``last``, read through their EUC codes."""
    for row in range(first, last + 1):
        for cell in range(1, 95):
            try:
                yield bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def read_face(path: Path, family: str) -> TTFont:
    """Return the face of the collection that has this family name."""
    collection = TTCollection(path, lazy=True)
    return next(font for font in collection.fonts if font["name"].getDebugName(1) == family)


def narrow_ellipsis(font: TTFont) -> None:
    """Let U+2026 lead to the ellipsis of proportional width (feature `pwid`), with its dots on the baseline as in English."""
    glyph = font.getBestCmap()[0x2026]
    for subtable in _list_subtables(font["GSUB"].table, "pwid"):
        if glyph in getattr(subtable, "mapping", {}):
            for table in font["cmap"].tables:
                if 0x2026 in getattr(table, "cmap", {}):
                    table.cmap[0x2026] = subtable.mapping[glyph]
            return


def _list_subtables(layout: Any, feature: str) -> Iterator[Any]:
    """Yield the subtables of all lookups of a feature in GSUB or GPOS."""
    records = [record for record in layout.FeatureList.FeatureRecord if record.FeatureTag == feature]
    for index in sorted({index for record in records for index in record.Feature.LookupListIndex}):
        for subtable in layout.LookupList.Lookup[index].SubTable:
            yield getattr(subtable, "ExtSubTable", subtable)


def cut_font(font: TTFont, characters: frozenset[str]) -> None:
    """Leave only the outlines of ``characters``: no hints, no subroutines (they hinder Brotli), no layout tables."""
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.layout_features = []
    options.drop_tables = [*options.drop_tables, *DROPPED_TABLES]
    options.name_IDs = [COPYRIGHT, 1, 2, 3, 4, 5, 6, LICENCE, LICENCE_ADDRESS]
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(char) for char in characters])
    cutter.subset(font)


def rename_font(font: TTFont, family: str) -> None:
    """Give the Modified Version its own name, and fixed dates; copyright and licence stay."""
    names, compact = font["name"], f"{family.replace(' ', '')}-Bold"
    for identifier, text in {1: family, 3: f"{compact};1.0", 4: f"{family} Bold", 6: compact}.items():
        names.setName(text, identifier, 3, 1, 0x409)
    names.names = [record for record in names.names if (record.platformID, record.langID) == (3, 0x409)]
    outlines = font["CFF "].cff
    outlines.fontNames = [compact]
    outlines.topDictIndex[0].FullName, outlines.topDictIndex[0].FamilyName = f"{family} Bold", family
    font["head"].created = font["head"].modified = FIXED_DATE


def make_font(source: Path, folder: Path, recipe: Recipe) -> None:
    """Write one font into ``folder`` and say how large it is and what the source could not give."""
    font, target = read_face(source, recipe.face), folder / recipe.file
    if recipe.has_narrow_marks:
        narrow_ellipsis(font)
    lacking = sorted(char for char in recipe.characters if ord(char) not in font.getBestCmap())
    cut_font(font, recipe.characters)
    if font["head"].unitsPerEm != recipe.units_per_em:
        scale_upem(font, recipe.units_per_em)
    rename_font(font, recipe.family)
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(target)
    held = len(font.getBestCmap())
    print(
        f"{recipe.file}: {target.stat().st_size:,} bytes, {held} characters; lacking: {''.join(lacking) or 'none'}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path, help="NotoSerifCJK-Bold.ttc")
    parser.add_argument("folder", type=Path, help="where to write the fonts")
    arguments = parser.parse_args()
    for wanted in list_recipes():
        make_font(arguments.source, arguments.folder, wanted)
