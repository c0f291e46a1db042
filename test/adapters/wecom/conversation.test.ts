/** A contact, a leader and the office in WeCom: the real service, the real wire. */
import { describe, expect, test } from 'vitest';
import { projectsDocument } from '#src/services/projects-document.js';
import { openDistrict, type Received, type Scene } from './scene.js';

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

describe('over the long connection', () => {
  test('a report in plain words is confirmed with a button, and the card says so', async () => {
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
});
