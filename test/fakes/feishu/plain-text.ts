/** What a person would read in a message: one line a piece, tables as rows, buttons in brackets, forms by their labels. */
import { isObject, type JsonObject, listOf, parseObject, textOf } from '../common/json.js';
import { atNames, markdownText, type NameOf } from '../common/markdown-text.js';

/** A text object, plain or markdown. */
export const textObject = (value: unknown, nameOf: NameOf): string => {
  if (!isObject(value)) return '';
  const content = textOf(value.content);
  return value.tag === 'lark_md' || value.tag === 'markdown' ? markdownText(content, nameOf) : content;
};

const optionLabels = (component: JsonObject): Map<string, string> =>
  new Map(
    listOf(component.options)
      .filter(isObject)
      .map((option) => [textOf(option.value), textOf(isObject(option.text) ? option.text.content : '')]),
  );

/** The value a field shows before anybody touches it. */
export const shownValue = (component: JsonObject, nameOf: NameOf): string => {
  const labels = optionLabels(component);
  const label = (value: unknown): string => labels.get(textOf(value)) || nameOf(textOf(value));
  if (component.initial_option !== undefined) return label(component.initial_option);
  if (Array.isArray(component.selected_values)) return component.selected_values.map(label).join('、');
  return textOf(
    component.default_value ?? component.initial_date ?? component.initial_time ?? component.initial_datetime,
  );
};

/** What stands beside a field: its own label, or its placeholder. */
export const fieldLabel = (component: JsonObject): string => {
  const own = isObject(component.label) ? component.label : component.text;
  const label = isObject(own) ? own : component.placeholder;
  return textOf(isObject(label) ? label.content : '');
};

const field = (component: JsonObject, nameOf: NameOf): string[] => {
  const options = [...optionLabels(component).values()].filter((label) => label !== '');
  const choice = options.length > 0 ? `（${options.join('/')}）` : '';
  const mark = component.required === true ? '*' : '';
  return [`${fieldLabel(component)}${mark}：${shownValue(component, nameOf)}${choice}`];
};

const cell = (value: unknown, column: JsonObject, nameOf: NameOf): string => {
  if (Array.isArray(value))
    return value.map((entry) => (isObject(entry) ? textOf(entry.text) : nameOf(String(entry)))).join(' ');
  if (column.data_type === 'markdown' || column.data_type === 'lark_md')
    return markdownText(String(value ?? ''), nameOf);
  return column.data_type === 'persons' ? nameOf(String(value ?? '')) : String(value ?? '');
};

const table = (component: JsonObject, nameOf: NameOf): string[] => {
  const columns = listOf(component.columns).filter(isObject);
  const head = columns.map((column) => textOf(column.display_name) || textOf(column.name));
  const rows = listOf(component.rows).filter(isObject);
  return [head, ...rows.map((row) => columns.map((column) => cell(row[textOf(column.name)], column, nameOf)))].map(
    (cells) => cells.join(' | '),
  );
};

const chart = (component: JsonObject): string[] => {
  const spec = isObject(component.chart_spec) ? component.chart_spec : {};
  const title = isObject(spec.title) ? textOf(spec.title.text) : '';
  const values = (Array.isArray(spec.data) ? spec.data : [spec.data])
    .filter(isObject)
    .flatMap((data) => listOf(data.values))
    .filter(isObject)
    .map((point) => Object.values(point).join(' '));
  return [`〔图〕${title}`, ...values];
};

const elementLines = (component: unknown, nameOf: NameOf): string[] => {
  if (!isObject(component)) return [];
  const lines: Record<string, () => string[]> = {
    markdown: () => [textObject(component, nameOf)],
    div: () => [textObject(component.text, nameOf)],
    button: () => [`[${textObject(component.text, nameOf)}]`],
    table: () => table(component, nameOf),
    chart: () => chart(component),
    person: () => [nameOf(textOf(component.user_id))],
    person_list: () => [
      listOf(component.persons)
        .filter(isObject)
        .map((one) => nameOf(textOf(one.id)))
        .join('、'),
    ],
    hr: () => [],
  };
  const known = lines[textOf(component.tag)];
  if (known) return known();
  const title = isObject(component.header) ? [textObject(component.header.title, nameOf)] : [];
  const children = [...listOf(component.columns), ...listOf(component.elements)];
  if (children.length > 0) return [...title, ...children.flatMap((child) => elementLines(child, nameOf))];
  return textOf(component.name) === '' ? title : field(component, nameOf);
};

const cardLines = (card: JsonObject, nameOf: NameOf): string[] => {
  const header = isObject(card.header) ? card.header : {};
  const tags = listOf(header.text_tag_list)
    .filter(isObject)
    .map((tag) => `〔${textObject(tag.text, nameOf)}〕`);
  const body = isObject(card.body) ? card.body : {};
  return [
    [textObject(header.title, nameOf), ...tags].filter((part) => part !== '').join(' '),
    textObject(header.subtitle, nameOf),
    ...listOf(body.elements).flatMap((component) => elementLines(component, nameOf)),
  ];
};

const postLines = (post: JsonObject, nameOf: NameOf): string[] => {
  const locale = isObject(post.zh_cn) ? post.zh_cn : post;
  const part = (piece: JsonObject): string => {
    if (piece.tag === 'at') return piece.user_id === 'all' ? '@所有人' : `@${nameOf(textOf(piece.user_id))}`;
    return piece.tag === 'md' ? markdownText(textOf(piece.text), nameOf) : textOf(piece.text);
  };
  return [
    textOf(locale.title),
    ...listOf(locale.content).map((line) => listOf(line).filter(isObject).map(part).join('')),
  ];
};

/** `fileName` gives the name behind a file_key. */
export function plainText(
  msgType: string,
  content: string,
  nameOf: NameOf,
  fileName: (key: string) => string = (key) => key,
): string {
  const body = parseObject(content) ?? {};
  const lines: Record<string, () => string[]> = {
    text: () => [atNames(textOf(body.text), nameOf)],
    post: () => postLines(body, nameOf),
    file: () => [`〔文件〕${fileName(textOf(body.file_key))}`],
    image: () => [`〔图片〕${fileName(textOf(body.image_key))}`],
    interactive: () => cardLines(body, nameOf),
  };
  return (lines[msgType]?.() ?? [content]).filter((line) => line.trim() !== '').join('\n');
}
