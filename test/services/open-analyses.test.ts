/** The cut-off passes: what lags is put before its unit once, with the form to explain it. */
import { expect, onTestFinished, test } from 'vitest';
import { bindChat } from '#src/services/bind.js';
import { findUnit } from '#src/services/find.js';
import { importSeed, letIn } from '../support/programme.js';
import { openWorld, type World } from '../support/world.js';

const unit = '民治街道';
const group = 'oc_minzhi';

async function town(): Promise<World> {
  const world = await openWorld({ now: '2022-12-28T10:00:00+08:00' });
  onTestFinished(() => world.close());
  const { house } = world.service;
  await importSeed(house, { registryOnly: true });
  await world.addPerson('ou_zhang', '张三');
  await world.addGroup(group, '民治街道群', ['ou_zhang']);
  await letIn(house, { name: '张三', role: 'contact', unit, address: 'feishu:ou_zhang' });
  const office = await world.office();
  const unitId = findUnit((await office.repos.registry.load()).units, unit).id;
  await bindChat(office, `feishu:${group}`, { kind: 'unit', unitId });
  return world;
}

const forms = async (world: World) =>
  (await world.received(group)).filter(({ text }) => text.includes('需报送滞后分析'));

test('on the first working day after the cut-off, once, with a form that opens', async () => {
  const world = await town();
  await world.at('2022-12-31T10:00:00+08:00');
  await world.at('2023-01-02T10:00:00+08:00');
  expect(await forms(world)).toEqual([]);
  await world.at('2023-01-03T09:31:00+08:00');
  const [card, ...others] = await forms(world);
  expect(others).toEqual([]);
  expect(card?.text).toContain('2023-01-09');
  const opened = await world.press('ou_zhang', card?.messageId ?? '', '填写分析');
  expect(opened.map(({ text }) => text).join('\n')).toContain('主观原因');
  await world.at('2023-01-04T09:31:00+08:00');
  expect(await forms(world)).toHaveLength(1);
});

test('a service that was down over the first working day sends it on the next', async () => {
  const world = await town();
  await world.at('2022-12-30T18:00:00+08:00');
  await world.at('2023-01-04T10:30:00+08:00');
  const sent = await forms(world);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toContain('【补发】');
});
