// What the page asks of the service. A refusal comes back as words to show.

async function asked(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error('连接不上督办服务，请看它是否还在运行。');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.refused ?? '抱歉，没有办成，请稍后再试。');
  return answer;
}

const posted = (path, body) =>
  asked(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** The same try twice is once. */
const newId = () => crypto.randomUUID();

export const service = {
  state: (as) => asked(`/local/state?as=${encodeURIComponent(as)}`),
  journey: () => asked('/local/journey'),
  say: (said) => posted('/local/say', { id: newId(), ...said }),
  press: (pressed) => posted('/local/press', { id: newId(), ...pressed }),
  moveTo: (to) => posted('/local/clock', { to }),
  upload: (as, file) =>
    asked(`/local/files?as=${encodeURIComponent(as)}&name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    }),
  fileUrl: (as, id) => `/local/files/${encodeURIComponent(id)}?as=${encodeURIComponent(as)}`,
  events: (after) => new EventSource(`/local/events?after=${after}`),
};
