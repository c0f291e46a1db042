import { Refusal } from '#src/core/refusal.js';

const MB = 1024 * 1024;

/** What a file from outside may cost. Offices' largest yearly tables stay well under a tenth of each. */
export const limits = {
  /** Size of the file itself. */
  bytes: 20 * MB,
  /** Everything in an archive together, inflated. */
  inflatedBytes: 100 * MB,
  archiveEntries: 2_000,
  /** Positions of all tables together; a merged cell counts once for each of its positions. */
  cells: 500_000,
  /** The reading as JSON; a text merged over many rows is in it many times. */
  answerCharacters: 20_000_000,
  /** Lines of 附件2. */
  keyEntries: 1_000,
  /** Heap of the parsing process. */
  heapMegabytes: 512,
  /** From the start of the parsing process to its answer. */
  milliseconds: 20_000,
  /** A `.doc` being turned into a `.docx`. */
  conversionMilliseconds: 60_000,
} as const;

export const tooLarge = (): Refusal =>
  new Refusal('too_much', '文件超过 20 MB，不能读取。请删去其中的图片或附件，只留汇总表，再发一次。');

export const tooInflated = (): Refusal =>
  new Refusal('too_much', '文件解压后超过 100 MB，不能读取。请把汇总表复制到新建的文件里，再发一次。');

export const tooManyEntries = (): Refusal =>
  new Refusal('too_much', '文件里的内容超过 2000 项，不像是一张汇总表。请把汇总表复制到新建的文件里，再发一次。');

export const tooManyCells = (): Refusal =>
  new Refusal('too_much', '表格超过 50 万个单元格，不能读取。请删去多余的行列和工作表，再发一次。');

export const tooManyKeyEntries = (): Refusal =>
  new Refusal('too_much', '清单超过 1000 行，不像是重点监督项目清单（附件2）。请核对后再发一次。');

export const tooMuchMemory = (): Refusal =>
  new Refusal('too_much', '文件太复杂，读取时占用的内存超过上限。请把汇总表复制到新建的文件里，再发一次。');

export const tooSlow = (): Refusal =>
  new Refusal('too_much', '文件在 20 秒内没有读完，已停止。请把汇总表复制到新建的文件里，再发一次。');

export const damaged = (cause?: unknown): Refusal =>
  new Refusal('bad_input', '文件已损坏，读不出来。请用 Word、Excel 或 WPS 打开后重新保存，再发一次。', { cause });

export const encrypted = (): Refusal =>
  new Refusal('bad_input', '文件加了密码，读不出来。请取消密码后另存，再发一次。');

export const emptyFile = (): Refusal => new Refusal('bad_input', '文件是空的。请检查后再发一次。');

export const unknownFile = (): Refusal =>
  new Refusal(
    'bad_input',
    '认不出这种文件。能读的有 Word（.docx）、Excel（.xlsx、.xls）、.csv 和 .txt，请另存后再发一次。',
  );
