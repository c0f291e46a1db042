import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { Refusal } from '#src/core/refusal.js';
import type { AnnotatedCopy } from '#src/documents/annotated-copy.js';
import type { Reading } from '#src/documents/reading.js';
import type { ImportPreview } from '#src/services/import-preview.js';
import type { Io } from './io.js';
import { UsageError } from './usage.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

interface Options extends CommonOptions {
  unit?: string;
  registryOnly?: boolean;
  year?: string;
  district?: string;
  cutOff?: string;
  key?: string;
  dryRun?: boolean;
  annotated?: string;
  yes?: boolean;
}

export function addImport(program: Command, io: Io): void {
  common(program.command('import'))
    .argument('<FILE>', 'Word、Excel、CSV 或文本表格')
    .description('读入官方表格：先显示读到的内容、差异和疑点，确认后生效')
    .option('--unit <名称>', '只作为这个单位的填报表读入')
    .option('--registry-only', '只导入项目，不导入完成情况')
    .option('--year <年>', '年度，表上没写时用')
    .option('--district <区>', '区名，表上没写时用')
    .option('--cut-off <日期>', '截止日，表上没写时用')
    .option('--key <FILE>', '附件2：人大重点监督项目清单')
    .option('--dry-run', '只显示，不生效')
    .option('--annotated <OUT>', '另存一份标注了疑点和没读懂之处的原表')
    .option('--yes', '不再询问，直接生效')
    .action((path: string, options: Options) =>
      withHouse({ ...options, whole: true }, (ctx) => run(ctx, io, path, options)),
    );
}

type Ctx = Parameters<Parameters<typeof withHouse>[1]>[0];

async function run(ctx: Ctx, io: Io, path: string, options: Options): Promise<void> {
  const { annotateForm, parseForm, parseKeyList } = await import('#src/documents/parse-file.js');
  const file = await load(path);
  const given = {
    ...(options.year ? { year: yearGiven(options.year) } : {}),
    ...(options.district ? { district: options.district } : {}),
    ...(options.cutOff ? { cutOff: options.cutOff } : {}),
  };
  const reading = await parseForm(file, given);
  if (options.annotated) {
    const copy = await annotateForm(file, ctx.now, given);
    await saved(options.annotated, copy);
    if (!options.json) io.out(`标注了 ${copy.marked} 处，已存为 ${options.annotated}。\n`);
  }
  const keyList = options.key ? await parseKeyList(await load(options.key)) : null;
  if (options.unit) return importReturn(ctx, io, reading, file, options);
  const { applyImport } = await import('#src/services/import-form.js');
  const { previewImport } = await import('#src/services/import-preview.js');
  const input = { reading, keyList, registryOnly: options.registryOnly ?? false };
  const preview = await previewImport(ctx, input);
  show(io, options, documentOf(preview), () => words(preview));
  if (!(await agreed(io, options))) return;
  const { withTx } = await import('#src/services/context.js');
  await withTx(ctx, async (ctx) => {
    const { name, bytes } = file;
    const mime = 'application/octet-stream';
    const id = await ctx.repos.files.save({ id: ctx.ids.next('fil_'), name, mime, bytes, at: ctx.now });
    await applyImport(ctx, { ...input, file: { id, name, sha256: sha256(bytes) } });
  });
  if (!options.json) io.out('已导入。\n');
}

async function importReturn(
  ctx: Ctx,
  io: Io,
  reading: Reading,
  file: { name: string; bytes: Uint8Array },
  options: Options,
): Promise<void> {
  const [{ previewReturn, applyReturn }, { findUnit }] = await Promise.all([
    import('#src/services/import-return.js'),
    import('#src/services/find.js'),
  ]);
  if (!ctx.programme) throw new Refusal('not_found', '还没有项目库。请先导入总表（不带 --unit），再导入单位的填报表。');
  const unit = findUnit((await ctx.repos.registry.load()).units, options.unit ?? '');
  const preview = await previewReturn(ctx, reading, unit.id);
  const kept = new Set([...preview.numbers, ...preview.same]);
  const difference = {
    added: [],
    changed: preview.numbers.map((number) => ({
      number,
      fields: ['completion', 'problems', 'nextSteps', 'completed'],
    })),
    gone: [],
    same: preview.same.length,
  };
  const { asOf: _asOf, ...read } = reading;
  const shown = {
    ...read,
    projects: reading.projects.filter(({ number }) => kept.has(number)),
    doubts: reading.doubts.filter(({ number }) => kept.has(number)),
    difference,
  };
  show(
    io,
    options,
    shown,
    () =>
      `${unit.name}：要登记 ${preview.numbers.length} 项（${preview.numbers.join('、')}），与上次相同 ${preview.same.length} 项，没有读的 ${preview.leftOut} 行。`,
  );
  if (!(await agreed(io, options))) return;
  const reports = await applyReturn(ctx, {
    reading,
    unitId: unit.id,
    file: { name: file.name, sha256: sha256(file.bytes) },
  });
  if (!options.json) io.out(`已登记 ${reports.length} 项填报。\n`);
}

/** `ImportReading` of the contract. */
function documentOf({ reading, difference, key }: ImportPreview): object {
  const { asOf: _asOf, ...read } = reading;
  const marked = read.projects.map((project, index) => {
    const keyNumber = key?.marks.get(index);
    return keyNumber === undefined ? project : { ...project, keySupervised: true, keyNumber };
  });
  return {
    ...read,
    projects: marked,
    difference,
    ...(key
      ? { key: { listed: key.listed, matched: key.matched, unmatched: key.unmatched, doubtful: key.doubtful } }
      : {}),
  };
}

function words({ reading, difference, key, groupsWithoutMembers }: ImportPreview): string {
  const { programme, projects, doubts, warnings } = reading;
  return [
    programme.title,
    `截止日 ${programme.cutOff}，项目 ${projects.length} 项，主办单位 ${new Set(projects.flatMap(({ units }) => units)).size} 个`,
    `与现有相比：新增 ${difference.added.length}，改动 ${difference.changed.length}，缺少 ${difference.gone.length}，相同 ${difference.same}`,
    ...difference.changed.map(({ number, fields }) => `  改动 ${number}：${fields.join('、')}`),
    ...(difference.gone.length > 0 ? [`  缺少：${difference.gone.join('、')}`] : []),
    `疑点 ${doubts.length} 处`,
    ...doubts.map(({ number, message }) => `  ${number}：${message}`),
    ...warnings.map(({ row, column, message }) => `  第 ${row} 行${column ? `第 ${column} 列` : ''}：${message}`),
    ...(key
      ? [
          `附件2：共 ${key.listed} 项，对上 ${key.matched} 项`,
          ...key.unmatched.map((one) => `  没有对上：${one}`),
          ...key.doubtful.map((one) => `  需要确认：${one}`),
        ]
      : []),
    ...groupsWithoutMembers.map((name) => `“${name}”包括哪些单位？请用 duban unit group ${name} 单位…`),
  ].join('\n');
}

const agreed = async (io: Io, options: Options): Promise<boolean> => {
  if (options.dryRun) return false;
  if (options.yes || (await io.confirm('确认导入吗？'))) return true;
  throw new Refusal('conflict', '没有导入。确认无误后请加 --yes 再运行一次。');
};

async function load(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    throw new Refusal('not_found', `打不开文件 ${path}，请检查路径。`, { cause: error });
  }
}

/** @throws Refusal where the name asks for another kind of file than the copy is, or cannot be written */
async function saved(path: string, { extension, bytes }: AnnotatedCopy): Promise<void> {
  if (extname(path).toLowerCase() !== `.${extension}`)
    throw new Refusal('bad_input', `标注后的文件是 .${extension}，请把 --annotated 的文件名写成 .${extension}。`);
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw new Refusal('bad_input', `写不了文件 ${path}，请检查路径。`, { cause: error });
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function yearGiven(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  throw new UsageError(`年度“${text}”应是四位数字，例如 2022。`);
}
