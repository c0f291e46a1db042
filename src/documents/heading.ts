import { type Day, isDay, lastDayOfMonth } from '#src/core/day.js';

/** What the text above a table says of the programme; null where it does not say it. */
export interface Heading {
  appendix: string | null;
  title: string | null;
  intro: string | null;
  district: string | null;
  year: number | null;
}

/** Reads the paragraphs above a table: 附件1, the title in one or two lines, the heading paragraphs. */
export function readHeading(paragraphs: readonly string[]): Heading {
  const lines = paragraphs.flatMap((paragraph) => paragraph.split('\n')).map((line) => line.trim());
  const [appendix, rest] = splitAppendix(lines.filter((line) => line !== ''));
  const at = titleLine(rest);
  const goesOn = at >= 0 && isSecondTitleLine(rest[at] ?? '', rest[at + 1]);
  const title = at < 0 ? null : squeezed((rest[at] ?? '') + (goesOn ? rest[at + 1] : ''));
  const behind = rest.slice(at + (goesOn ? 2 : 1));
  const intro = behind.filter((line) => line.length > 20 && !/^(注|备注|说明|填报|联系|单位)/.test(line));
  const year = yearIn(title ?? '') ?? yearIn(rest.join('\n'));
  return {
    appendix,
    title,
    intro: intro.length > 0 ? intro.join('\n') : null,
    district: districtIn(title ?? ''),
    year,
  };
}

/** 附件1 on a line of its own, or before the title. */
function splitAppendix(lines: readonly string[]): [string | null, string[]] {
  for (const [index, line] of lines.entries()) {
    const match = /^(附\s*[件表](?:\s*[0-9０-９一二三四五六七八九十]{1,3})?)[\s:：]*([^\s:：].*)?$/s.exec(line);
    if (!match || index > 3) continue;
    const rest = match[2] === undefined ? [] : [match[2] as string];
    return [squeezed(match[1] as string), [...lines.slice(0, index), ...rest, ...lines.slice(index + 1)]];
  }
  return [null, [...lines]];
}

function titleLine(lines: readonly string[]): number {
  const isTitle = (line: string) => line.length <= 60 && !/[。；]/.test(line) && !/^(注|备注|填报|单位)/.test(line);
  const typical = lines.findIndex(
    (line) => isTitle(line) && /民生|实事|汇总表|情况表|进展表|任务表|台账|清单/.test(line),
  );
  return typical >= 0 ? typical : lines.findIndex(isTitle);
}

const isSecondTitleLine = (first: string, second: string | undefined): boolean =>
  second !== undefined &&
  !/表|台账|清单/.test(first) &&
  second.length <= 30 &&
  /(表|台账|清单)([（(].{0,12}[）)])?$/.test(second);

const squeezed = (text: string): string => text.replace(/\s/g, '');

/** 2022年, ２０２２年度, 二〇二二年. */
export function yearIn(text: string): number | null {
  const match = /(?:^|\D)((?:19|20)\d{2})\s*年/.exec(text.normalize('NFKC'));
  if (match) return Number(match[1]);
  const chinese = /([一二][〇○Oo零九][〇○Oo零一二三四五六七八九]{2})年/.exec(text);
  if (!chinese) return null;
  return Number([...(chinese[1] as string)].map((c) => Math.max(0, '零一二三四五六七八九'.indexOf(c))).join(''));
}

/** 龙华区 in 龙华区2022年…, in 深圳市龙华区2022年…, and in 2022年龙华区…; a city where it is the city's own form. */
function districtIn(title: string): string | null {
  const text = squeezed(title)
    .normalize('NFKC')
    .replace(/^(关于|中共)/, '');
  const place =
    /^(?:[\d〇一二三四五六七八九零]{4}年度?)?([\u4e00-\u9fff]{2,20}?)(?=\d{4}年|[一二][〇零九]|(?:政府|人民政府)|(?:重点|十[大件])?民生|(?:为民)?实事|年度|$)/.exec(
      text,
    )?.[1];
  if (!place) return null;
  const names = place.match(/[\u4e00-\u9fff]{1,8}?(?:自治区|自治州|自治县|新区|省|市|区|县|旗|州|盟)/g) ?? [];
  return (
    names.findLast((name) => /(新区|自治县|[^治社园片辖]区|县|旗)$/.test(name)) ??
    names.findLast((name) => name.endsWith('市')) ??
    null
  );
}

/** A day written in a heading: 截至2022年12月31日, 截止12月底. Without a year it is the given one's. */
export function dayIn(text: string, year: number | null): Day | null {
  const plain = squeezed(text).normalize('NFKC');
  const full = /(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})/.exec(plain);
  if (full) return real(Number(full[1]), Number(full[2]), Number(full[3]));
  const month = /(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日|(?:底|末))/.exec(plain);
  const ofYear = month?.[1] ? Number(month[1]) : year;
  if (!month || ofYear === null) return null;
  if (month[3]) return real(ofYear, Number(month[2]), Number(month[3]));
  const first = real(ofYear, Number(month[2]), 1);
  return first && lastDayOfMonth(first);
}

function real(year: number, month: number, date: number): Day | null {
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
