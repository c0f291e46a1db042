/** The pieces of the signed forms: fields with their labels, hints and errors. Whatever people typed goes through `html`. */
import { html } from 'hono/html';
import type { Html } from '#src/look/page.js';

export interface FieldParts {
  name: string;
  label: string;
  value: string;
  hint?: string;
  required?: boolean;
  /** Text areas: how many lines it begins with. */
  rows?: number;
}

const describedBy = ({ name, hint }: FieldParts): Html | '' => (hint ? html`aria-describedby="${name}-hint"` : '');
const head = ({ name, label, hint, required }: FieldParts): Html =>
  html`<label for="${name}"${required ? html` class="required"` : ''}>${label}</label>${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}`;

/** Long text. The line break after the tag is dropped by browsers, a first one of the text would be too. */
export const longField = (field: FieldParts): Html => html`<div class="field">${head(field)}
<textarea id="${field.name}" name="${field.name}" rows="${field.rows ?? 4}" maxlength="4000" ${describedBy(field)} ${field.required ? 'required' : ''}>
${field.value}</textarea></div>`;

export const dateField = (field: FieldParts, max?: string): Html => html`<div class="field">${head(field)}
<input type="date" id="${field.name}" name="${field.name}" value="${field.value}" ${max ? html`max="${max}"` : ''} ${describedBy(field)} ${field.required ? 'required' : ''}></div>`;

export const lineField = (field: FieldParts): Html => html`<div class="field">${head(field)}
<input type="text" id="${field.name}" name="${field.name}" value="${field.value}" maxlength="40" inputmode="decimal" autocomplete="off" ${describedBy(field)}></div>`;

export interface Choice {
  value: string;
  label: string;
  hint?: string;
  /** Fields that belong to this answer alone. */
  more?: Html;
}

export const choiceField = (
  name: string,
  label: string,
  chosen: string,
  choices: readonly Choice[],
): Html => html`<fieldset>
<legend class="required">${label}</legend>
${choices.map(
  ({ value, label: said, hint, more }) => html`<div class="choice">
<input type="radio" id="${name}-${value}" name="${name}" value="${value}" ${chosen === value ? 'checked' : ''} required>
<div class="stack"><label for="${name}-${value}">${said}${hint ? html` <span class="hint">${hint}</span>` : ''}</label>${more ?? ''}</div></div>`,
)}
</fieldset>`;

/** What is known, label by label; what is not is left out. */
export function factList(pairs: readonly (readonly [string, string | Html | null | undefined])[]): Html {
  return html`<dl>${pairs.map(([label, value]) => (value ? html`<dt>${label}</dt><dd class="text">${value}</dd>` : ''))}</dl>`;
}

export const callout = (tone: 'good' | 'calm' | 'warn' | 'alarm', title: string, lines: readonly string[]): Html =>
  html`<div class="callout ${tone}"><strong>${title}</strong>${lines.map((line) => html`<p class="text">${line}</p>`)}</div>`;
