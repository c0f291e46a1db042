import { z } from 'zod';
import { pickProjectCard } from '#src/cards/todo-cards.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { toUnit } from '#src/services/answer.js';
import { requireUnit } from '#src/services/permission.js';
import { openForms, todoAnswer, todoOf, unitHere } from '#src/services/todo.js';

const who = ['contact', 'unit_leader', 'office'] as const;

export default defineCommand({
  name: '待办',
  alias: 'todo',
  usage: '/待办 [单位]',
  summary: '本单位还要报什么，什么时候截止',
  who,
  args: z.object({ unit: z.string().optional() }),
  run: async (ctx, { unit }) => todoAnswer(ctx, await unitHere(ctx, unit)),
  actions: {
    'todo.pick': defineAction({
      who,
      value: z.object({ unit: z.string() }),
      async run(ctx, { unit }) {
        requireUnit(ctx, unit);
        const rows = await todoOf(ctx, unit);
        return toUnit(unit, pickProjectCard({ unitId: unit, rows }));
      },
    }),
    'todo.open': defineAction({
      who,
      value: z.object({ unit: z.string() }),
      form: z.object({ number: z.string({ error: '请选一个项目' }).min(1, '请选一个项目') }),
      run: (ctx, { unit }, { number }) => openForms(ctx, unit, number),
    }),
  },
});
