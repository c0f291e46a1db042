// A form in a card. What it submits is read from its fields at that moment; what is missing is said beside the field.
import { h } from './simulator-dom.js';

export function formElement({ name, fields, submit }, context) {
  const place = context.count.buttons;
  context.count.buttons += 1;
  const prefix = `${context.id}-${name}`;
  return h(
    'form',
    {
      class: 'card-form stack',
      novalidate: true,
      input: (event) => mended(event.currentTarget, event.target, prefix),
      submit: (event) => {
        event.preventDefault();
        const form = event.currentTarget;
        if (!complete(form, fields, prefix)) return;
        context.press({
          place,
          button: submit,
          from: form.querySelector('[type=submit]'),
          form: Object.fromEntries(fields.flatMap((field) => typed(form, field))),
        });
      },
    },
    fields.map((field) => fieldElement(field, prefix)),
    h(
      'div',
      { class: 'buttons' },
      h('button', { type: 'submit', class: submit.style === 'danger' ? 'danger' : 'primary' }, submit.label),
    ),
  );
}

function fieldElement(field, prefix) {
  const id = `${prefix}-${field.name}`;
  const wrong = h('p', { class: 'wrong', id: `${id}-wrong` });
  if (field.kind === 'select' && field.many) {
    return h(
      'fieldset',
      { class: 'many' },
      h('legend', { class: field.required ? 'required' : null }, field.label),
      h(
        'div',
        { class: 'choices' },
        field.options.map((option, index) => choice(field, option, `${id}-${index}`)),
      ),
      wrong,
    );
  }
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id, class: field.required ? 'required' : null }, field.label),
    inputElement(field, id),
    wrong,
  );
}

function choice(field, { label, value }, id) {
  const chosen = (field.value ?? '').split(',').includes(value) || field.value === value;
  return h(
    'label',
    { class: 'choice', for: id },
    h('input', { type: 'checkbox', id, name: field.name, value, checked: chosen }),
    h('span', {}, label),
  );
}

function inputElement(field, id) {
  const common = {
    id,
    name: field.name,
    'aria-required': field.required ? 'true' : null,
    'aria-describedby': `${id}-wrong`,
  };
  if (field.kind === 'select') {
    return h(
      'select',
      common,
      h('option', { value: '' }, '请选择'),
      field.options.map(({ label, value }) => h('option', { value, selected: value === field.value }, label)),
    );
  }
  if (field.kind === 'date') return h('input', { ...common, type: 'date', value: field.value });
  const text = { ...common, maxlength: field.maxLength, placeholder: field.placeholder };
  return field.multiline
    ? h('textarea', { ...text, rows: 4 }, field.value ?? '')
    : h('input', { ...text, type: 'text', value: field.value });
}

/** Empty fields read as absent ones. */
function typed(form, field) {
  const named = [...form.elements].filter((element) => element.name === field.name);
  if (field.kind === 'select' && field.many) {
    return [[field.name, named.filter((element) => element.checked).map((element) => element.value)]];
  }
  const [input] = named;
  return input && input.value !== '' ? [[field.name, input.value]] : [];
}

/** Whoever mends what was missing is no longer told of it. */
function mended(form, input, prefix) {
  input.removeAttribute('aria-invalid');
  const wrong = form.querySelector(`#${CSS.escape(`${prefix}-${input.name}-wrong`)}`);
  if (wrong) wrong.textContent = '';
}

function complete(form, fields, prefix) {
  const missing = fields.filter((field) => {
    const [pair] = typed(form, field);
    const isMissing = field.required && (pair === undefined || pair[1].length === 0);
    const input = form.elements.namedItem(field.name);
    if (input?.setAttribute) input.setAttribute('aria-invalid', isMissing ? 'true' : 'false');
    form.querySelector(`#${CSS.escape(`${prefix}-${field.name}-wrong`)}`).textContent = isMissing
      ? '请填写这一项。'
      : '';
    return isMissing;
  });
  const first = missing[0] && form.elements.namedItem(missing[0].name);
  first?.focus?.();
  return missing.length === 0;
}
