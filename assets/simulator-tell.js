// Short words that pass by, and a question before something that cannot be taken back.
import { h } from './simulator-dom.js';

const shownMs = 5_000;
const tones = { info: 'calm', good: 'good', warn: 'warn', error: 'alarm' };

export function toast(text, tone = 'info') {
  const element = h('p', { class: `toast callout ${tones[tone] ?? 'calm'}` }, text);
  document.getElementById('toasts').replaceChildren(element);
  setTimeout(() => element.remove(), shownMs);
}

export function confirmed({ title, text }, label) {
  return new Promise((resolve) => {
    const dialog = h(
      'dialog',
      { class: 'panel', 'aria-label': title, close: () => finish(dialog.returnValue === 'yes') },
      h('h2', {}, title),
      h('p', { class: 'text' }, text),
      h(
        'form',
        { method: 'dialog', class: 'buttons' },
        h('button', { value: 'yes', class: 'primary' }, label),
        h('button', { value: 'no' }, '取消'),
      ),
    );
    const finish = (answer) => {
      dialog.remove();
      resolve(answer);
    };
    document.body.appendChild(dialog);
    dialog.showModal();
  });
}
