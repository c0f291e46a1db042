/** A contact, a leader and the office in WeCom: the real service, the real wire. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { projectsDocument } from '#src/services/projects-document.js';
import { DIRECT, openDistrict, type Received, type Scene } from './scene.js';

const lastReport = async (scene: Scene, number: string) => {
  const { projects } = await projectsDocument(await scene.office(), { number, unit: '民治街道' });
  return projects[0]?.assignments[0]?.lastReport ?? null;
};
const read = (received: readonly Received[]): string => received.map(({ text }) => text).join('\n');
const card = (received: readonly Received[]): Received => {
  const found = received.find(({ type }) => type === 'template_card');
  if (!found) throw new Error(`no card among ${read(received)}`);
  return found;
};
const form = (name: string) => readFile(new URL(`../../fixtures/form/${name}`, import.meta.url));

describe('a contact', () => {
  test('confirms with a button what was read from plain words, and the card says so', async () => {
    const scene = await openDistrict();
    const asked = await scene.say('zhangsan', 'wrMinzhi', '21-2 已办8场，还差4场');
    expect(read(asked)).toContain('请确认我读到的内容');
    expect(read(asked)).toContain('〔21-2〕');
    expect(await lastReport(scene, '21-2')).toBeNull();
    const pressed = card(asked);
    const after = await scene.press('zhangsan', pressed.messageId, '确认提交');
    expect(await lastReport(scene, '21-2')).toMatchObject({ completion: '已办8场，还差4场', completed: false });
    expect(await scene.fake.messages.plainText(pressed.messageId)).toContain('21-2 已填报');
    expect(await scene.fake.messages.buttons(pressed.messageId)).toEqual([
      { label: '', key: null, url: expect.any(String) },
    ]);
    expect(read(after)).toBe('');
  });

  test('does by command what the button does, when the press is lost', async () => {
    const scene = await openDistrict();
    const asked = await scene.say('zhangsan', 'wrMinzhi', '21-2 已办8场，还差4场');
    const [, code] = /\/按 (\S+) 1（确认提交）/.exec(read(asked)) ?? [];
    await scene.say('zhangsan', 'wrMinzhi', `/按 ${code} 1`);
    expect(await lastReport(scene, '21-2')).toMatchObject({ completion: '已办8场，还差4场' });
  });

  test('quotes a reminder, and its mark tells which project is meant', async () => {
    const scene = await openDistrict();
    const [about] = await scene.say('zhangsan', 'wrMinzhi', '/进度 21-2');
    const asked = await scene.say('zhangsan', 'wrMinzhi', '已办9场，还差3场', { replyTo: about?.messageId });
    await scene.press('zhangsan', card(asked).messageId, '确认提交');
    expect(await lastReport(scene, '21-2')).toMatchObject({ completion: '已办9场，还差3场' });
  });

  test('answers a long form step by step, one to one, across a restart, also by voice', async () => {
    const scene = await openDistrict();
    const form = await scene.say('zhangsan', DIRECT, '/填报 21-2');
    await scene.press('zhangsan', card(form).messageId, '在这里一步步回答');
    await scene.say('zhangsan', DIRECT, '已办10场，还差2场');
    const { event } = await scene.fake.as('zhangsan').voice('天气原因推迟了两场');
    await scene.until(async () => event?.state === 'read', 'the transcript is read');
    await scene.settle();
    for (const words of ['12月30日前再办2场', '2', '跳过']) await scene.say('zhangsan', DIRECT, words);
    await scene.say('zhangsan', DIRECT, '提交');
    expect(await lastReport(scene, '21-2')).toMatchObject({
      completion: '已办10场，还差2场',
      problems: '天气原因推迟了两场',
      completed: false,
    });
  });

  test('picks a project out of sixteen in a card', async () => {
    const scene = await openDistrict();
    await scene.say('office', 'wrOffice', '/催办 民治街道');
    const nudge = (await scene.messages()).filter(({ to }) => to === 'wrMinzhi');
    const pick = await scene.press('zhangsan', card(nudge).messageId, '去填报');
    const question = card(pick);
    const opened = await scene.press('zhangsan', question.messageId, '打开', { number: '21-2' });
    expect(read(opened)).toContain('填报 21-2');
  });

  test('sends a photo as evidence of the last report', async () => {
    const scene = await openDistrict();
    const asked = await scene.say('zhangsan', DIRECT, '21-2 已办8场，还差4场');
    await scene.press('zhangsan', card(asked).messageId, '确认提交');
    const photo = { name: '现场.jpg', bytes: Buffer.from('a picture of the meeting'), kind: 'image' as const };
    expect(read(await scene.upload('zhangsan', DIRECT, photo))).toContain('已保存佐证 1 份');
    const { facts } = (await scene.office()).repos;
    expect((await facts.load()).evidence).toMatchObject([{ name: '图片.jpg' }]);
  });

  test('asks to be let in, by an encrypted id too, and the office decides', async () => {
    const scene = await openDistrict({ fake: { encryptedUserids: true }, env: { DUBAN_OFFICE: '' } });
    const ctx = await scene.office();
    const { openUserId } = await scene.fake.world.person('office');
    await ctx.repos.roster.addPerson(
      {
        id: 'per_boss',
        name: '王督办',
        addresses: [`wecom:${openUserId}`],
        grants: [{ role: 'office', unitId: null }],
      },
      ctx.now,
    );
    await scene.say('stranger', DIRECT, '/绑定 民治街道');
    const asked = (await scene.messages()).filter(({ to }) => to === 'wrOffice');
    expect(read(asked)).toContain('申请');
    await scene.press('office', card(asked).messageId, '同意');
    expect(read(await scene.say('stranger', DIRECT, '/待办'))).toContain('民治街道 待办');
  });
});

describe('the office', () => {
  test('sends the official table one to one, whose name only the download tells', async () => {
    const scene = await openDistrict();
    const file = { name: '龙华区民生实事汇总表.docx', bytes: await form('seed.docx') };
    const preview = await scene.upload('office', DIRECT, file);
    expect(read(preview)).toContain('龙华区民生实事汇总表.docx');
    expect(read(preview)).toContain('确认导入');
  });

  test('imports a file of the group by quoting it', async () => {
    const scene = await openDistrict();
    const { messageId } = await scene.fake.as('office').upload('wrOffice', {
      name: '汇总表.docx',
      bytes: await form('seed.docx'),
    });
    const preview = await scene.say('office', 'wrOffice', '/导入', { replyTo: messageId });
    expect(read(preview)).toContain('确认导入');
  });

  test('gets the table as a file, whole', async () => {
    const scene = await openDistrict();
    const answers = await scene.say('office', DIRECT, '/导出 汇总表 xlsx');
    const file = answers.find(({ type }) => type === 'file');
    const { file: sent } = (await scene.fake.messages.body(file?.messageId ?? '')) as { file: { media_id: string } };
    const bytes = await scene.fake.messages.bytes(sent.media_id);
    expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK');
  });

  test('F19 F21: is told when a message got no answer, and has it sent anew, marked', async () => {
    const scene = await openDistrict();
    const ctx = await scene.office();
    const { post } = await import('#src/services/post.js');
    const { withTx } = await import('#src/services/context.js');
    await scene.fake.faults.add({
      api: 'aibot_send_msg',
      recipient: 'wrMinzhi',
      times: 1,
      effect: { kind: 'accepted_then', answer: 'hang' },
    });
    await withTx(ctx, (tx) =>
      post(
        tx,
        { kind: 'text', text: '请于今日 18:00 前填报' },
        { to: 'wecom:wrMinzhi', occurrence: 'test', subject: { purpose: 'nudge' } },
      ),
    );
    await scene.until(async () => (await scene.fake.ledger.messages({ to: 'wrMinzhi' })).length === 1, 'it arrives');
    await scene.advance(6_000);
    await scene.settle();
    const told = (await scene.messages()).filter(({ to }) => to === 'wrOffice');
    expect(read(told)).toContain('有一条消息待核对');
    await scene.press('office', card(told).messageId, '再发一次');
    const received = (await scene.messages()).filter(({ to }) => to === 'wrMinzhi');
    expect(received.at(-1)?.text).toContain('可能重复');
    expect(received.at(-1)?.text).toContain('请于今日 18:00 前填报');
  });
});

describe('a leader', () => {
  test('sees in WeCom at once what a contact has just reported', async () => {
    const scene = await openDistrict();
    const asked = await scene.say('zhangsan', DIRECT, '21-2 已办8场，还差4场');
    await scene.press('zhangsan', card(asked).messageId, '确认提交');
    expect(read(await scene.say('chen', DIRECT, '21-2怎么样了'))).toContain('已办8场，还差4场');
  });
});

test('who opens the conversation is welcomed within five seconds', async () => {
  const scene = await openDistrict();
  const event = await scene.fake.as('stranger').enter();
  expect(event?.state).toBe('read');
  await scene.fake.ledger.waitFor({ to: 'stranger' }, 1);
  expect(read(await scene.messages())).toContain('您好，我是督办');
});

test('a private answer asked for in a group goes to the asker alone', async () => {
  const scene = await openDistrict();
  const heard = await scene.say('chen', 'wrMinzhi', '民治街道还有哪些没完成？');
  const byRoom = new Set(heard.map(({ to }) => to));
  expect(byRoom.has('wrMinzhi')).toBe(true);
});
