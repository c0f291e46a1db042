import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DIRECT, openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld({ now: '2022-12-19T10:00:00+08:00' });
  await world.addPerson('ou_office', '王督办');
  await world.addPerson('ou_zhang', '张三');
  await world.addGroup('oc_minzhi', '民治街道群', ['ou_office', 'ou_zhang']);
});
afterAll(() => world.close());

test('the office sends the form, confirms it, lets a contact in, and a plain reply becomes a report', async () => {
  const bytes = await readFile(new URL('../fixtures/form/seed.docx', import.meta.url));
  const shown = await world.say('ou_office', DIRECT, '', { files: [{ name: '总表.docx', bytes }] });
  console.log(shown.map((r) => r.text).join('\n=====\n'));
  const preview = shown.at(-1);
  expect(preview?.text).toContain('18 项');
  console.log(
    (await world.press('ou_office', preview?.messageId ?? '', '只导入项目，不导入完成情况')).map((r) => r.text),
  );
  console.log((await world.say('ou_office', 'oc_minzhi', '/绑定 本群 民治街道')).map((r) => r.text));
  console.log((await world.say('ou_zhang', DIRECT, '/绑定 民治街道')).map((r) => r.text));
  console.log((await world.received('ou_office')).map((r) => r.text).at(-1));
  const ask = (await world.received('ou_office')).at(-1);
  console.log((await world.press('ou_office', ask?.messageId ?? '', '同意')).map((r) => r.text));
  await world.at('2022-12-20T09:30:00+08:00');
  console.log((await world.received('oc_minzhi')).map((r) => r.text).at(-1));
  const read = await world.say('ou_zhang', 'oc_minzhi', '9-2 已建成1个心理咨询服务站，已完成');
  console.log(read.map((r) => r.text));
  console.log((await world.press('ou_zhang', read[0]?.messageId ?? '', '确认提交')).map((r) => r.text));
});
