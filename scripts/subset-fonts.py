#!/usr/bin/env python3
"""Makes assets/fonts/*.ttf from Debian's fonts-noto-cjk: GB2312 (levels 1 and 2, with its symbols), Latin, and what pages use besides.

    apt-get install fonts-noto-cjk python3-fonttools
    python3 scripts/subset-fonts.py

The same packages give the same bytes. Noto Sans SC is under the SIL Open Font License 1.1: see assets/fonts/OFL.txt.
"""
import pathlib

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = pathlib.Path('/usr/share/fonts/opentype/noto')
TARGET = pathlib.Path(__file__).resolve().parent.parent / 'assets' / 'fonts'
WEIGHTS = {400: 'Regular', 700: 'Bold'}
# A curve of the source may be missed by so much, in units of a 1000 a sign: a hundredth of a pixel at 13 px.
TOLERANCE = 1.0
# Beyond GB2312: signs of the pages, and characters that names of people and places use.
EXTRA = '〔〕★☆▲●○■□…—～·→←↑↓≥≤≠✓²³㎡℃№①②③④⑤⑥⑦⑧⑨⑩囍堃喆玥昇甯淼犇燚垚焱翀彧赟祎曌屾湴塱涌埗'


def gb2312() -> set:
    signs = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                signs.add(ord(bytes([row, cell]).decode('gb2312')))
            except UnicodeDecodeError:
                pass
    return signs


def simplified(name: str) -> TTFont:
    """The face of the collection that draws simplified Chinese."""
    for index in range(20):
        font = TTFont(SOURCE / f'NotoSansCJK-{name}.ttc', fontNumber=index)
        if font['name'].getDebugName(1) == 'Noto Sans CJK SC':
            return font
    raise SystemExit(f'no simplified Chinese in {name}')


def subset(name: str, weight: int) -> None:
    font = simplified(name)
    wanted = gb2312() | set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | {ord(sign) for sign in EXTRA}
    options = Options(layout_features=[], hinting=False, notdef_outline=True, glyph_names=False, desubroutinize=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    order = font.getGlyphOrder()
    glyphs, drawn = {}, font.getGlyphSet()
    for glyph in order:
        pen = TTGlyphPen(None)
        drawn[glyph].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
        glyphs[glyph] = pen.glyph()
    made = FontBuilder(font['head'].unitsPerEm, isTTF=True)
    made.setupGlyphOrder(order)
    made.setupCharacterMap(font.getBestCmap())
    made.setupGlyf(glyphs)
    made.setupHorizontalMetrics({glyph: (font['hmtx'][glyph][0], glyphs[glyph].xMin if hasattr(glyphs[glyph], 'xMin') else 0) for glyph in order})
    made.setupHorizontalHeader(ascent=font['hhea'].ascent, descent=font['hhea'].descent)
    # Readers of fonts refuse one without a PostScript name.
    made.setupNameTable(
        {
            'copyright': font['name'].getDebugName(0),
            'familyName': 'Noto Sans SC',
            'styleName': name,
            'uniqueFontIdentifier': f'NotoSansSC-{name}-GB2312',
            'fullName': f'Noto Sans SC {name}',
            'psName': f'NotoSansSC-{name}',
            'version': font['name'].getDebugName(5).split(';')[0],
            'licenseDescription': 'SIL Open Font License, Version 1.1',
            'licenseInfoURL': 'https://openfontlicense.org',
        },
        mac=False,
    )
    made.setupOS2(usWeightClass=weight, sTypoAscender=880, sTypoDescender=-120, usWinAscent=1160, usWinDescent=288)
    made.setupPost(keepGlyphNames=False)
    made.font['head'].created = made.font['head'].modified = font['head'].modified
    made.font.recalcTimestamp = False
    path = TARGET / f'noto-sans-sc-{weight}.ttf'
    made.save(path)
    print(f'{path.name}: {len(order)} glyphs, {path.stat().st_size} bytes')


TARGET.mkdir(parents=True, exist_ok=True)
for weight, name in WEIGHTS.items():
    subset(name, weight)
