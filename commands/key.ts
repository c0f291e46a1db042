import { z } from 'zod';
import { facts } from '#src/cards/model.js';
import { projectListCard } from '#src/cards/project-cards.js';
import { standings } from '#src/core/picture.js';
import { standingWords } from '#src/core/show.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toAllUnits } from '#src/services/answer.js';
import { requireRight } from '#src/services/permission.js';
import { pictureOf } from '#src/services/programme-state.js';

export default defineCommand({
  name: '重点',
  alias: 'key',
  usage: '/重点',
  summary: '人大重点监督项目及其状态',
  who: ['leader', 'office'],
  args: z.object({}),
  async run(ctx) {
    requireRight(ctx, 'all.key_list');
    const picture = await pictureOf(ctx);
    const states = picture.projects
      .filter(({ project }) => project.keySupervised)
      .sort(
        (a, b) => (a.project.keyNumber ?? Number.MAX_SAFE_INTEGER) - (b.project.keyNumber ?? Number.MAX_SAFE_INTEGER),
      );
    const counts = standings.map(
      (standing) => [standing, states.filter((state) => state.standing === standing).length] as const,
    );
    const summary = counts
      .filter(([, count]) => count > 0)
      .map(([standing, count]) => `${standingWords[standing]} ${count}`)
      .join('、');
    return toAllUnits(
      projectListCard(
        '人大重点监督项目',
        states,
        picture.asOf,
        'calm',
        states.length > 0 ? [facts(['状态', summary])] : [],
      ),
    );
  },
});
