import { describe, expect, test } from 'vitest';
import { type Grid, textOf } from '#src/documents/grid.js';
import { readDocument } from '#src/documents/read-document.js';
import { docxOf, fixture, p, tbl, tc, tr } from './samples.js';

const gridsOf = async (body: string): Promise<readonly Grid[]> => (await readDocument(docxOf(body))).grids;
const texts = (grid: Grid | undefined): string[][] => (grid?.rows ?? []).map((row) => row.map(textOf));

/** The text of a one-cell table with this content. */
async function cellText(content: string): Promise<string> {
  const [grid] = await gridsOf(tbl(tr(tc(content))));
  return textOf(grid?.rows[0]?.[0]);
}

describe('a Word table becomes a grid', () => {
  test('merged cells are one cell at every position', async () => {
    const { grids } = await readDocument(fixture('seed.docx'));
    const rows = grids[0]?.rows ?? [];
    expect(rows).toHaveLength(19);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([11]));
    expect(rows[0]?.[2]).toBe(rows[0]?.[3]);
    expect(rows[8]?.[0]).toBe(rows[9]?.[0]);
    expect(rows[8]?.[0]).toMatchObject({ row: 8, rowSpan: 2, columnSpan: 1 });
    expect(textOf(rows[18]?.[3])).toBe('40');
  });

  test('text around tables is kept apart', async () => {
    const grids = await gridsOf(p('附件1') + tbl(tr(tc(p('甲')))) + p('中间') + tbl(tr(tc(p('乙')))) + p('注：完'));
    expect(grids.map(({ before, after }) => [before, after])).toEqual([
      [['附件1'], []],
      [['中间'], ['注：完']],
    ]);
  });

  test('merging as it was before a tracked change does not count', async () => {
    const before =
      '<w:tcPrChange w:id="1"><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr></w:tcPrChange>';
    const [grid] = await gridsOf(
      tbl(tr(tc(p('甲'), before), tc(p('乙'))), tr(tc(p('丙'), '<w:vMerge/>'), tc(p('丁')))),
    );
    expect(texts(grid)).toEqual([
      ['甲', '乙'],
      ['丙', '丁'],
    ]);
  });

  test('a continuation whose width differs from the cell above stands for itself', async () => {
    const [grid] = await gridsOf(
      tbl(
        tr(tc(p('甲'), '<w:vMerge w:val="restart"/>'), tc(p('乙'))),
        tr(tc(p('丙'), '<w:gridSpan w:val="2"/><w:vMerge/>')),
      ),
    );
    expect(texts(grid)).toEqual([
      ['甲', '乙'],
      ['丙', '丙'],
    ]);
  });

  test('rows that begin further right, and cells merged in the old way', async () => {
    const [grid] = await gridsOf(
      tbl(
        tr(tc(p('甲')), tc(p('乙'), '<w:hMerge w:val="restart"/>'), tc(p(''), '<w:hMerge/>')),
        `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc(p('丙'))}${tc(p('丁'))}</w:tr>`,
      ),
    );
    expect(texts(grid)).toEqual([
      ['甲', '乙', '乙'],
      ['', '丙', '丁'],
    ]);
  });

  test('a table in a cell is text of that cell', async () => {
    const inner = tbl(tr(tc(p('街道')), tc(p('8场'))), tr(tc(p('社区')), tc(p('4场'))));
    expect(await cellText(p('明细：') + inner + p('合计12场'))).toBe('明细：\n街道 8场\n社区 4场\n合计12场');
  });
});

describe('the text is what Word would show with all changes accepted', () => {
  test('paragraphs, line breaks, tabs and no-break hyphens', async () => {
    const content = `${p('一')}<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>9</w:t><w:noBreakHyphen/><w:t>2</w:t><w:br/><w:tab/><w:t>二</w:t></w:r></w:p>`;
    expect(await cellText(content)).toBe('一\n9-2\n\t二');
  });

  test('deleted and moved-away text is dropped, inserted text kept', async () => {
    const content =
      '<w:p><w:r><w:t>建设</w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del>' +
      '<w:ins><w:r><w:t>120</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>座</w:t></w:r></w:moveFrom>' +
      '<w:moveTo><w:r><w:t>个</w:t></w:r></w:moveTo></w:p>';
    expect(await cellText(content)).toBe('建设120个');
  });

  test('a deleted paragraph mark joins two paragraphs, a deleted row is gone', async () => {
    const joined = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>已完</w:t></w:r></w:p>${p('工')}`;
    expect(await cellText(joined)).toBe('已完工');
    const deleted = `<w:tr><w:trPr><w:del w:id="2"/></w:trPr>${tc(p('乙'))}</w:tr>`;
    expect(texts((await gridsOf(tbl(tr(tc(p('甲'))), deleted, tr(tc(p('丙'))))))[0])).toEqual([['甲'], ['丙']]);
  });

  test('of a field only its result is text', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = `${field('begin')}<w:r><w:instrText>HYPERLINK "http://a"</w:instrText><w:t>码</w:t></w:r>`;
    const content = `<w:p>${code}${field('separate')}<w:r><w:t>官网</w:t></w:r>${field('end')}<w:r><w:t>公布</w:t></w:r></w:p>`;
    expect(await cellText(content)).toBe('官网公布');
  });

  test('bookmarks, hidden text, phonetic guides and fallbacks leave no trace', async () => {
    const content =
      '<w:p><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>' +
      '<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>品</w:t></w:r></w:rubyBase></w:ruby></w:r>' +
      '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>甲</w:t></mc:Choice><mc:Fallback><w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r>' +
      '<w:bookmarkEnd w:id="0"/></w:p>';
    expect(await cellText(content)).toBe('品甲');
  });

  test('ticks and boxes in a symbol font, and content controls', async () => {
    const tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>';
    const box = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>';
    const control = '<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>是</w:t></w:r></w:sdtContent></w:sdt>';
    expect(await cellText(`<w:p>${tick}${control}${box}<w:r><w:t>否</w:t></w:r></w:p>`)).toBe('☑是□否');
  });

  test('a number that Word gives to an empty paragraph is what the cell says', async () => {
    const level = (index: number, text: string) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="${index === 0 ? 9 : 1}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering =
      `<w:numbering xmlns:w="urn:w"><w:abstractNum w:abstractNumId="1">${level(0, '%1')}${level(1, '%1-%2')}</w:abstractNum>` +
      '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:numbering>';
    const numbered = (index: number, text = '') =>
      p(text, `<w:pPr><w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="5"/></w:numPr></w:pPr>`);
    const rows = [
      tr(tc(numbered(0)), tc(numbered(1))),
      tr(tc(p('')), tc(numbered(1))),
      tr(tc(numbered(0)), tc(numbered(1, '文'))),
    ];
    const { grids } = await readDocument(docxOf(tbl(...rows), { 'word/numbering.xml': numbering }));
    expect(texts(grids[0])).toEqual([
      ['9', '9-1'],
      ['', '9-2'],
      ['10', '文'],
    ]);
  });
});
