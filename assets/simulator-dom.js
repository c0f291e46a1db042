// Elements without markup: whatever people typed goes in as text.

/** An element with attributes (a function listens, `false` and `null` leave out) and children (strings become text). */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener?.(name, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  return fill(element, children);
}

export function fill(element, children) {
  for (const child of [children].flat(Number.POSITIVE_INFINITY)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    element.appendChild(typeof child === 'object' ? child : document.createTextNode(String(child)));
  }
  return element;
}

/** New children in place of the old where they differ; whoever stood on one by keyboard stands on its successor. */
export function redraw(view, children) {
  const fresh = fill(document.createElement('div'), children);
  if (fresh.innerHTML === view.innerHTML) return;
  const place = [...view.children].indexOf(document.activeElement);
  view.replaceChildren(...fresh.childNodes);
  view.children[place]?.focus();
}

/** A drawing that the service made; parsed as an image is, so that nothing in it can run. */
export function drawing(svg) {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  return document.importNode(parsed.documentElement, true);
}
