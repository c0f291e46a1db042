/** What a table says and what it would change, shown before anything changes. */
import { button, buttons, type Card, card, facts, note, strong, table, text } from './model.js';

interface Overlay {
  listed: number;
  matched: number;
  unmatched: readonly string[];
  doubtful: readonly string[];
}

interface Difference {
  added: readonly string[];
  changed: readonly { number: string; fields: readonly string[] }[];
  gone: readonly string[];
  same: number;
}

interface Preview {
  reading: {
    programme: { title: string; cutOff: string };
    projects: readonly { name: string; units: readonly string[]; keySupervised: boolean; completed: boolean | null }[];
    doubts: readonly { number: string; message: string }[];
    warnings: readonly { row: number; column?: number; message: string }[];
  };
  difference: Difference;
  groupsWithoutMembers: readonly string[];
  isNew: boolean;
}

export type ImportPreviewView = { draftId: string; fileName: string } & (
  | { kind: 'form'; preview: Preview }
  | { kind: 'key'; overlay: Overlay }
);

const fieldWords: Record<string, string> = {
  category: '项目分类',
  matter: '民生事项',
  name: '项目名称',
  target: '年度目标',
  units: '主办单位',
  keySupervised: '重点标记',
  keyNumber: '附件2序号',
  leaderInCharge: '分管领导',
  completion: '完成情况',
  problems: '存在问题',
  nextSteps: '下一步计划',
  completed: '是否完成',
};

export function importPreviewCard(v: ImportPreviewView): Card {
  const confirm = buttons(
    button('确认导入', 'import.apply', { draft: v.draftId }, 'primary'),
    v.kind === 'form' && button('只导入项目，不导入完成情况', 'import.apply_registry', { draft: v.draftId }),
    v.kind === 'form' && isDoubted(v.preview) && button('要标注后的原表', 'import.annotated', { draft: v.draftId }),
    button('不导入', 'import.discard', { draft: v.draftId }),
  );
  if (v.kind === 'key')
    return card(
      `重点监督清单：对上 ${v.overlay.matched}/${v.overlay.listed}`,
      v.overlay.matched === v.overlay.listed ? 'good' : 'warn',
      [...overlayBlocks(v.overlay), confirm, note(v.fileName)],
    );
  const { reading, difference } = v.preview;
  const units = new Set(reading.projects.flatMap((project) => project.units)).size;
  return card('请核对读到的内容', isDoubted(v.preview) ? 'warn' : 'calm', [
    facts(
      ['标题', reading.programme.title],
      ['截止日', reading.programme.cutOff],
      [
        '项目',
        `${reading.projects.length} 项，${units} 个主办单位，重点标记 ${reading.projects.filter(({ keySupervised }) => keySupervised).length} 项`,
      ],
      ['是否完成', completedWords(reading.projects)],
      ['与现有相比', v.preview.isNew ? '首次导入' : differenceWords(difference)],
    ),
    ...changedBlocks(difference),
    ...doubtBlocks(reading.doubts),
    ...warningBlocks(reading.warnings),
    v.preview.groupsWithoutMembers.length > 0 &&
      text(
        `请告诉我这些统称包括哪些单位：${v.preview.groupsWithoutMembers.join('、')}。写法：/单位 成员 各街道 民治街道 福城街道 …`,
      ),
    confirm,
    note(`${v.fileName}。已有的填报不会因导入丢失。`),
  ]);
}

const isDoubted = ({ reading: { doubts, warnings } }: Preview): boolean => doubts.length > 0 || warnings.length > 0;

const completedWords = (projects: Preview['reading']['projects']): string => {
  const count = (wanted: boolean | null) => projects.filter(({ completed }) => completed === wanted).length;
  return `已完成 ${count(true)}，未完成 ${count(false)}，未写 ${count(null)}`;
};

const differenceWords = ({ added, changed, gone, same }: Difference): string =>
  `新增 ${added.length}，改动 ${changed.length}，缺少 ${gone.length}，相同 ${same}`;

function changedBlocks({ changed, gone }: Difference) {
  return [
    ...(changed.length > 0
      ? [
          strong('改动'),
          table(
            [{ title: '编号' }, { title: '改动的栏', weight: 4 }],
            changed.map(({ number, fields }) => [number, fields.map((field) => fieldWords[field] ?? field).join('、')]),
          ),
        ]
      : []),
    ...(gone.length > 0 ? [text(`新表里没有的项目（会标为“已不在表中”，不删除）：${gone.join('、')}`)] : []),
  ];
}

const doubtBlocks = (doubts: Preview['reading']['doubts']) =>
  doubts.length === 0
    ? []
    : [
        strong(`疑点 ${doubts.length} 处`),
        table(
          [{ title: '编号' }, { title: '情况', weight: 5 }],
          doubts.map(({ number, message }) => [number, message]),
        ),
      ];

const warningBlocks = (warnings: Preview['reading']['warnings']) =>
  warnings.length === 0
    ? []
    : [
        strong(`没有把握的地方 ${warnings.length} 处`),
        table(
          [
            { title: '位置', weight: 2 },
            { title: '情况', weight: 5 },
          ],
          warnings.map(({ row, column, message }) => [
            column === undefined ? `第${row}行` : `第${row}行第${column}列`,
            message,
          ]),
        ),
      ];

function overlayBlocks({ listed, matched, unmatched, doubtful }: Overlay) {
  return [
    text(`清单共 ${listed} 项，与项目库对上 ${matched} 项。`),
    unmatched.length > 0 && text(`没有对上：${unmatched.join('、')}`),
    doubtful.length > 0 && text(`编号与名称不一致，需要您确认：${doubtful.join('、')}`),
  ];
}

export type ImportedView =
  | { kind: 'key'; overlay: Overlay }
  | { kind: 'form'; title: string; preview: Preview; registryOnly: boolean };

export function importedCard(v: ImportedView): Card {
  if (v.kind === 'key') return card(`已标记重点监督项目 ${v.overlay.matched} 项`, 'good', overlayBlocks(v.overlay));
  return card('已导入', 'good', [
    facts(
      ['标题', v.title],
      ['项目', `${v.preview.reading.projects.length} 项${v.registryOnly ? '（未导入完成情况）' : ''}`],
      ['变化', differenceWords(v.preview.difference)],
    ),
    v.preview.reading.doubts.length > 0 &&
      !v.registryOnly &&
      text(`有 ${v.preview.reading.doubts.length} 处疑点，发送 /疑点 可查看。`),
    note('下一步：发送附件2标记重点项目；用 /绑定 绑定各单位的群；用 /成员 登记联络员。'),
  ]);
}

export const returnPreviewCard = (v: {
  draftId: string;
  fileName: string;
  unit: { name: string };
  numbers: readonly string[];
  same: readonly string[];
  leftOut: number;
  doubts: readonly { number: string; message: string }[];
}): Card =>
  card(`${v.unit.name} 填报表：${v.numbers.length} 项`, v.doubts.length > 0 ? 'warn' : 'calm', [
    facts(
      ['要登记的项目', v.numbers.join('、') || '没有'],
      ...(v.same.length > 0 ? [['与上次相同', v.same.join('、')] as [string, string]] : []),
      ...(v.leftOut > 0 ? [['没有读的行', `${v.leftOut} 行（不是贵单位主办或没有填写）`] as [string, string]] : []),
    ),
    ...doubtBlocks(v.doubts),
    buttons(
      button('确认填报', 'import.apply', { draft: v.draftId }, 'primary'),
      button('不提交', 'import.discard', { draft: v.draftId }),
    ),
    note(`${v.fileName}。确认后才会保存。`),
  ]);

export const returnedRowsCard = (v: { count: number; fileName: string }): Card =>
  card(`已登记 ${v.count} 项填报`, 'good', [text('谢谢。如有疑点，会再请贵单位说明。'), note(v.fileName)]);
