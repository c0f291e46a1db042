/** Keeps what is being written on this device until it is sent. Without it the form works as well. */

const prefix = 'duban:draft:';
const keptDays = 14;

/** Storage may be switched off; then there are no drafts. */
function attempt(run) {
  try {
    return run();
  } catch {
    return null;
  }
}

const fieldsOf = (form) =>
  [...form.elements].filter(
    ({ name, type }) => name && !['hidden', 'submit', 'button', 'file', 'fieldset'].includes(type),
  );

function valuesOf(form) {
  const chosen = fieldsOf(form).filter(({ type, checked }) => type !== 'radio' || checked);
  return Object.fromEntries(chosen.map(({ name, value }) => [name, value]));
}

function fill(form, values) {
  for (const field of fieldsOf(form)) {
    if (!(field.name in values)) continue;
    if (field.type === 'radio') field.checked = field.value === values[field.name];
    else field.value = values[field.name];
  }
}

function forgetOld() {
  const oldest = Date.now() - keptDays * 24 * 3600 * 1000;
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
    const { at = 0 } = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (at < oldest) localStorage.removeItem(key);
  }
}

function keepDraft(form) {
  const key = prefix + form.dataset.draft;
  const before = JSON.stringify(valuesOf(form));
  const draft = attempt(() => JSON.parse(localStorage.getItem(key)));
  const isFresh = 'fresh' in form.dataset;
  if (isFresh && draft?.values && JSON.stringify(draft.values) !== before) {
    fill(form, draft.values);
    document.getElementById('draft').hidden = false;
  }
  const save = () =>
    attempt(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: valuesOf(form) })));
  if (!isFresh) save();
  form.addEventListener('input', save);
  document.getElementById('keep-draft').addEventListener('click', () => {
    document.getElementById('draft').hidden = true;
  });
  document.getElementById('drop-draft').addEventListener('click', () => {
    attempt(() => localStorage.removeItem(key));
    fill(form, { ...Object.fromEntries(fieldsOf(form).map(({ name }) => [name, ''])), ...JSON.parse(before) });
    document.getElementById('draft').hidden = true;
  });
}

attempt(forgetOld);
const form = document.querySelector('form[data-draft]');
if (form) keepDraft(form);
const sent = document.querySelector('[data-sent]');
if (sent) attempt(() => localStorage.removeItem(prefix + sent.dataset.sent));
