import type { Figures, Outcome } from './measure.js';

export interface Row {
  name: string;
  tuning: Figures;
  measuring: Figures;
  practice: Figures;
}

/** Both halves and the practice cases side by side, a row a kind and a row a file; under a kind, the parts that were compared. */
export function tableText(rows: readonly Row[]): string {
  const head = `${'kind'.padEnd(26)}${['', ' | ', ' | '].map((bar) => bar + columns('cases', 'right', 'false sure', 'unknown')).join('')}\n`;
  const title = `${' '.repeat(26)}${'tuning half'.padEnd(36)} | ${'measuring half'.padEnd(36)} | practice\n`;
  return title + head + rows.map(lines).join('');
}

function lines(row: Row): string {
  const isFile = row.name.startsWith(' ');
  const whole = `${row.name.padEnd(26)}${[row.tuning, row.measuring, row.practice].map(half).join(' | ')}\n`;
  if (isFile) return whole;
  const names = [...new Set([...Object.keys(row.tuning.parts), ...Object.keys(row.measuring.parts)])];
  const part = (figures: Figures, name: string) => {
    const { right, total } = figures.parts[name] ?? { right: 0, total: 0 };
    return columns(String(total), percent(right, total), '', '');
  };
  return (
    whole +
    names
      .map(
        (name) =>
          `  · ${name.padEnd(22)}${[row.tuning, row.measuring, row.practice].map((one) => part(one, name)).join(' | ')}\n`,
      )
      .join('')
  );
}

const half = ({ cases, right, falseSures, unknown }: Figures): string =>
  columns(String(cases), percent(right, cases), String(falseSures), String(unknown));

const columns = (...texts: string[]): string => texts.map((text, at) => text.padStart([6, 9, 12, 9][at] ?? 9)).join('');

const percent = (right: number, total: number): string =>
  total === 0 ? '–' : `${((100 * right) / total).toFixed(1)} %`;

/** A failing case: what was given, what is wrong, what was read. */
export function failureText({
  case: { id, kind, file, half, input, note },
  differences,
  isFalseSure,
  read,
}: Outcome): string {
  const { why } = read as { why?: string };
  return [
    `\n${kind}/${file} ${id} (${half})${isFalseSure ? ' FALSE SURE' : ''}`,
    `  ${JSON.stringify(input).slice(0, kind === 'tables' ? 300 : 2000)}`,
    ...(note ? [`  note: ${note}`] : []),
    ...[...new Set(differences)].map((one) => `  ✗ ${one}`),
    ...(why ? [`  why: ${why}`] : []),
    '',
  ].join('\n');
}
