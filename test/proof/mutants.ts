/**
 * Mistakes that such a bot is often built with. Each is put into a copy of the tree, and a test must turn red: the product
 * itself has no switch for any of them.
 */

export interface Mutant {
  name: string;
  /** What somebody might have written. */
  what: string;
  edits: readonly Edit[];
  /** The test file that has to notice, and where it is long, the tests in it. */
  caughtBy: { file: string; test?: string };
}

export interface Edit {
  file: string;
  /** Stands there exactly once. */
  from: string;
  to: string;
}

export const mutants: readonly Mutant[] = [
  {
    name: 'send, then mark',
    what: 'a message is marked as being sent after it was',
    edits: [
      {
        file: 'src/runtime/delivery.ts',
        from: '  if (!(await ctx.repos.outbox.markSending(row, ctx.now, keyedUntil(platform, ctx.now)))) return;\n',
        to: '',
      },
      {
        file: 'src/runtime/delivery.ts',
        from: "  faultPoint('outbox:delivered');\n",
        to: '  if (!(await ctx.repos.outbox.markSending(row, ctx.now, keyedUntil(platform, ctx.now)))) return;\n',
      },
    ],
    caughtBy: { file: 'test/runtime/delivery-faults.test.ts', test: 'F21' },
  },
  {
    name: 'mark, then send',
    what: 'a message counts as sent before anybody accepted it',
    edits: [
      {
        file: 'src/runtime/delivery.ts',
        from: "  faultPoint('outbox:sending');\n",
        to: "  await ctx.repos.outbox.settle(row, { state: 'sent', platformMessageId: null, at: ctx.now });\n",
      },
    ],
    caughtBy: { file: 'test/runtime/delivery-faults.test.ts', test: 'F53' },
  },
  {
    name: 'a new key for each try',
    what: 'the platform cannot know a repeat',
    edits: [
      {
        file: 'src/runtime/delivery.ts',
        from: 'sendKey: row.sendKey,',
        to: 'sendKey: row.sendKey.slice(0, 40) + row.attempts,',
      },
    ],
    caughtBy: { file: 'test/process/fan-out.test.ts', test: 'F18' },
  },
  {
    name: 'rendered anew for each try',
    what: 'other bytes go out under the same key',
    edits: [
      {
        file: 'src/runtime/delivery.ts',
        from: 'body: row.body,',
        to: "body: row.attempts > 0 ? row.body.replace('项', '件') : row.body,",
      },
    ],
    caughtBy: { file: 'test/process/fan-out.test.ts', test: 'F18' },
  },
  {
    name: 'no fence',
    what: 'a worker that was replaced settles what another one has claimed',
    edits: [{ file: 'db/outbox-claims.ts', from: ".where('fence', '=', claim.fence)", to: '' }],
    caughtBy: { file: 'test/db/outbox.test.ts', test: 'F38' },
  },
  {
    name: 'leases by the wall clock',
    what: 'setting a clock makes a second leader',
    edits: [
      {
        file: 'src/services/elections.ts',
        from: 'const asked = clock.monotonic();',
        to: 'const asked = Date.parse(clock.now());',
      },
      {
        file: 'src/services/elections.ts',
        from: 'clock.monotonic() - seen.since >=',
        to: 'Date.parse(clock.now()) - seen.since >=',
      },
    ],
    caughtBy: { file: 'test/services/elections.test.ts', test: 'F35' },
  },
  {
    name: 'no last look',
    what: 'a reminder goes out though the report came in meanwhile',
    edits: [{ file: 'src/runtime/delivery.ts', from: 'if (wanted && !(await wanted(row))) {', to: 'if (!wanted) {' }],
    caughtBy: { file: 'test/runtime/delivery-faults.test.ts', test: 'F31' },
  },
  {
    name: 'answered before it is stored',
    what: 'an event that could not be stored is acknowledged',
    edits: [
      {
        file: 'src/adapters/feishu/intake.ts',
        from: '      await receive(event);\n      return {};',
        to: '      receive(event).catch(() => undefined);\n      return {};',
      },
    ],
    caughtBy: { file: 'test/adapters/feishu/events-callback.test.ts', test: 'F42' },
  },
  {
    name: 'repeats known from memory',
    what: 'after a restart an event counts again',
    edits: [
      {
        file: 'src/runtime/receive.ts',
        from: '  const { outbox } = repositoriesOf(house);\n',
        to: '  const { outbox } = repositoriesOf(house);\n  const seen = new Set<string>();\n',
      },
      {
        file: 'src/runtime/receive.ts',
        from: '    const fresh = await house.database.storeArrived(events.map((event) => arrived(event, receivedAt)));\n',
        to: `    const unseen = events.filter(({ eventId }) => !seen.has(eventId) && seen.add(eventId));
    const fresh = new Set(unseen.map(({ eventId }) => eventId));
    if (unseen.length > 0) await house.database.storeArrived(unseen.map((event) => arrived(event, receivedAt)));
`,
      },
      {
        file: 'db/inbox.ts',
        from: "on.column('eventId').doNothing()",
        to: "on.column('eventId').doUpdateSet({ state: 'open' as const })",
      },
    ],
    caughtBy: { file: 'test/runtime/events-again.test.ts', test: 'F01' },
  },
  {
    name: 'repeats known for an hour',
    what: 'the retry after six hours counts again',
    edits: [
      {
        file: 'db/inbox.ts',
        from: "import type { Kysely, Selectable } from 'kysely';",
        to: "import { type Kysely, type Selectable, sql } from 'kysely';",
      },
      {
        file: 'db/inbox.ts',
        from: "on.column('eventId').doNothing()",
        to: "on.column('eventId').doUpdateSet({ state: sql`'open'` }).where(sql<boolean>`julianday(excluded.received_at) - julianday(inbox.received_at) > 1.0 / 24`)",
      },
    ],
    caughtBy: { file: 'test/runtime/events-again.test.ts', test: 'F01' },
  },
  {
    name: 'signature of the parsed body',
    what: 'what is checked is not what came',
    edits: [
      {
        file: 'src/adapters/feishu/verify.ts',
        from: 'signatureOf(timestamp, nonce, keys.encryptKey, request.body)',
        to: 'signatureOf(timestamp, nonce, keys.encryptKey, Buffer.from(JSON.stringify(JSON.parse(new TextDecoder().decode(request.body)))))',
      },
    ],
    caughtBy: { file: 'test/adapters/feishu/verify.test.ts' },
  },
  {
    name: 'plain comparison',
    what: 'the time that a refusal takes tells how much was right',
    edits: [
      {
        file: 'src/wire/same-secret.ts',
        from: 'return timingSafeEqual(a, b);',
        to: 'return a.equals(b);',
      },
    ],
    caughtBy: { file: 'test/structure/structure.test.ts', test: 'S08' },
  },
  {
    name: 'plain text accepted',
    what: 'an event that is not sealed is read all the same',
    edits: [
      {
        file: 'src/adapters/feishu/verify.ts',
        from: '      return JSON.parse(decrypt(sealed.parse(JSON.parse(utf8.decode(body))).encrypt));',
        to: '      const outer = sealed.parse(JSON.parse(utf8.decode(body)));\n      return outer.schema ? outer : JSON.parse(decrypt(outer.encrypt));',
      },
      {
        file: 'src/adapters/feishu/verify.ts',
        from: 'const sealed = z.looseObject({ encrypt: z.string().min(1) });',
        to: "const sealed = z.looseObject({ encrypt: z.string().default('') });",
      },
    ],
    caughtBy: { file: 'test/adapters/feishu/verify.test.ts' },
  },
  {
    name: 'the future accepted',
    what: 'a recorded request can be kept for later',
    edits: [
      {
        file: 'src/adapters/feishu/verify.ts',
        from: 'return age <= MAX_AGE_MS && age >= -MAX_AHEAD_MS;',
        to: 'return age <= MAX_AGE_MS;',
      },
    ],
    caughtBy: { file: 'test/adapters/feishu/verify.test.ts' },
  },
  {
    name: 'one way in unchecked',
    what: 'a button does what its presser may not',
    edits: [{ file: 'src/runtime/answers.ts', from: "    requireWho(ctx, action.who, '这个按钮');\n", to: '' }],
    caughtBy: { file: 'test/commands/ways-in.test.ts' },
  },
  {
    name: 'the unit of the card',
    what: 'whoever presses speaks for the unit that the button names',
    edits: [
      {
        file: 'src/services/own-assignment.ts',
        from: 'state.unit.id === unitId && own.includes(unitId) :',
        to: 'state.unit.id === unitId :',
      },
      {
        file: 'src/services/permission.ts',
        from: "if (may(ctx.actor.grants, 'unit.report', unitId)) return;",
        to: 'if (unitId && ctx.actor.grants.length > 0) return;',
      },
    ],
    caughtBy: { file: 'test/services/swapped-ids.test.ts', test: 'S13' },
  },
  {
    name: 'one view unescaped',
    what: 'the facts of a card are written as markdown',
    edits: [
      {
        file: 'src/adapters/feishu/blocks.ts',
        from: 'escapeMarkdown(value)',
        to: 'value',
      },
    ],
    caughtBy: { file: 'test/adapters/feishu/render.test.ts', test: 'S22' },
  },
  {
    name: 'an object in a cell',
    what: 'a text that begins with = becomes a formula',
    edits: [
      {
        file: 'src/documents/sheet-data.ts',
        from: "xml += text === null ? '/>' :",
        to: "xml += text?.startsWith('=') ? '><f>' + escapeXml(text.slice(1)) + '</f></c>' : text === null ? '/>' :",
      },
    ],
    caughtBy: { file: 'test/documents/write-form-xlsx.test.ts', test: 'S28' },
  },
  {
    name: 'sizes trusted',
    what: 'an archive inflates to more than it says it holds',
    edits: [
      {
        file: 'src/documents/zip.ts',
        from: 'return inflateRawSync(data, { maxOutputLength: left });',
        to: 'return inflateRawSync(data);',
      },
    ],
    caughtBy: { file: 'test/documents/zip.test.ts' },
  },
  {
    name: 'a phone number in the log',
    what: 'numbers in groups of four are not taken for one',
    edits: [{ file: 'src/adapters/system/log.ts', from: '1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}', to: '1[3-9]\\d{9}' }],
    caughtBy: { file: 'test/adapters/system/log.test.ts', test: 'S37' },
  },
  {
    name: 'the trail beside the transaction',
    what: 'an entry tells of what was never done',
    edits: [
      {
        file: 'src/services/new-fact.ts',
        from: "import type { Ctx } from './context.js';",
        to: "import { repositories } from '#db/repositories.js';\nimport type { Ctx } from './context.js';",
      },
      {
        file: 'src/services/new-fact.ts',
        from: '  await ctx.repos.audit.append(',
        to: '  const beside = repositories(ctx.database.db, ctx.programme?.id ?? null, ctx);\n  void beside.audit.append(',
      },
    ],
    caughtBy: { file: 'test/services/trail-and-change.test.ts' },
  },
  {
    name: 'a chain without its length',
    what: 'a trail whose end was cut off still verifies',
    edits: [
      {
        file: 'db/audit-verify.ts',
        from: 'if (rows.length === 0) return verdict(expected);',
        to: 'if (rows.length === 0) return verdict(null);',
      },
    ],
    caughtBy: { file: 'test/db/audit.test.ts', test: 'S39' },
  },
  {
    name: 'a tick without its claim',
    what: 'two instances work off one slot',
    edits: [
      {
        file: 'src/runtime/scheduler.ts',
        from: 'if (!(await tx.repos.schedule.claim(job.name, at, tx.now))) return null;',
        to: 'await tx.repos.schedule.claim(job.name, at, tx.now);',
      },
    ],
    caughtBy: { file: 'test/runtime/slots-once.test.ts', test: 'F34' },
  },
  {
    name: 'the zone of the host',
    what: 'days begin when they do where the machine stands',
    edits: [
      {
        file: 'src/core/day.ts',
        from: 'return Temporal.Instant.from(at).toZonedDateTimeISO(timezone).toPlainDate().toString();',
        to: 'return Temporal.Instant.from(at).toZonedDateTimeISO(timezone && Temporal.Now.timeZoneId()).toPlainDate().toString();',
      },
    ],
    caughtBy: { file: 'test/core/standing.test.ts', test: 'rule 4' },
  },
];
