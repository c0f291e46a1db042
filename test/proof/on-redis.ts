/** Tests that run once more with Redis to carry the wake-ups: those of a whole service or house, which work goes through by its queues. */

const named = (folder: string, ...names: string[]): string[] => names.map((name) => `test/${folder}/${name}.test.ts`);

export const onRedisToo: readonly string[] = [
  ...named('adapters/wecom', 'callbacks', 'conversation', 'deliver', 'people', 'two-platforms'),
  ...named('commands', 'as-it-stands', 'office', 'queries', 'reporting', 'roles'),
  ...named('process', 'callbacks', 'fan-out'),
  ...named('proof', 'id-swaps'),
  ...named('runtime', 'events-again', 'flood', 'recalled', 'rings', 'slots-at-rest'),
  ...named(
    'scenarios',
    'both-platforms',
    'dropped-events',
    'restored',
    'secrets',
    'two-districts',
    'year-feishu',
    'year-wecom',
  ),
  ...named('services', 'dialogue', 'guided-forms', 'open-analyses', 'reckon-courses', 'trail-kept'),
];

/** Of the same kind, and why they do not. */
export const notOnRedis: Readonly<Record<string, string>> = {
  'test/commands/older-cards.test.ts': 'what cards of older versions ask for hangs on no queue',
  'test/commands/ways-in.test.ts': 'who may press what hangs on no queue',
  'test/docs/deploy.test.ts': 'reads the files of deploy/',
  'test/process/before-answer.test.ts': 'dies before anything is woken',
  'test/process/bombs.test.ts': 'measures the memory of one process',
  'test/process/one-bot.test.ts': 'has a Redis of its own for roles apart',
  'test/process/several/pairs.test.ts': 'two instances hear the same; what is woken comes after',
  'test/process/several/redis-struck.test.ts': 'has a Redis of its own',
  'test/process/several/roles.test.ts': 'has a Redis of its own',
  'test/process/several/rolling.test.ts': 'has a Redis of its own',
  'test/process/several/ticks.test.ts': 'each instance has its own minute',
  'test/process/soak.test.ts': 'measures the memory of one process',
  'test/runtime/schedule-edited.test.ts': 'works slots off at its own pace',
  'test/runtime/slots-once.test.ts': 'works slots off by itself',
  'test/simulation/simulation.test.ts': 'always on Redis',
  'test/web/queue-routes.test.ts': 'has queues of its own',
};
