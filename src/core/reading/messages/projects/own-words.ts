/** Words of the work or of its own name, told of the one project that a card is of: they name no other. */
import type { Project } from '../../../registry.js';
import type { Mention } from './mentions.js';

/** 书屋装修收尾, of 大水坑智慧书屋: no 外科大楼装修改造. 公厕盖好了, of 民泰老村公厕新建: no other 公厕. */
export function withoutOwnWords(
  text: string,
  mentions: readonly Mention[],
  [project, ...others]: readonly Project[],
): Mention[] {
  if (!project || others.length > 0) return [...mentions];
  return mentions.filter(({ sure, by, start, end, numbers }) => {
    const words = text.slice(start, end);
    const isOpen = !sure && by === 'name' && !numbers.includes(project.number);
    return !(
      isOpen &&
      (OF_ANY_WORK.test(words) || (words.length <= MOST_OF_NAME && project.name.includes(words.slice(0, 2))))
    );
  });
}

const OF_ANY_WORK = /^(?:装修|施工|改造|安装|整治|建设|提升|修缮|扩建|新建){1,2}$/;
/** So little of a name may be of any. */
const MOST_OF_NAME = 3;
