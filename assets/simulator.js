// The chat simulator's page: one person at a desk plays everybody. What is shown comes from the service and is kept there.
import { composer } from './simulator-composer.js';
import { fill, h } from './simulator-dom.js';
import { clockPanel, journeyPanel } from './simulator-guide.js';
import { messageElement } from './simulator-message.js';
import { peopleList, roomList, roomName } from './simulator-people.js';
import { readMarks } from './simulator-read.js';
import { service } from './simulator-service.js';
import { confirmed, toast } from './simulator-tell.js';
import { dayOf } from './simulator-time.js';

const root = document.getElementById('simulator');
const marks = readMarks();
let state = null;
let roomId = null;
let clockAt = { now: 0, since: 0 };
let isMoving = false;
/** Counts whom was asked to be played: of two in a row, the last counts. */
let lastPlay = 0;
/** The last version that the stream told of. */
let heard = 0;

const people = h('div', { class: 'personas' });
const rooms = h('div', { class: 'rooms' });
const title = h('h1', { class: 'room-title', tabindex: '-1' }, ' ');
const members = h('p', { class: 'hint room-members' }, ' ');
const playing = h('p', { class: 'playing' });
const messages = h('div', { class: 'messages', role: 'log', 'aria-label': '消息', tabindex: '0' });
const writing = composer({ say, trouble });
const clock = clockPanel(root.dataset.canMove === 'true', { moveTo });
const journey = journeyPanel({ go });

const tab = (view, label) =>
  h('button', { type: 'button', class: 'tab', 'data-view': view, click: () => show(view) }, label);

/** All at once, when there is something to show: nothing moves afterwards. */
function mount() {
  fill(root, [
    h(
      'nav',
      { class: 'side', 'aria-label': '人和聊天' },
      h('p', { class: 'brand' }, h('strong', {}, '督办'), ' 聊天模拟器'),
      h('h2', { class: 'side-title' }, '扮演'),
      people,
      h('h2', { class: 'side-title' }, '聊天'),
      rooms,
    ),
    h(
      'main',
      { class: 'room', id: 'room' },
      h('header', { class: 'room-head' }, h('div', {}, title, members), playing),
      messages,
      writing.element,
    ),
    h('aside', { class: 'guide', 'aria-label': '时间和指引' }, clock.element, journey.element),
    h(
      'nav',
      { class: 'tabs', 'aria-label': '切换页面' },
      tab('side', '人和聊天'),
      tab('room', '消息'),
      tab('guide', '时间和指引'),
    ),
  ]);
}

function show(view) {
  root.dataset.view = view;
  for (const button of root.querySelectorAll('.tab'))
    button.setAttribute('aria-pressed', String(button.dataset.view === view));
  if (view !== 'room' || !state) return;
  toLast();
  noteRead();
}

async function play(as, wanted = null) {
  const mine = ++lastPlay;
  // The rooms in sight are somebody else's until the answer is here.
  rooms.inert = true;
  let fresh;
  try {
    // Once more where something came while it was on its way.
    do fresh = await service.state(as);
    while (mine === lastPlay && fresh.version < heard);
  } finally {
    if (mine === lastPlay) rooms.inert = false;
  }
  if (mine !== lastPlay) return;
  state = fresh;
  if (!state.rooms.some(({ id }) => id === wanted)) wanted = null;
  localStorage.setItem('duban.simulator.as', state.me.id);
  told(state.now);
  playing.replaceChildren('您是 ', h('strong', {}, state.me.name));
  open(wanted ?? (state.rooms.some(({ id }) => id === roomId) ? roomId : state.rooms[0]?.id));
}

/** One stream for all: whoever sits here plays everybody. The browser takes it up again by itself where it was. */
function listen() {
  service.events(state.version).onmessage = ({ data }) => {
    const { version, now, heads, messages: changed } = JSON.parse(data);
    heard = version;
    state.heads = heads;
    told(now);
    for (const message of changed) put(message);
    drawLists();
    if (changed.length > 0) askJourney();
  };
}

function put(message) {
  const room = state.rooms.find(({ id }) => id === message.roomId);
  if (!room) return;
  const at = room.messages.findIndex(({ id }) => id === message.id);
  if (at >= 0) room.messages[at] = message;
  else room.messages.push(message);
  if (room.id !== roomId) return;
  const shown = messages.querySelector(`[data-id="${CSS.escape(message.id)}"]`);
  if (shown) shown.replaceWith(elementOf(message, room));
  else {
    const wasAtEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 200;
    messages.querySelector('.nothing')?.remove();
    fill(messages, [dividerBefore(message, room), elementOf(message, room)]);
    if (wasAtEnd || message.sender === state.me.id) toMessage(message);
  }
  if (isReading()) marks.read(state.me.id, room);
}

const isReading = () =>
  !document.hidden && (root.dataset.view === 'room' || getComputedStyle(messages).display !== 'none');

function open(id) {
  roomId = id;
  const room = state.rooms.find((one) => one.id === id);
  if (!room) return;
  title.textContent = roomName(room);
  members.textContent = [
    ...state.personas.filter((persona) => room.memberIds.includes(persona.id)).map(({ name }) => name),
    '督办',
  ].join('、');
  messages.replaceChildren();
  fill(
    messages,
    room.messages.length > 0
      ? room.messages.map((message) => [dividerBefore(message, room), elementOf(message, room)])
      : h('p', { class: 'nothing hint' }, '还没有消息。让时间走到下一件事，或者先说一句。'),
  );
  writing.enter({ me: state.me, personas: state.personas, room });
  noteRead();
  toLast();
}

/** What is in sight counts as read. */
function noteRead() {
  const room = state.rooms.find(({ id }) => id === roomId);
  if (room && isReading()) marks.read(state.me.id, room);
  drawLists();
}

const elementOf = (message, room) =>
  messageElement(
    message,
    { me: state.me, personas: state.personas, messages: room.messages },
    { press, reply: writing.answer },
  );

function dividerBefore(message, room) {
  const before = room.messages[room.messages.indexOf(message) - 1];
  return before && dayOf(before.at) === dayOf(message.at)
    ? null
    : h('p', { class: 'day-line' }, h('span', {}, dayOf(message.at)));
}

const peopleView = () => ({
  personas: state.personas,
  me: state.me,
  unreadOf: (id) => marks.unreadOf(id, state.heads ?? {}, state.roomsOf ?? {}),
});

function drawLists() {
  peopleList(people, peopleView(), { play: playAnother });
  const others = state.rooms.some((room) => room.id !== roomId && marks.unreadIn(state.me.id, room) > 0);
  const here = state.rooms.some((room) => room.id === roomId && marks.unreadIn(state.me.id, room) > 0);
  for (const button of root.querySelectorAll('.tab'))
    button.classList.toggle(
      'news',
      (button.dataset.view === 'side' && others) || (button.dataset.view === 'room' && here),
    );
  roomList(
    rooms,
    { rooms: state.rooms, current: roomId, unreadIn: (room) => marks.unreadIn(state.me.id, room) },
    {
      open: (id) => {
        open(id);
        show('room');
      },
    },
  );
}

const playAnother = (id) => play(id).catch(trouble);

function toBottom() {
  messages.scrollTop = messages.scrollHeight;
}

function toLast() {
  const last = state.rooms.find(({ id }) => id === roomId)?.messages.at(-1);
  if (last) toMessage(last);
}

/** A long card is read from its top. */
function toMessage({ id }) {
  const element = messages.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (element && element.offsetHeight > messages.clientHeight)
    messages.scrollTop = element.offsetTop - messages.offsetTop - 8;
  else toBottom();
}

async function say(said) {
  const room = state.rooms.find(({ id }) => id === roomId);
  await service.say({ as: state.me.id, room: roomId, ...said });
  const isHeard = room.kind === 'direct' || said.replyTo || /^[/／]|@督办/.test(said.text);
  if (!isHeard) toast('群里没有 @督办，也没有回复它，它没有听这一句。', 'info');
}

async function press(message, { place, button, from, form }) {
  if (button.confirm && !(await confirmed(button.confirm, button.label))) return;
  from.disabled = true;
  from.setAttribute('aria-busy', 'true');
  try {
    const { toast: answer } = await service.press({
      as: state.me.id,
      message: message.id,
      version: message.version,
      button: place,
      form,
    });
    if (answer) toast(answer.text, answer.tone);
  } catch (error) {
    trouble(error);
  }
  from.disabled = false;
  from.removeAttribute('aria-busy');
}

async function moveTo(to) {
  if (isMoving) return;
  isMoving = true;
  clock.busy(true);
  try {
    const { now } = await service.moveTo(to);
    told(now);
  } catch (error) {
    trouble(error);
  }
  isMoving = false;
  clock.busy(false);
  askJourney();
}

async function go(where) {
  if ('moveTo' in where) {
    await moveTo(where.moveTo);
    show('room');
    return;
  }
  await play(where.as, where.room).catch(trouble);
  show('room');
  if (where.draft) writing.draft(where.draft);
}

function told(now) {
  clockAt = { now: Date.parse(now), since: performance.now() };
  drawClock();
}

const drawClock = () => clock.show(clockAt.now + (performance.now() - clockAt.since));

let asking = null;
/** What is next changes with what was done; asked for once things are quiet. */
function askJourney() {
  clearTimeout(asking);
  asking = setTimeout(() => showJourney().catch(() => undefined), 200);
}

async function showJourney() {
  const { steps, next } = await service.journey();
  journey.show(steps);
  if (!isMoving) clock.expect(next);
}

function trouble(error) {
  toast(error.message, 'warn');
}

await play(localStorage.getItem('duban.simulator.as') ?? '')
  .then(showJourney)
  .catch(trouble);
mount();
show('room');
if (state) listen();
setInterval(drawClock, 1_000);
document.addEventListener('visibilitychange', () => {
  if (state) noteRead();
});
