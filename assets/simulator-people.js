// On the left: whom one plays, and the rooms that person is in.
import { h, redraw } from './simulator-dom.js';
import { avatar, gist } from './simulator-message.js';
import { timeOf } from './simulator-time.js';

export function peopleList(view, { personas, me, unreadOf }, on) {
  redraw(
    view,
    personas.map((persona) => {
      const unread = persona.id === me.id ? 0 : unreadOf(persona.id);
      return h(
        'button',
        {
          type: 'button',
          class: 'persona',
          'aria-pressed': persona.id === me.id ? 'true' : 'false',
          click: () => on.play(persona.id),
        },
        avatar(persona.name),
        h('span', { class: 'two-lines' }, h('strong', {}, persona.name), h('span', { class: 'hint' }, persona.about)),
        unread > 0 ? h('span', { class: 'dot' }, h('span', { class: 'hidden-words' }, '有新消息')) : null,
      );
    }),
  );
}

export function roomList(view, { rooms, current, unreadIn }, on) {
  redraw(
    view,
    rooms.map((room) => {
      const last = room.messages.at(-1);
      const unread = unreadIn(room);
      return h(
        'button',
        {
          type: 'button',
          class: 'room-item',
          'aria-current': room.id === current ? 'true' : null,
          click: () => on.open(room.id),
        },
        h('span', { class: `avatar ${room.kind}`, 'aria-hidden': 'true' }, room.kind === 'direct' ? '督' : '群'),
        h(
          'span',
          { class: 'two-lines' },
          h('strong', {}, roomName(room)),
          h('span', { class: 'hint' }, last ? gist(last) : '还没有消息'),
        ),
        h(
          'span',
          { class: 'room-side' },
          last ? h('time', { class: 'hint', datetime: last.at }, timeOf(last.at)) : null,
          unread > 0
            ? h('span', { class: 'count' }, String(unread), h('span', { class: 'hidden-words' }, '条未读'))
            : null,
        ),
      );
    }),
  );
}

export const roomName = (room) => (room.kind === 'direct' ? '与督办单聊' : room.name);
