// Where one writes: text, mentions, files, a reply.
import { fill, h } from './simulator-dom.js';
import { gist, senderOf } from './simulator-message.js';
import { service } from './simulator-service.js';

/** `on.say({ text, replyTo, files })`, `on.trouble(error)`. Returns what the page may do with it. */
export function composer(on) {
  let replyTo = null;
  let files = [];
  let asked = { me: null, personas: [], room: null };
  const input = h('textarea', {
    id: 'words',
    rows: 1,
    'aria-label': '消息',
    keydown: (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        void send();
      }
    },
    input: grow,
  });
  const quoted = h('div', { class: 'composer-quote', hidden: true });
  const chosen = h('ul', { class: 'composer-files', hidden: true });
  const picker = h('input', {
    type: 'file',
    id: 'files',
    'aria-label': '附件',
    multiple: true,
    class: 'hidden-words',
    tabindex: '-1',
    change: choose,
  });
  const mention = h('select', { class: 'mention-list', 'aria-label': '提到谁', change: mentionChosen });
  const sendButton = h('button', { type: 'submit', class: 'primary' }, '发送');
  const element = h(
    'form',
    {
      class: 'composer',
      submit: (event) => {
        event.preventDefault();
        void send();
      },
    },
    quoted,
    chosen,
    h(
      'div',
      { class: 'composer-tools' },
      h('button', { type: 'button', class: 'tool', click: () => insert('@督办 ') }, '@督办'),
      mention,
      h('button', { type: 'button', class: 'tool', click: () => picker.click() }, '附件'),
      picker,
    ),
    h('div', { class: 'composer-row' }, input, sendButton),
  );

  function grow() {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight + 2, 160)}px`;
  }

  function insert(words) {
    const at = input.selectionStart ?? input.value.length;
    input.setRangeText(words, at, input.selectionEnd ?? at, 'end');
    input.focus();
    grow();
  }

  function mentionChosen() {
    if (mention.value !== '') insert(`@${mention.value} `);
    mention.value = '';
  }

  async function choose() {
    try {
      for (const file of picker.files) files.push(await service.upload(asked.me.id, file));
    } catch (error) {
      on.trouble(error);
    }
    picker.value = '';
    showFiles();
  }

  function showFiles() {
    chosen.replaceChildren();
    chosen.hidden = files.length === 0;
    fill(
      chosen,
      files.map((file) =>
        h(
          'li',
          {},
          file.name,
          h(
            'button',
            { type: 'button', class: 'tool', 'aria-label': `去掉 ${file.name}`, click: () => drop(file) },
            '去掉',
          ),
        ),
      ),
    );
  }

  function drop(file) {
    files = files.filter((one) => one !== file);
    showFiles();
  }

  function answer(message) {
    replyTo = message;
    quoted.hidden = message === null;
    quoted.replaceChildren();
    if (message === null) return;
    fill(quoted, [
      h('span', {}, `回复 ${senderOf(message, asked.personas)}：${gist(message)}`),
      h('button', { type: 'button', class: 'tool', click: () => answer(null) }, '取消回复'),
    ]);
    input.focus();
  }

  async function send() {
    const text = input.value.trim();
    if ((text === '' && files.length === 0) || sendButton.disabled) return;
    sendButton.disabled = true;
    try {
      await on.say({ text, replyTo: replyTo?.id ?? null, files: files.map(({ id }) => id) });
      clear();
    } catch (error) {
      on.trouble(error);
    }
    sendButton.disabled = false;
    input.focus();
  }

  function clear() {
    input.value = '';
    files = [];
    showFiles();
    answer(null);
    grow();
  }

  return {
    element,
    answer,
    /** Puts words in, for the person to look at and send. */
    draft(words) {
      input.value = words;
      grow();
      input.focus();
    },
    /** Another room or person: nothing half-written goes with them. */
    enter({ me, personas, room }) {
      const isNew = asked.room?.id !== room.id || asked.me?.id !== me.id;
      asked = { me, personas, room };
      if (!isNew) return;
      clear();
      input.placeholder = room.kind === 'direct' ? '直接说就行，或发 /帮助' : '@督办 说一句，或回复它的消息';
      const others = personas.filter(({ id }) => id !== me.id && room.memberIds.includes(id));
      mention.hidden = others.length === 0;
      mention.replaceChildren(
        h('option', { value: '' }, '@成员'),
        ...others.map(({ name }) => h('option', { value: name }, name)),
      );
    },
  };
}
