import { unregisteredWords } from '#src/core/show.js';
import { type Card, card, note, table, text } from './model.js';

interface Described {
  name: string;
  usage: string;
  summary: string;
  alias: string;
}

/** What the asker can do, by role; made from the commands' declarations. */
export const helpCard = (commands: readonly Described[], doors: Doors): Card =>
  card('督办能帮您做什么', 'calm', [
    text(opening(doors)),
    table(
      [
        { title: '命令', weight: 1 },
        { title: '用途', weight: 3 },
      ],
      commands.map(({ name, summary }) => [`/${name}`, summary]),
    ),
    note('发送“/帮助 命令名”可查看具体写法，例如：/帮助 绑定。在群里请先 @督办。'),
  ]);

/** What plain words are good for: reports from units, questions from whoever sees data. */
interface Doors {
  reports: boolean;
  asks: boolean;
}

function opening({ reports, asks }: Doors): string {
  if (!reports && !asks) return unregisteredWords;
  const ways = [reports && '报进展就写“9-2 已办8场，还差4场”', asks && '查情况就问“还有哪些没完成”'];
  return `可以直接发消息：${ways.filter(Boolean).join('，')}。也可以用以下命令：`;
}

export const commandHelpCard = ({ name, usage, summary, alias }: Described): Card =>
  card(`/${name}`, 'calm', [text(summary), text(`写法：${usage}`), note(`也可以写 /${alias}`)]);

/** An answer to no more than a mention or a greeting. */
export const helpHintCard = ({ reports, asks }: Doors): Card =>
  card('您好', 'calm', [
    text(
      reports
        ? '报进展请写项目编号和情况，例如：9-2 已办8场，还差4场。发送 /待办 可查看还要报什么，/帮助 可查看全部命令。'
        : asks
          ? '请直接问，例如：重点项目完成率是多少？发送 /帮助 可查看全部命令。'
          : unregisteredWords,
    ),
  ]);
