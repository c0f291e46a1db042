/** The things that a project promises to count, as messages speak of them: 讲座 of 36场法治讲座, 座 of 16座公厕. */
import type { Measure } from '../../measure.js';
import { once } from '../../memo.js';
import type { Project } from '../../registry.js';
import { conversion } from '../figures/unit-kinship.js';
import { measuresOf } from './targets.js';

/** Units that count anything. */
export const GENERAL_UNITS: ReadonlySet<string> = new Set(['个', '项', '%', '元', '']);

const IN_PARENTHESES = /[（(][^（()）]*[）)]/;

/** The measures of a project: read once, they are looked through for every amount. */
export const measuresFor = once(({ target }: Project) => measuresOf(target));

/** The last two characters of what a measure counts, which people say alone; shorter where there is less. */
export const headNoun = ({ of }: Pick<Measure, 'of'>): string => of.replace(IN_PARENTHESES, '').slice(-2);

/** Is it counted in that unit, or one that stands for it? */
export const isSameUnit = (said: string, promised: string): boolean =>
  said === promised || (!GENERAL_UNITS.has(promised) && conversion(said, promised) !== null);

/** Does the project count in that very unit, which does not count anything? */
export const countsInUnit = (project: Project, unit: string): boolean =>
  !GENERAL_UNITS.has(unit) && measuresFor(project).some((m) => unit === m.unit);
