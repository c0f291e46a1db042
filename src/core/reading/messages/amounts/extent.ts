/** How much ground has been worked on, where the target counts nothing: 改造面积860平方米, 种了1200平方米花草. */
import type { Project } from '../../../registry.js';
import type { ReadFigure } from '../../figures/figures.js';
import { promisesOf } from '../../targets/targets.js';

const LOOK_BACK = 60;

/** 改造面积860平方米, 种了1200平方米花草: how much has been worked on, where nothing is counted; 占地860平方米, 建筑面积 describe. */
export const isOfExtent = ({ start, unit, kind }: ReadFigure, text: string, projects: readonly Project[]): boolean =>
  kind === 'cumulative' &&
  EXTENT.test(unit) &&
  projects.length === 1 &&
  projects.every((p) => promisesOf(p.target).length === 0) &&
  WORKED_ON.test(text.slice(Math.max(0, start - LOOK_BACK), start));
export const EXTENT = /^(?:平米|平方|平方米|㎡|亩|公顷)$/;
const WORKED_ON =
  /(?:改造|装修|修缮|翻新|整治|绿化|铺装|复绿|刷新|维修|种植)(?:总面积|面积)?[已达共约有了：:]*$|[种铺砌刷栽植修改拆清挖浇贴盖补][好完]?了[约近共]?$/;
