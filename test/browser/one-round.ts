/** One round as the page's own steps tell it: nudge, form, sentence, doubt, digest, analysis, export. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { newcomer } from './newcomer.js';

/** A stop on the way, for whoever wants to look around. */
export type Stop = (name: string) => Promise<void>;

/** What became of it: the exported file. */
export async function liveThroughOneRound(
  page: Page,
  isPhone: boolean,
  stop: Stop,
): Promise<{ name: string; bytes: Uint8Array }> {
  const they = newcomer(page, isPhone);

  await they.followsStep('等来催报', '走到 9:30');
  const nudge = they.card(/^民治街道 待办 \d+ 项$/);
  await nudge.waitFor();
  await stop('nudge');

  await they.presses(nudge, '去填报');
  const picking = they.card('选一个项目填报');
  await picking.getByLabel('项目').selectOption({ index: 3 });
  await they.presses(picking, '打开');
  const form = they.card(/^填报 16-4/);
  await form.getByLabel('完成情况', { exact: false }).first().fill('已完工，12月18日通过验收');
  await they.presses(form, '提交');
  await form.getByText('请填写这一项。').waitFor();
  await form.getByLabel('是否完成年度目标').selectOption('已完成');
  await stop('form');
  await they.presses(form, '提交');
  await they.card('16-4 已填报').waitFor();

  await they.followsStep('用一句话填报', '替我写一句');
  await they.sends();
  const understood = they.card('请确认我读到的内容');
  await understood.getByText('累计 8 场').waitFor();
  await stop('understood');
  await they.presses(understood, '确认提交');
  await they.card('21-2 已填报').waitFor();

  await they.followsStep('对不上的数字', '替我写一句');
  await they.sends();
  await they.presses(they.card('请确认我读到的内容'), '确认提交');
  const doubt = they.card('11-3 已收到，有一处请说明');
  await doubt.getByText('目标1166个，填报120个，相差1046个').waitFor();
  await stop('doubt');
  await they.presses(doubt, '这是本单位的份额');
  const share = they.card(/11-3/);
  await share.getByRole('textbox').first().fill('120');
  await share.getByRole('button').last().click();

  await they.followsStep('等来周报', '走到下周一');
  await they.followsStep('领导问一句', '去领导群');
  const digest = they.card(/周报/);
  await digest.waitFor();
  await stop('digest');
  await they.sends();
  await they
    .card(/民治街道/)
    .last()
    .waitFor();
  await stop('question');

  await they.followsStep('写滞后分析', '走到 1 月 3 日');
  await they.followsStep('写滞后分析', '替我写命令');
  await they.sends();
  const analysis = they.card('滞后分析 21-2 民治街道企业和谐劳动关系系列普法活动');
  await analysis.getByLabel('存在问题').fill('还差 4 场培训没有办。');
  await analysis.getByLabel('主观原因').fill('排期偏晚，没有提前协调讲师。');
  await analysis.getByLabel('客观原因').fill('12月部分场地暂停开放。');
  await analysis.getByLabel('下一步工作计划').fill('王晓负责，2023年1月20日前办完4场。');
  await analysis.getByLabel('预计完成日期').fill('2023-01-20');
  await stop('analysis');
  await they.presses(analysis, '提交分析');
  await they.card(/^分析已收到：21-2/).waitFor();

  await they.followsStep('导出汇总表', '替我写命令');
  await they.sends();
  const link = page
    .getByRole('log')
    .getByRole('link', { name: /\.docx$/ })
    .last();
  await link.waitFor();
  await stop('export');
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
