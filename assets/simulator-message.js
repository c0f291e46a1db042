// One message in a room: who, when, what it answers, what it says.
import { cardElement } from './simulator-card.js';
import { h } from './simulator-dom.js';
import { service } from './simulator-service.js';
import { timeOf } from './simulator-time.js';

const botName = '督办';

/** A person's sign: the first character of the name, in one of a few colours that follow from it. */
export const avatar = (name, isBot = false) =>
  h(
    'span',
    {
      class: `avatar ${isBot ? 'bot' : `p${[...name].reduce((sum, sign) => sum + sign.codePointAt(0), 0) % 5}`}`,
      'aria-hidden': 'true',
    },
    isBot ? '督' : name.slice(0, 1),
  );

export const senderOf = (message, personas) =>
  message.sender === null ? botName : (personas.find(({ id }) => id === message.sender)?.name ?? '');

/** Its first words, for a list of rooms or a quotation. */
export function gist({ content }) {
  if (content.kind === 'card') return content.card.summary ?? content.card.title;
  return [content.text, ...content.files.map(({ name }) => `［文件］${name}`)].filter(Boolean).join(' ');
}

/** `on.press(message, pressed)`, `on.reply(message)`. */
export function messageElement(message, { me, personas, messages }, on) {
  const name = senderOf(message, personas);
  const isMine = message.sender === me.id;
  const isBot = message.sender === null;
  const answered = message.replyTo && messages.find(({ id }) => id === message.replyTo);
  return h(
    'article',
    {
      class: `message ${isMine ? 'mine' : ''} ${isBot ? 'from-bot' : ''}`,
      'data-id': message.id,
      'aria-label': `${name}，${timeOf(message.at)}`,
    },
    avatar(name, isBot),
    h(
      'div',
      { class: 'message-body' },
      h(
        'p',
        { class: 'message-head' },
        h('span', { class: 'message-name' }, name),
        isBot ? h('span', { class: 'badge calm' }, '机器人') : null,
        h('time', { datetime: message.at }, timeOf(message.at)),
        message.urgentFor.length > 0
          ? h('span', { class: 'badge alarm' }, `加急：${message.urgentFor.join('、')}`)
          : null,
      ),
      answered ? h('p', { class: 'quoted' }, `回复 ${senderOf(answered, personas)}：${gist(answered)}`) : null,
      contentElement(message, me, on),
      h('button', { type: 'button', class: 'reply', click: () => on.reply(message) }, '回复'),
    ),
  );
}

function contentElement(message, me, on) {
  const { content } = message;
  if (content.kind === 'card') return cardElement(content.card, message.id, (pressed) => on.press(message, pressed));
  return h(
    'div',
    { class: 'bubble' },
    content.text === '' ? null : h('p', { class: 'text' }, content.text),
    content.files.map(({ id, name }) =>
      h(
        'a',
        { class: 'file', href: service.fileUrl(me.id, id), download: name },
        h('span', { 'aria-hidden': 'true' }, '📄 '),
        name,
      ),
    ),
  );
}
