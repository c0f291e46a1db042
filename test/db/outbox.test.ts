import { expect, test } from 'vitest';
import { withTransaction } from '#db/index.js';
import type { OutboxMessage, OutboxRow, Timing } from '#db/outbox.js';
import { repositories } from '#db/repositories.js';
import { at, auditKey, programme, store } from './support.js';

const message = (id: string, more: Partial<OutboxMessage & Timing> = {}): OutboxMessage & Timing => ({
  id,
  occurrence: `nudge:${id}`,
  to: 'feishu:oc_1',
  platform: 'feishu',
  act: 'send',
  messageId: null,
  people: [],
  body: `{"text":"<at id=all></at> ${id}"}`,
  fileId: null,
  sendKey: `key-${id}`,
  subject: { purpose: 'nudge', unitId: 'unt_1', numbers: ['9-2'], obligationKeys: ['report:2022-12:prj_1:unt_1'] },
  createdAt: at(0),
  ...more,
});

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

async function outbox() {
  const { database, repos } = await store();
  const box = repos.outbox;
  const claimOne = async (owner = 'w1', second = 0): Promise<OutboxRow> => {
    const [row] = await box.claim(owner, at(second), 1);
    if (!row) throw new Error('nothing to claim');
    return row;
  };
  const sendOne = async (second = 0, keyedUntil: string | null = at(3300)): Promise<OutboxRow> => {
    const row = await claimOne('w1', second);
    expect(await box.markSending(row, at(second), keyedUntil)).toBe(true);
    return row;
  };
  const stateOf = async (id: string) => (await box.byId(id))?.state;
  return { database, repos, box, claimOne, sendOne, stateOf };
}

test('a message comes back as it was stored, bytes and all, and goes through its states', async () => {
  const { box } = await outbox();
  const stored = message('a', { people: ['feishu:ou_1'], act: 'urgent', messageId: 'om_1', fileId: 'fil_1' });
  expect(await box.insert(stored)).toBe(true);
  expect(await box.byId('a')).toEqual({
    ...stored,
    programmeId: 'prg_1',
    priority: 1,
    dueAt: at(0),
    notBefore: at(0),
    state: 'pending',
    fence: 0,
    claimedBy: null,
    attempts: 0,
    firstTriedAt: null,
    keyedUntil: null,
    doubtful: false,
    settledAt: null,
    platformMessageId: null,
    lastCause: null,
  });
  const [claimed] = await box.claim('w1', at(1), 10);
  expect(claimed).toMatchObject({ ...stored, state: 'claimed', fence: 1, claimedBy: 'w1' });
  if (!claimed) throw new Error('not claimed');
  expect(await box.markSending(claimed, at(2), at(3000))).toBe(true);
  expect(await box.byId('a')).toMatchObject({
    state: 'sending',
    attempts: 1,
    firstTriedAt: at(2),
    keyedUntil: at(3000),
  });
  expect(await box.settle(claimed, { state: 'sent', platformMessageId: 'om_2', at: at(3) })).toBe(true);
  expect(await box.byId('a')).toMatchObject({
    state: 'sent',
    settledAt: at(3),
    platformMessageId: 'om_2',
    body: stored.body,
  });
  expect((await box.byPlatformMessage('om_2'))?.id).toBe('a');
  expect(await box.byPlatformMessage('om_9')).toBeNull();
});

test('the same occurrence goes to the same recipient once, whatever became of it', async () => {
  const { box, sendOne } = await outbox();
  await box.insert(message('a'));
  expect(await box.insert(message('b', { occurrence: 'nudge:a' }))).toBe(false);
  expect(await box.insert(message('c', { sendKey: 'key-a' }))).toBe(false);
  expect(await box.insert(message('d', { occurrence: 'nudge:a', to: 'feishu:oc_2' }))).toBe(true);
  const row = await sendOne();
  await box.settle(row, { state: 'dead', cause: 'gone', at: at(1) });
  expect(await box.insert(message('e', { occurrence: 'nudge:a' }))).toBe(false);
  await expect(box.insert(message('f', { sendKey: 'k'.repeat(51) }))).rejects.toThrow(/check/i);
});

test('a message and what caused it are stored together or not at all', async () => {
  const { database, box } = await outbox();
  const change = withTransaction(database.db, async (tx) => {
    await repositories(tx, 'prg_1', { auditKey }).outbox.insert(message('a'));
    throw new Error('crash');
  });
  await expect(change).rejects.toThrow('crash');
  expect(await box.byId('a')).toBeNull();
});

test('F24: the soonest due goes first, and each recipient gets theirs in order, one at a time', async () => {
  const { box, stateOf } = await outbox();
  await box.insert(message('a1', { dueAt: at(900) }));
  await box.insert(message('a2', { dueAt: at(100), priority: 0 }));
  await box.insert(message('b1', { to: 'feishu:oc_2', dueAt: at(500) }));
  await box.insert(message('c1', { to: 'feishu:oc_3', dueAt: at(950), priority: 0 }));
  const first = await box.claim('w1', at(1), 10);
  expect(ids(first)).toEqual(['c1', 'b1', 'a1']);
  expect(await box.claim('w2', at(1), 10)).toEqual([]);
  const a1 = first[2] as OutboxRow;
  await box.markSending(a1, at(2), null);
  await box.settle(a1, { state: 'pending', notBefore: at(60), cause: 'limited', at: at(2) });
  // F22: the chat rests until the reset, the next message to it as well.
  expect(await box.claim('w1', at(59), 10)).toEqual([]);
  expect(await box.nextDue(at(2))).toBe(at(60));
  const [again] = await box.claim('w1', at(60), 10);
  expect(again?.id).toBe('a1');
  await box.markSending(again as OutboxRow, at(60), null);
  await box.settle(again as OutboxRow, { state: 'sent', platformMessageId: 'om', at: at(61) });
  expect(ids(await box.claim('w1', at(61), 10))).toEqual(['a2']);
  expect(await stateOf('a2')).toBe('claimed');
});

test('a message that was put off from the start holds nobody up', async () => {
  const { box } = await outbox();
  await box.insert(message('tomorrow', { notBefore: at(5000) }));
  await box.insert(message('answer'));
  expect(ids(await box.claim('w1', at(1), 10))).toEqual(['answer']);
  expect(await box.nextDue(at(1))).toBe(at(5000));
});

test('a worker takes only what goes to platforms it can reach', async () => {
  const { box } = await outbox();
  await box.insert(message('f'));
  await box.insert(message('w', { to: 'wecom:c', platform: 'wecom' }));
  expect(await box.claim('w1', at(1), 10, [])).toEqual([]);
  expect(ids(await box.claim('w1', at(1), 10, ['wecom', 'local']))).toEqual(['w']);
});

test('F38: who was replaced settles nothing', async () => {
  const { box, claimOne, stateOf } = await outbox();
  await box.insert(message('a'));
  const paused = await claimOne('w1');
  expect(await box.owners()).toEqual(['w1']);
  expect(await box.recover(['w9'], at(30))).toEqual({ pending: 0, unknown: 0 });
  expect(await box.recover(['w1'], at(30))).toEqual({ pending: 1, unknown: 0 });
  expect(await box.markSending(paused, at(31), null)).toBe(false);
  const next = await claimOne('w2', 31);
  expect(next.fence).toBeGreaterThan(paused.fence);
  await box.markSending(next, at(32), null);
  for (const state of ['dead', 'cancelled'] as const) {
    expect(await box.settle(paused, { state, cause: 'x', at: at(33) })).toBe(false);
  }
  expect(await box.settle(paused, { state: 'sent', platformMessageId: 'om_1', at: at(33) })).toBe(false);
  expect(await stateOf('a')).toBe('sending');
  expect(await box.settle(next, { state: 'sent', platformMessageId: 'om_2', at: at(34) })).toBe(true);
  expect(await box.settle(next, { state: 'dead', cause: 'x', at: at(35) })).toBe(false);
  expect(await box.recover(await box.owners(), at(36))).toEqual({ pending: 0, unknown: 0 });
});

test('F49: nothing is sent, or settled as tried, that was not marked as being sent', async () => {
  const { box, claimOne } = await outbox();
  await box.insert(message('a'));
  const row = await claimOne();
  expect(await box.settle(row, { state: 'sent', platformMessageId: 'om', at: at(1) })).toBe(false);
  expect(await box.settle(row, { state: 'unknown', notBefore: at(1), cause: 'x', at: at(1) })).toBe(false);
  expect(await box.settle(row, { state: 'cancelled', cause: 'no longer owed', at: at(1) })).toBe(true);
  expect(await box.markSending(row, at(2), null)).toBe(false);
});

test('F18: what may have arrived is resent under its key while the platform remembers it', async () => {
  const { box, sendOne, claimOne } = await outbox();
  await box.insert(message('a'));
  const row = await sendOne(0, at(3300));
  await box.settle(row, { state: 'unknown', notBefore: at(5), cause: 'time-out', at: at(1) });
  expect(await box.byId('a')).toMatchObject({ state: 'unknown', doubtful: true });
  expect(await box.claim('w1', at(4), 10)).toEqual([]);
  expect(await box.nextDue(at(1))).toBe(at(5));
  const again = await claimOne('w1', 5);
  expect(again).toMatchObject({ body: row.body, sendKey: row.sendKey });
  // The time that the platform remembers runs from the try that may have arrived, not from the last.
  expect(await box.markSending(again, at(5), at(3305))).toBe(true);
  expect((await box.byId('a'))?.keyedUntil).toBe(at(3300));
  await box.settle(again, { state: 'sent', platformMessageId: 'om', at: at(6) });
  expect(await box.byId('a')).toMatchObject({ state: 'sent', doubtful: false, attempts: 2, firstTriedAt: at(0) });
});

test('a refusal of the second try does not clear the first one of doubt', async () => {
  const { box, sendOne, claimOne } = await outbox();
  await box.insert(message('a'));
  await box.settle(await sendOne(0, at(3300)), { state: 'unknown', notBefore: at(5), cause: 'time-out', at: at(1) });
  const again = await claimOne('w1', 5);
  await box.markSending(again, at(5), at(3305));
  await box.settle(again, { state: 'pending', notBefore: at(4000), cause: 'platform ill', at: at(6) });
  expect(await box.byId('a')).toMatchObject({ state: 'unknown', doubtful: true });
  expect(await box.claim('w1', at(4000), 10)).toEqual([]);
});

test('a first try that surely failed does not use up the time in which a key is remembered', async () => {
  const { box, sendOne } = await outbox();
  await box.insert(message('a'));
  await box.settle(await sendOne(0, at(3300)), {
    state: 'pending',
    notBefore: at(7200),
    cause: 'platform ill',
    at: at(1),
  });
  await sendOne(7200, at(10_500));
  expect(await box.byId('a')).toMatchObject({ keyedUntil: at(10_500), firstTriedAt: at(0) });
});

test('F19: once the time has passed it is not guessed: it is told once, and waits for whoever finds out', async () => {
  const { box, sendOne, stateOf } = await outbox();
  for (const id of ['a', 'b', 'c', 'd']) await box.insert(message(id, { to: `feishu:${id}` }));
  for (const keyedUntil of [at(100), null, null, null]) {
    await box.settle(await sendOne(0, keyedUntil), {
      state: 'unknown',
      notBefore: at(5),
      cause: 'time-out',
      at: at(1),
    });
  }
  expect(ids(await box.unaccounted(at(99)))).toEqual(['b', 'c', 'd']);
  expect(ids(await box.claim('w1', at(100), 10))).toEqual([]);
  expect(ids(await box.unaccounted(at(100)))).toEqual(['a']);
  expect(await box.unaccounted(at(200))).toEqual([]);
  expect(await box.nextDue(at(1))).toBe(at(5));

  expect(await box.resolve('a', { state: 'sent', platformMessageId: 'om_a' }, at(300))).toBe(true);
  expect(await box.resolve('b', { state: 'cancelled' }, at(300))).toBe(true);
  expect(await box.resolve('c', { state: 'pending' }, at(300))).toBe(true);
  expect(await box.resolve('c', { state: 'cancelled' }, at(300))).toBe(false);
  expect([await stateOf('a'), await stateOf('b'), await stateOf('d')]).toEqual(['sent', 'cancelled', 'unknown']);
  expect(ids(await box.claim('w1', at(300), 10))).toEqual(['c']);
});

test('a key that ran out between claim and call stops the call', async () => {
  const { box, sendOne, claimOne, stateOf } = await outbox();
  await box.insert(message('a'));
  await box.settle(await sendOne(0, at(100)), { state: 'unknown', notBefore: at(5), cause: 'time-out', at: at(1) });
  const slow = await claimOne('w1', 99);
  expect(await box.markSending(slow, at(100), at(3400))).toBe(false);
  expect(await stateOf('a')).toBe('unknown');
  expect(ids(await box.unaccounted(at(100)))).toEqual(['a']);
});

test('F17: after a crash the claimed waits again and what was being sent is unknown', async () => {
  const { box, sendOne, claimOne, stateOf } = await outbox();
  for (const id of ['a', 'b']) await box.insert(message(id, { to: `feishu:${id}` }));
  await sendOne(0, at(3300));
  await claimOne('w1', 0);
  expect(await box.recover(['w1'], at(10))).toEqual({ pending: 1, unknown: 1 });
  expect([await stateOf('a'), await stateOf('b')]).toEqual(['unknown', 'pending']);
  expect(ids(await box.claim('w2', at(10), 10))).toEqual(['a', 'b']);
});

test('F51: after an older copy was restored nothing goes out by itself', async () => {
  const { box, sendOne } = await outbox();
  for (const id of ['a', 'b', 'c']) await box.insert(message(id, { to: `feishu:${id}` }));
  const sent = await sendOne();
  await box.settle(sent, { state: 'sent', platformMessageId: 'om', at: at(1) });
  await sendOne();
  expect(await box.doubtAll(at(50))).toBe(2);
  expect(await box.claim('w1', at(60), 10)).toEqual([]);
  expect(ids(await box.unaccounted(at(60)))).toEqual(['b', 'c']);
  expect(await box.counts()).toEqual({
    pending: 0,
    claimed: 0,
    sending: 0,
    sent: 1,
    dead: 0,
    unknown: 2,
    cancelled: 0,
  });
});

test('F31: what waits is cancelled by what it is about; what is being sent is past cancelling', async () => {
  const { repos, box, claimOne, sendOne, stateOf } = await outbox();
  await box.insert(message('sending', { to: 'feishu:1' }));
  await sendOne();
  await box.insert(message('claimed', { to: 'feishu:2' }));
  const claimed = await claimOne();
  await box.insert(message('pending', { to: 'feishu:3' }));
  await box.insert(message('later', { to: 'feishu:3', notBefore: at(9000) }));
  await box.insert(message('other', { subject: { purpose: 'nudge', unitId: 'unt_1', obligationKeys: ['another'] } }));
  await box.insert(message('digest', { subject: { purpose: 'digest' } }));
  await repos.programmes.create({ ...programme, id: 'prg_2', year: 2023 });
  await repos.forProgramme('prg_2').outbox.insert(message('next-year'));

  const cancelled = await box.cancel(
    { purpose: 'nudge', obligationKey: 'report:2022-12:prj_1:unt_1' },
    'reported',
    at(5),
  );
  expect(ids(cancelled)).toEqual(['claimed', 'pending', 'later']);
  expect(await box.markSending(claimed, at(6), null)).toBe(false);
  for (const id of ['other', 'digest', 'next-year']) expect(await stateOf(id)).toBe('pending');
  expect(await stateOf('sending')).toBe('sending');
  expect(ids(await box.cancel({ to: 'feishu:oc_1', unitId: 'unt_1' }, 'x', at(7)))).toEqual(['other']);
  expect(ids(await box.cancel({ occurrence: 'nudge:digest' }, 'x', at(7)))).toEqual(['digest']);
  expect(ids(await box.byState('cancelled'))).toEqual(['claimed', 'pending', 'later', 'other', 'digest']);
});

test('F28: in place of a card that is too old to update the same bytes go out anew, once', async () => {
  const { box, sendOne } = await outbox();
  await box.insert(message('a', { act: 'update', messageId: 'om_old' }));
  const row = await sendOne();
  await box.settle(row, { state: 'dead', cause: 'stale', at: at(1) });
  expect(await box.insertAgainAsSend(row, 'b', at(2))).toBe(true);
  expect(await box.insertAgainAsSend(row, 'c', at(3))).toBe(false);
  expect(await box.byId('b')).toMatchObject({
    act: 'send',
    messageId: null,
    body: row.body,
    state: 'pending',
    fence: 0,
    attempts: 0,
  });
});

test('S41: of what was settled long ago the words are forgotten, the oldest first; a repeat is known all the same', async () => {
  const { repos, box, sendOne } = await outbox();
  const drawing = (name: string) =>
    repos.files.save({ id: name, name, mime: 'image/svg+xml', bytes: Buffer.from(name), at: at(0) });
  for (const id of ['older', 'old', 'new', 'waiting'])
    await box.insert(message(id, { to: id, fileId: await drawing(id) }));
  await drawing('alone');
  await repos.files.save({ id: 'form', name: 'form', mime: 'application/pdf', bytes: Buffer.from('alone'), at: at(0) });
  for (const second of [20, 30, 200]) {
    const row = await sendOne(second);
    await box.settle(row, { state: 'sent', platformMessageId: `om_${row.id}`, at: at(second) });
  }
  expect(await box.forgetWords(at(100), 1)).toBe(1);
  expect((await box.byId('older'))?.body).toBe('');
  expect(await box.forgetWords(at(100), 10)).toBe(1);
  expect(await box.forgetWords(at(100), 10)).toBe(0);
  expect(await box.byId('old')).toMatchObject({
    ...message('old', { to: 'old', fileId: 'old' }),
    body: '',
    state: 'sent',
  });
  expect((await box.byId('waiting'))?.body).toBe(message('waiting').body);
  expect(await box.insert(message('old', { id: 'anew', to: 'old' }))).toBe(false);

  expect(await repos.files.purge('image/svg+xml', at(100))).toBe(3);
  expect(await repos.files.info('new')).not.toBeNull();
  expect(await repos.files.info('waiting')).not.toBeNull();
  expect([await repos.files.info('old'), await repos.files.info('alone')]).toEqual([null, null]);
  expect((await repos.files.read('form'))?.bytes).toEqual(Buffer.from('alone'));
});

test('what arrived is listed by recipient and time, without its bytes', async () => {
  const { box, sendOne } = await outbox();
  for (const [index, id] of ['a', 'b', 'c'].entries()) {
    await box.insert(message(id, { to: id === 'b' ? 'feishu:oc_2' : 'feishu:oc_1' }));
    await box.settle(await sendOne(), { state: 'sent', platformMessageId: `om_${id}`, at: at(10 * index) });
  }
  const sent = await box.sentTo('feishu:oc_1', at(0));
  expect(ids(sent)).toEqual(['a', 'c']);
  expect(sent[0]).toEqual({
    id: 'a',
    to: 'feishu:oc_1',
    occurrence: 'nudge:a',
    subject: message('a').subject,
    platformMessageId: 'om_a',
    sentAt: at(0),
  });
  expect(ids(await box.sentSince(at(10)))).toEqual(['b', 'c']);
});
