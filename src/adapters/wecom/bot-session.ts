/** What comes over the long connection, taken in and answered. */
import { welcomeWords } from '#src/cards/welcome-card.js';
import type { Log } from '#src/ports/log.js';
import type { BotIntake } from './bot-intake.js';
import type { BotSender } from './bot-sender.js';
import type { Clicks } from './clicks.js';
import { type Connection, FrameLost, type InFrame } from './connection.js';
import type { Replies } from './replies.js';

interface Parts {
  intake: BotIntake;
  sender: BotSender;
  clicks: Clicks;
  replies: Replies;
  log: Log;
}

const CALLBACKS = new Set(['aibot_msg_callback', 'aibot_event_callback']);
const LOST_WORDS = '没有收到，请稍后再发一次。';

export function botSession({ intake, sender, clicks, replies, log }: Parts) {
  const answer = (connection: Connection, cmd: string, body: object, reqId: string): void => {
    connection.request(cmd, body, reqId).then(
      ({ errcode }) => {
        if (errcode !== 0) log.warn({ cmd, code: errcode }, 'an answer was refused');
      },
      (error: unknown) => {
        if (!(error instanceof FrameLost)) throw error;
        log.warn({ cmd, reason: error.message }, 'an answer got no acknowledgement');
      },
    );
  };

  return {
    take({ cmd, reqId, body }: InFrame, connection: Connection): void {
      if (!CALLBACKS.has(cmd)) return;
      void intake.take(body, {
        message: ({ messageId, chat, chatKind }) =>
          replies.grant({ messageId, reqId, connection }, chat, chatKind === 'direct'),
        press: (taskId, event) => clicks.open(taskId, sender.answerClick(reqId, event.chat, connection)),
        entered: () =>
          answer(connection, 'aibot_respond_welcome_msg', { msgtype: 'text', text: { content: welcomeWords } }, reqId),
        lost({ kind, sender: person }) {
          const content = LOST_WORDS;
          if (kind === 'message')
            answer(
              connection,
              'aibot_respond_msg',
              { msgtype: 'stream', stream: { id: `lost_${reqId}`.slice(0, 64), finish: true, content } },
              reqId,
            );
          else
            answer(
              connection,
              'aibot_send_msg',
              { chatid: person.slice('wecom:'.length), msgtype: 'markdown', markdown: { content } },
              `lost_${reqId}`,
            );
        },
      });
    },
  };
}
