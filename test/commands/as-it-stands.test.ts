import { expect, onTestFinished, test } from 'vitest';
import { only, openTown, part } from './town.js';

test('what was completed before the year-end round is confirmed with one tap, as it stands', async () => {
  const town = await openTown('2022-12-16T10:00:00+08:00');
  onTestFinished(() => town.close());
  await town.world.at('2022-12-28T10:00:00+08:00');
  const duty = async () => part(await town.projects(), '9-2').obligations.find(({ kind }) => kind === 'report')?.state;
  expect(await duty()).toBe('open');
  const form = only(await town.says('contact', 'ownGroup', '/填报 9-2'));
  await town.presses('contact', form, '没有变化，确认已完成');
  expect(await duty()).toBe('met');
  const { standing, completedOn, lastReport } = part(await town.projects(), '9-2');
  expect({ standing, completedOn }).toEqual({ standing: 'completed', completedOn: '2022-12-16' });
  expect(lastReport).toMatchObject({ completion: '服务窗口已开通，站点建成1个', completed: true, on: '2022-12-28' });
  const open = only(await town.says('contact', 'ownGroup', '/填报 21-2'));
  expect(open.text).not.toContain('没有变化');
});
