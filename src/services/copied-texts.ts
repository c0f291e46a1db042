import type { CopiedText } from '#src/cards/copied-part.js';
import type { Analysis } from '#src/core/facts.js';
import { type Finding, partWords } from '#src/core/reading/analyses/analyses.js';
import type { Registry } from '#src/core/registry.js';

const NOT_SHOWN = '（其他单位的分析，内容不在这里显示）';

/**
 * The texts of findings that are copies, each beside its source. `forUnit`: shown to that unit, which sees its own texts
 * alone; null for the office.
 */
export function copiedTexts(
  findings: readonly Finding[],
  all: readonly Analysis[],
  { projects, units }: Registry,
  forUnit: string | null,
): CopiedText[] {
  return findings.flatMap(({ copy, part, of }): CopiedText[] => {
    const source = all.find(({ id }) => id === of);
    if (!copy || !source) return [];
    const maySee = forUnit === null || source.unitId === forUnit;
    const unit = units.find(({ id }) => id === source.unitId)?.name ?? '';
    const number = projects.find(({ id }) => id === source.projectId)?.number ?? '';
    return [
      {
        part: part ? partWords[part] : '全文',
        percent: Math.round(100 * copy.likeness),
        own: copy.own,
        source: maySee ? `${unit} ${number}（${source.on}）` : '另一单位的分析',
        other: maySee ? copy.other : NOT_SHOWN,
      },
    ];
  });
}
