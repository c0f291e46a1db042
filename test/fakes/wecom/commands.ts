/** The bot's commands over the long connection: what each does, and its acknowledgement. */
import { isObject, type JsonObject, textOf } from '../common/json.js';
import { sha256Of } from '../common/ledger.js';
import type { BotPosts } from './bot-posts.js';
import { ApiError, malformed } from './errors.js';
import type { Platform } from './platform.js';
import type { Occasion } from './rights.js';
import type { Uploads } from './uploads.js';

export interface Ack {
  errcode: number;
  errmsg: string;
  body?: JsonObject;
  /** Of the message that came of it. */
  messageId?: string;
}

/** `text`: 40008; media only by media_id. */
const REPLIES = new Set(['stream', 'template_card', 'file', 'image', 'voice', 'video']);
const PUSHES = new Set(['markdown', 'template_card', 'file', 'image', 'voice', 'video']);
const WELCOMES = new Set(['text', 'template_card']);

export interface Frame {
  cmd: string;
  reqId: string;
  body: JsonObject;
}

export interface Commands {
  /** Throws ApiError. */
  run(frame: Frame, connection: string): Omit<Ack, 'errcode' | 'errmsg'>;
  /** Ids that a frame is about, for the fault script. */
  concerned(frame: Frame): string[];
  /** `isLost`: nobody was told what came of it. */
  record(frame: Frame, ack: Ack | null, fault: string | null, isLost?: boolean): void;
}

export function commands(platform: Platform, posts: BotPosts, uploads: Uploads): Commands {
  const { clock, world, rights, settings, ledger } = platform;

  const conversation = ({ chatid, chat_type: chatType }: JsonObject): string => {
    const id = textOf(chatid);
    if (id === '') throw new ApiError(86201);
    const chat = world.chats.get(id);
    const person = [...world.people.values()].find(({ userId }) => world.idForBot(userId) === id);
    if (!person && (!chat || chat.appMade || !chat.botIn)) throw new ApiError(93006);
    if (chatType !== undefined && ![0, 1, 2].includes(Number(chatType))) throw malformed('chat_type');
    if ((chatType === 1 && !person) || (chatType === 2 && person)) throw new ApiError(93006, 'chat_type');
    return person?.userId ?? id;
  };

  const replying =
    (occasion: Occasion, answer: (right: ReturnType<typeof rights.use>, body: JsonObject) => { id: string }) =>
    ({ reqId, body }: Frame, connection: string) => ({
      messageId: answer(rights.use(reqId, occasion, connection), body).id,
    });

  const table: Record<string, (frame: Frame, connection: string) => Omit<Ack, 'errcode' | 'errmsg'>> = {
    aibot_respond_msg: replying('message', (right, body) => posts.answer(right, body, 'respond', REPLIES)),
    aibot_respond_welcome_msg: replying('enter_chat', (right, body) => posts.answer(right, body, 'welcome', WELCOMES)),
    aibot_respond_update_msg: replying('click', (right, body) => posts.update(right, body)),
    aibot_send_msg({ body }) {
      const chatId = conversation(body);
      if (!PUSHES.has(textOf(body.msgtype))) throw new ApiError(40008, textOf(body.msgtype));
      if (!world.isWarm(chatId)) throw new ApiError(settings.coldCode);
      return { messageId: posts.post(chatId, body, 'send', PUSHES).id };
    },
    aibot_upload_media_init: ({ body }) => ({ body: uploads.init(body) }),
    aibot_upload_media_chunk: ({ body }) => ({ body: uploads.chunk(body) }),
    aibot_upload_media_finish: ({ body }) => ({ body: uploads.finish(body) }),
  };

  return {
    run(frame, connection) {
      const command = table[frame.cmd];
      if (!command || frame.reqId === '' || !isObject(frame.body)) throw malformed(`cmd ${frame.cmd}`);
      return command(frame, connection);
    },
    concerned({ reqId, body }) {
      const right = rights.find(reqId);
      return [reqId, textOf(body.chatid), right?.chatId ?? '', right?.userId ?? ''].filter((id) => id !== '');
    },
    record(frame, ack, fault, isLost = false) {
      const { media_id: _none, ...said } = frame.body;
      const text = JSON.stringify(said);
      ledger.request({
        at: clock.iso(),
        api: frame.cmd,
        concerned: this.concerned(frame),
        uuid: null,
        sha256: sha256Of(text),
        bytes: Buffer.byteLength(text),
        http: 0,
        code: isLost ? null : (ack?.errcode ?? null),
        outcome: ack?.errcode === 0 ? 'accepted' : ack ? 'refused' : 'lost',
        messageId: ack?.messageId ?? null,
        fault,
      });
    },
  };
}
