import {
  DeletedTextRun,
  Document,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { readDocument } from '#src/documents/read-document.js';
import { readForm } from '#src/documents/reading.js';

/** Another district's form: other headings and order, two header rows, a leader's column, ▲ for key projects. */
const headings = [
  '项目编号',
  '牵头单位',
  '分管领导',
  '民生实事名称',
  '类别',
  '2023年工作目标',
  '截至11月底推进情况',
  '是否完成',
];
const under = ['', '', '', '', '', '', '工作进展', '存在问题', '下步打算', ''];

const paragraphs = (text: string) => text.split('\n').map((line) => new Paragraph(line));
const plain = (text: string) => new TableCell({ children: paragraphs(text) });
const down = (text: string, verticalMerge: 'restart' | 'continue') =>
  new TableCell({
    children: paragraphs(text),
    verticalMerge: VerticalMergeType[verticalMerge === 'restart' ? 'RESTART' : 'CONTINUE'],
  });

function headerRows(): TableRow[] {
  const upper = headings.map((text) =>
    text.startsWith('截至') ? new TableCell({ children: paragraphs(text), columnSpan: 3 }) : down(text, 'restart'),
  );
  const lower = under.map((text) => (text === '' ? down('', 'continue') : plain(text)));
  return [new TableRow({ children: upper, tableHeader: true }), new TableRow({ children: lower, tableHeader: true })];
}

async function otherForm(): Promise<Uint8Array> {
  const changed = new TableCell({
    children: [
      new Paragraph({
        children: [
          new TextRun('已建'),
          new DeletedTextRun({ id: 1, author: '张三', date: '2023-11-01T00:00:00Z', text: '6个' }),
          new InsertedTextRun({ id: 2, author: '张三', date: '2023-11-02T00:00:00Z', text: '8个' }),
          new TextRun('，还差2个。'),
        ],
      }),
    ],
  });
  const rows = [
    new TableRow({
      children: [
        plain('1－1'),
        plain('县教育局；  县住建局、各镇（街道）'),
        plain('李四'),
        plain('▲城关小学扩建'),
        down('教育', 'restart'),
        plain('新建教室10间。'),
        changed,
        plain('用地未批'),
        plain('11月底前\n完成报批'),
        plain('否'),
      ],
    }),
    ...headerRows(),
    new TableRow({
      children: [
        plain('1-2'),
        plain('县卫生健康局 县疾控中心'),
        plain(''),
        plain('健康小屋'),
        down('卫生', 'restart'),
        plain('建成健康小屋3个。'),
        plain('已建成3个'),
        plain(''),
        plain(''),
        plain('√'),
      ],
    }),
  ];
  const table = new Table({ rows: [...headerRows(), ...rows] });
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph('桐庐县2023年民生实事'),
          new Paragraph('推进情况汇总表'),
          table,
          new Paragraph('注：▲为人大票决项目'),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

test('another district’s Word form: headings, order, two header rows, repeated headers and tracked changes', async () => {
  const { programme, asOf, projects } = readForm(await readDocument(await otherForm()));
  expect(programme).toEqual({
    district: '桐庐县',
    year: 2023,
    title: '桐庐县2023年民生实事推进情况汇总表',
    cutOff: '2023-12-31',
    appendix: null,
    intro: null,
  });
  expect(asOf).toBe('2023-11-30');
  expect(projects).toMatchObject([
    {
      number: '1-1',
      name: '城关小学扩建',
      keySupervised: true,
      category: '教育',
      matter: null,
      target: '新建教室10间。',
      completion: '已建8个，还差2个。',
      problems: '用地未批',
      nextSteps: '11月底前\n完成报批',
      completed: false,
      units: ['县教育局', '县住建局', '各镇（街道）'],
      leaderInCharge: '李四',
    },
    {
      number: '1-2',
      name: '健康小屋',
      keySupervised: false,
      category: '卫生',
      completed: true,
      units: ['县卫生健康局', '县疾控中心'],
      leaderInCharge: null,
    },
  ]);
});

test('a workbook that made days of numbers, with 附件2’s number in a column of its own', async () => {
  const day = new Date('2023-09-02T00:00:00Z');
  const rows = [
    ['光明区2023年民生实事项目进展情况表', null, null, null, null, null],
    ['序号', '项目名称', '目标任务', '责任单位', '人大重点监督序号', '是否按期完成'],
    ['9-1', '甲', '完工', '区教育局', null, '是'],
    [day, '乙', '完工', '区教育局', 12, '否'],
  ];
  const { projects, warnings } = readForm(await readDocument(await writeXlsx({ sheets: [{ name: '表', rows }] })));
  expect(projects.map(({ number, keySupervised, keyNumber }) => [number, keySupervised, keyNumber])).toEqual([
    ['9-1', false, null],
    ['9-2', true, 12],
  ]);
  expect(warnings).toContainEqual({
    row: 4,
    column: 1,
    code: 'number_was_date',
    message: '第4行「序号」列被表格软件改成了日期，按 9-2 读入，请核对',
  });
});
