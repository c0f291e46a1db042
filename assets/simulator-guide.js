// On the right: what time it is in the programme, and what to try next.
import { fill, h } from './simulator-dom.js';
import { dayOf, isoDay, longDayOf, nextDay, timeOf } from './simulator-time.js';

/** `on.moveTo(day or 'next')`. */
export function clockPanel(canMove, on) {
  const day = h('p', { class: 'clock-day' }, ' ');
  const time = h('p', { class: 'clock-time', role: 'timer', 'aria-label': '现在时间' }, '--:--');
  const ahead = h('p', { class: 'hint clock-next' }, '正在看接下来会发生什么…');
  const next = h('button', { type: 'button', class: 'primary', click: () => on.moveTo('next') }, '走到下一件事');
  const date = h('input', { type: 'date', id: 'to-day', 'aria-label': '走到哪一天' });
  const go = h('button', { type: 'submit' }, '走到这天');
  const element = h(
    'section',
    { class: 'clock', 'aria-labelledby': 'clock-title' },
    h('h2', { id: 'clock-title' }, '时间'),
    day,
    time,
    canMove ? [ahead, next] : h('p', { class: 'hint' }, '接入了真实平台，时间按实际走。'),
    canMove
      ? h(
          'form',
          {
            class: 'clock-form',
            submit: (event) => {
              event.preventDefault();
              if (date.value !== '') on.moveTo(date.value);
            },
          },
          date,
          go,
        )
      : null,
  );
  return {
    element,
    show(now) {
      day.textContent = longDayOf(now);
      time.textContent = timeOf(now);
      date.min = nextDay(now);
      if (date.value === '' || date.value <= isoDay(now)) date.value = nextDay(now);
    },
    expect(event) {
      ahead.textContent = event
        ? `接下来：${dayOf(event.at)} ${timeOf(event.at)}，${event.what}`
        : '往后没有要自动发出的内容了。';
      next.disabled = event === null;
    },
    busy(isMoving) {
      element.setAttribute('aria-busy', String(isMoving));
      for (const button of [next, go]) button.disabled = isMoving;
      next.textContent = isMoving ? '时间正在走…' : '走到下一件事';
    },
  };
}

/** `on.go(step)`. The first step not yet done is told in full; a later one when it is asked for. */
export function journeyPanel(on) {
  let steps = [];
  let opened = null;
  const told = h('div', { class: 'step-told' });
  const list = h('ol', { class: 'steps' });
  const element = h(
    'section',
    { class: 'journey', 'aria-labelledby': 'journey-title' },
    h('h2', { id: 'journey-title' }, '五分钟走一遍'),
    told,
    list,
  );

  function draw() {
    const first = steps.findIndex(({ isDone }) => !isDone);
    const at = opened ?? first;
    told.replaceChildren();
    const step = steps[at];
    fill(
      told,
      step
        ? [
            h('h3', {}, step.title),
            h('p', {}, step.text),
            h('button', { type: 'button', class: 'primary', click: () => on.go(step.go) }, step.go.label),
          ]
        : [h('h3', {}, '走完了'), h('p', {}, '一个填报期就是这样。接着试试 /帮助、/看板、/历史 9-2，或换个人说话。')],
    );
    list.replaceChildren();
    fill(
      list,
      steps.map(({ title, isDone }, index) =>
        h(
          'li',
          {},
          h(
            'button',
            {
              type: 'button',
              class: `step ${isDone ? 'done' : ''}`,
              'aria-current': index === at ? 'step' : null,
              click: () => {
                opened = index;
                draw();
              },
            },
            h('span', { class: 'step-mark', 'aria-hidden': 'true' }, isDone ? '✓' : String(index + 1)),
            title,
            isDone ? h('span', { class: 'hidden-words' }, '（已完成）') : null,
          ),
        ),
      ),
    );
  }

  return {
    element,
    show(given) {
      const before = steps.map(({ isDone }) => isDone).join();
      steps = given;
      element.hidden = steps.length === 0;
      if (before !== steps.map(({ isDone }) => isDone).join()) opened = null;
      draw();
    },
  };
}
