/** The tags of card JSON 2.0 and the properties each may carry, as data. */

import { isObject, type JsonObject, listOf, textOf } from '../common/json.js';
import {
  anything,
  boolean,
  byTag,
  type Check,
  ERR,
  either,
  inside,
  list,
  object,
  oneOf,
  only,
  type Place,
  pattern,
  report,
  shape,
  string,
  whole,
} from './card-shape.js';
import { pingsOf } from './pings.js';

type Properties = Record<string, Check>;

const pixels = pattern(/^-?\d{1,4}px$/);
const margins = pattern(/^-?\d{1,4}px(?: -?\d{1,4}px){0,3}$/);
const spacing = either(oneOf('small', 'medium', 'large', 'extra_large'), pixels);
const color = pattern(/^[a-z][a-z0-9_-]*$/);
const align = oneOf('left', 'center', 'right');
const verticalAlign = oneOf('top', 'center', 'bottom');
const textSize = pattern(/^[a-z][a-z0-9_-]*$/);
const url = pattern(/^(?:https?|lark|feishu):\/\/\S+$/);
const name = string(100, 1);

/** Mentions must be of people there are; colours must have names. */
const markup: Check = (value, place) => {
  if (typeof value !== 'string') return report(place, ERR.json, 'must be a text');
  for (const id of pingsOf('interactive', JSON.stringify({ tag: 'markdown', content: value })))
    if (id !== 'all' && !place.walk.knowsPerson(id)) report(place, ERR.person, `invalid user id ${id}`);
  if (/<font[^>]*color\s*=\s*['"]?(?:#|rgb)/i.test(value)) report(place, ERR.json, 'colours must be named');
};

const textMore: Properties = {
  tag: anything,
  i18n_content: object,
  text_size: textSize,
  text_color: color,
  text_align: align,
  lines: whole(1, 1000),
  element_id: anything,
};
export const plainText = (maxLength?: number): Check =>
  byTag(() => ({ plain_text: shape({ content: string(maxLength) }, textMore) }));
const text = byTag(() => ({
  plain_text: shape({ content: string() }, textMore),
  lark_md: shape({ content: markup }, textMore),
}));
const icon = byTag(() => ({
  standard_icon: shape({ tag: anything, token: string() }, { color, size: string() }),
  custom_icon: shape({ tag: anything, img_key: imageKey }, { size: string() }),
}));
const imageKey: Check = (value, place) => {
  if (typeof value !== 'string' || !place.walk.knowsImage(value)) report(place, ERR.image, 'unknown image key');
};
const confirm = shape({ title: text, text });

const behavior: Check = (value, place) => {
  const kinds: Record<string, Check> = {
    callback: shape({ type: anything, value: object }),
    open_url: shape({ type: anything, default_url: url }, { pc_url: url, ios_url: url, android_url: url }),
  };
  const kind = isObject(value) ? kinds[textOf(value.type)] : undefined;
  if (kind) kind(value, place);
  else report(place, ERR.json, 'unknown behavior');
};
const behaviors = list(behavior);

const placed: Properties = {
  tag: anything,
  margin: margins,
  element_id: (value, place) => {
    if (!/^[A-Za-z][A-Za-z0-9_]{0,19}$/.test(textOf(value))) report(place, ERR.json, 'malformed element_id');
    else if (place.walk.elementIds.has(textOf(value))) report(place, ERR.json, 'element_id is not unique');
    place.walk.elementIds.add(textOf(value));
  },
};
const flow: Properties = {
  direction: oneOf('vertical', 'horizontal'),
  padding: margins,
  horizontal_spacing: spacing,
  horizontal_align: align,
  vertical_spacing: spacing,
  vertical_align: verticalAlign,
};
const acting: Properties = { name, behaviors, confirm, disabled: boolean, required: boolean, width: string() };
const picking: Properties = {
  ...acting,
  placeholder: plainText(100),
  type: oneOf('default', 'text'),
};
const hints: Properties = { hover_tips: plainText(), disabled_tips: plainText() };

const option = shape({ text: plainText(), value: string(undefined, 1) }, { icon });
const options: Check = (value, place) => {
  list(option, undefined, 1)(value, place);
  const values = listOf(value).map((entry) => (isObject(entry) ? entry.value : null));
  if (new Set(values).size < values.length) report(place, ERR.json, 'option values are not unique');
};
const personOptions = list(
  shape({
    value: (value, place) => {
      if (!place.walk.knowsPerson(textOf(value))) report(place, ERR.person, 'invalid user id');
    },
  }),
);
const person: Check = (value, place) => {
  if (!place.walk.knowsPerson(textOf(value))) report(place, ERR.person, `invalid user id ${textOf(value)}`);
};

const chartSpec: Check = (value, place) => {
  const spec = isObject(value) ? value : {};
  if (typeof spec.type !== 'string' || spec.data === undefined) report(place, ERR.chart, 'chart_spec needs type, data');
};

const cellChecks: Record<string, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  lark_md: (value) => typeof value === 'string',
  markdown: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  date: (value) => typeof value === 'number',
  persons: (value) => typeof value === 'string' || Array.isArray(value),
  options: (value) => Array.isArray(value) && value.every((entry) => isObject(entry) && typeof entry.text === 'string'),
};
const columnWidth = either(only('auto'), pattern(/^(?:[89]\d|[1-5]\d\d|600)px$/), pattern(/^(?:\d{1,2}|100)%$/));
const column = shape(
  { name: string(undefined, 1) },
  {
    display_name: string(),
    width: columnWidth,
    data_type: oneOf(...Object.keys(cellChecks)),
    format: shape({}, { symbol: string(), precision: whole(0, 10), separator: boolean }),
    date_format: string(),
    horizontal_align: align,
    vertical_align: verticalAlign,
  },
);
const tableCells = (table: JsonObject, place: Place): void => {
  const kinds = new Map(
    listOf(table.columns)
      .filter(isObject)
      .map((entry) => [textOf(entry.name), textOf(entry.data_type) || 'text']),
  );
  if (kinds.size < listOf(table.columns).length) report(place, ERR.tableColumns, 'column names are not unique');
  for (const [i, row] of listOf(table.rows).filter(isObject).entries()) {
    for (const [key, value] of Object.entries(row)) {
      const at = inside(inside(inside(place, 'rows'), i), key);
      const kind = kinds.get(key);
      if (kind === undefined) report(at, ERR.tableRows, 'no such column');
      else if (!cellChecks[kind]?.(value)) report(at, ERR.tableRows, `must fit ${kind}`);
      else if (kind === 'markdown' || kind === 'lark_md') markup(value, at);
    }
  }
};

const inputLength: Check = (value, place) => {
  if (!isObject(value)) return;
  const most = typeof value.max_length === 'number' ? value.max_length : 1000;
  if ([...textOf(value.default_value)].length > most)
    report(inside(place, 'default_value'), ERR.json, 'is longer than max_length');
};

/** Required and optional properties of each tag; `elements` is what may stand inside a container. */
export const tagProperties = (
  elements: Check,
): Record<
  string,
  { required?: Properties; optional?: Properties; also?: (value: JsonObject, place: Place) => void }
> => ({
  markdown: {
    required: { content: markup },
    optional: { text_align: align, text_size: textSize, icon, i18n_content: object },
  },
  div: { optional: { text, icon, width: string() } },
  hr: {},
  img: {
    required: { img_key: imageKey, alt: plainText() },
    optional: {
      title: text,
      corner_radius: string(),
      scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
      size: string(),
      transparent: boolean,
      preview: boolean,
    },
  },
  person: {
    required: { user_id: person },
    optional: { size: string(), show_avatar: boolean, show_name: boolean, style: string() },
  },
  person_list: {
    required: { persons: list(shape({ id: person }), undefined, 1) },
    optional: {
      show_name: boolean,
      show_avatar: boolean,
      size: string(),
      lines: whole(1, 100),
      drop_invalid_user_id: boolean,
      icon,
    },
  },
  chart: {
    required: { chart_spec: chartSpec },
    optional: {
      aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
      color_theme: string(),
      preview: boolean,
      height: either(only('auto'), pattern(/^[1-9]\d{0,2}px$/)),
    },
  },
  table: {
    required: { columns: list(column, 50, 1), rows: list(object) },
    optional: {
      page_size: whole(1, 10),
      row_height: either(oneOf('low', 'middle', 'high', 'auto'), pattern(/^(?:3[2-9]|[4-9]\d|1[01]\d|12[0-4])px$/)),
      row_max_height: pixels,
      freeze_first_column: boolean,
      header_style: shape(
        {},
        {
          text_align: align,
          text_size: textSize,
          background_style: oneOf('grey', 'none'),
          text_color: oneOf('default', 'grey'),
          bold: boolean,
          lines: whole(1, 100),
        },
      ),
    },
    also: tableCells,
  },
  column_set: {
    required: { columns: list(columnOf(elements), undefined, 1) },
    optional: {
      flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
      horizontal_spacing: spacing,
      horizontal_align: align,
      background_style: color,
      action: object,
    },
  },
  form: {
    required: { name, elements },
    optional: { ...flow },
  },
  collapsible_panel: {
    required: { elements },
    optional: {
      ...flow,
      expanded: boolean,
      background_color: color,
      border: shape({}, { color, corner_radius: pixels }),
      header: shape(
        { title: text },
        {
          background_color: color,
          width: string(),
          vertical_align: verticalAlign,
          padding: pixels, // two values were refused
          position: oneOf('top', 'bottom'),
          icon,
          icon_position: oneOf('left', 'right', 'follow_text'),
          icon_expanded_angle: either(only(-180), only(-90), only(90), only(180)),
        },
      ),
    },
  },
  interactive_container: {
    required: { elements, behaviors },
    optional: {
      ...flow,
      ...hints,
      width: string(),
      height: string(),
      background_style: color,
      has_border: boolean,
      border_color: color,
      corner_radius: pixels,
      disabled: boolean,
      confirm,
    },
  },
  button: {
    required: { text: plainText(100) },
    optional: {
      ...acting,
      ...hints,
      icon,
      type: oneOf(
        'default',
        'primary',
        'danger',
        'text',
        'primary_text',
        'danger_text',
        'primary_filled',
        'danger_filled',
        'laser',
      ),
      size: oneOf('tiny', 'small', 'medium', 'large'),
      form_action_type: oneOf('submit', 'reset'),
    },
  },
  input: {
    optional: {
      ...acting,
      input_type: oneOf('text', 'multiline_text', 'password'),
      rows: whole(1, 1000),
      auto_resize: boolean,
      max_rows: whole(1, 1000),
      max_length: whole(1, 1000),
      label: plainText(),
      label_position: oneOf('top', 'left'),
      placeholder: plainText(100),
      default_value: string(),
      show_icon: boolean,
    },
    also: inputLength,
  },
  select_static: { required: { options }, optional: { ...picking, initial_option: string() } },
  multi_select_static: { required: { options }, optional: { ...picking, selected_values: list(string()) } },
  select_person: { optional: { ...picking, options: personOptions, initial_option: string() } },
  multi_select_person: { optional: { ...picking, options: personOptions, selected_values: list(string()) } },
  date_picker: { optional: { ...picking, initial_date: pattern(/^\d{4}-\d{2}-\d{2}$/) } },
  picker_time: { optional: { ...picking, initial_time: pattern(/^\d{2}:\d{2}$/) } },
  picker_datetime: { optional: { ...picking, initial_datetime: pattern(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/) } },
  checker: {
    optional: { ...acting, ...hints, text, checked: boolean, overall_checkable: boolean, padding: margins },
  },
  overflow: {
    required: { options: list(shape({ text: plainText() }, { value: string(), multi_url: object })) },
    optional: acting,
  },
});

/** Properties that every element may carry. */
export const EVERYWHERE: Properties = placed;

function columnOf(elements: Check): Check {
  return byTag(() => ({
    column: shape(
      { elements },
      {
        ...placed,
        ...flow,
        width: either(oneOf('auto', 'weighted'), pattern(/^(?:1[6-9]|[2-9]\d|[1-5]\d\d|600)px$/)),
        weight: whole(1, 5),
        background_style: color,
        action: object,
      },
    ),
  }));
}

const TEMPLATES = 'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' ');

export const header = shape(
  { title: text },
  {
    subtitle: text,
    template: oneOf(...TEMPLATES),
    text_tag_list: list(
      byTag(() => ({ text_tag: shape({ tag: anything, text }, { color, element_id: anything }) })),
      3,
    ),
    i18n_text_tag_list: object,
    icon,
    padding: margins,
  },
);

export const config = shape(
  {},
  {
    update_multi: only(true),
    enable_forward: boolean,
    enable_forward_interaction: boolean,
    width_mode: oneOf('default', 'compact', 'fill'),
    summary: shape({ content: string() }, { i18n_content: object }),
    style: object,
    locales: list(string()),
    streaming_mode: boolean,
    streaming_config: object,
    use_custom_translation: boolean,
  },
);

export const cardLink = shape({}, { url, pc_url: url, ios_url: url, android_url: url });
export const bodyFlow = flow;
