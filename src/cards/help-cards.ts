import { type Card, card, note, table, text } from './model.js';

interface Described {
  name: string;
  usage: string;
  summary: string;
  alias: string;
}

/** What the asker can do, by role; made from the commands' declarations. */
export const helpCard = (commands: readonly Described[], known: boolean): Card =>
  card('督办能帮您做什么', 'calm', [
    known
      ? text(
          '直接发消息就行：报进展就写“9-2 已办8场，还差4场”，查情况就问“民治街道还有哪些没完成”。也可以用下面的命令：',
        )
      : text('您还没有登记。请发送 /绑定 申请，由督办办公室确认。'),
    table(
      [
        { title: '命令', weight: 1 },
        { title: '用途', weight: 3 },
      ],
      commands.map(({ name, summary }) => [`/${name}`, summary]),
    ),
    note('发送 /帮助 加命令名可看具体写法。群里请先 @督办。'),
  ]);

export const commandHelpCard = ({ name, usage, summary, alias }: Described): Card =>
  card(`/${name}`, 'calm', [text(summary), text(`写法：${usage}`), note(`也可以写 /${alias}`)]);

export const helpHintCard = (): Card =>
  card('我在', 'calm', [
    text('报进展请写项目编号和情况，例如：9-2 已办8场，还差4场。发送 /待办 看还要报什么，/帮助 看全部命令。'),
  ]);
