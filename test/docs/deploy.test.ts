/** What the deploy folder says is held against the program: variables, addresses, times. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { parseConfig } from '#src/config.js';
import { type RunningService, runService } from '../support/running-service.js';

const urlOf = (path: string): URL => new URL(`../../deploy/${path}`, import.meta.url);
const read = (path: string): string => readFileSync(urlOf(path), 'utf8');
const settings = new Set(
  [...readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(
    ([, name]) => name,
  ),
);
/** duban stops within so many seconds. */
const stopsWithin = 10;
/** What must be filled in before anything starts. */
const filledIn = {
  DUBAN_SECRET: 'long enough for anybody, and the same for all',
  FEISHU_APP_ID: 'cli_0123456789abcdef',
  FEISHU_APP_SECRET: 'secret',
  FEISHU_ENCRYPT_KEY: 'key',
  FEISHU_VERIFICATION_TOKEN: 'token',
};

let running: RunningService;
beforeAll(async () => {
  running = await runService({ now: '2022-12-28T10:00:00+08:00', env: { DUBAN_PLATFORMS: 'local' }, fakes: [] });
});
afterAll(() => running.stop());

const ask = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${running.service.port}${path}`);

describe('systemd', () => {
  test.each(['duban.service', 'duban@.service'])('%s starts the service, waits for it, and lets it finish', (name) => {
    const unit = read(name);
    expect(unit.split('\n').filter((line) => !/^(#.*|\[\w+\]|[A-Z]\w+=.+|)$/.test(line))).toEqual([]);
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node bin\/duban\.js serve$/m);
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(stopsWithin);
    const waits = Number(/^ExecStartPost=\/usr\/bin\/node deploy\/healthy\.mjs (\d+)$/m.exec(unit)?.[1]);
    expect(Number(/^TimeoutStartSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(waits);
    const set = [...unit.matchAll(/^Environment=([A-Z_]+)=/gm)].map(([, variable]) => variable ?? '');
    expect(set.filter((variable) => variable !== 'NODE_ENV' && !settings.has(variable))).toEqual([]);
  });

  test('healthy.mjs ends well where duban answers, and not where it does not', async () => {
    const healthy = async (port: number): Promise<number> => {
      const child = spawn(process.execPath, [fileURLToPath(urlOf('healthy.mjs')), '0'], {
        env: { PORT: String(port) },
        stdio: 'ignore',
      });
      const [code] = (await once(child, 'exit')) as [number];
      return code;
    };
    expect(await healthy(running.service.port)).toBe(0);
    expect(await healthy(1)).toBe(1);
  });
});

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.looseObject({
      environment: z.record(z.string(), z.string()).optional(),
      ports: z.array(z.string()).default([]),
      stop_grace_period: z.string().optional(),
      healthcheck: z.object({ test: z.array(z.string()) }).loose(),
    }),
  ),
});

describe('compose', () => {
  const { services } = composeSchema.parse(parse(read('compose.yml'), { merge: true }));

  test('each role of ours sets variables that there are, with values that can be', () => {
    for (const [name, { environment = {}, stop_grace_period }] of Object.entries(services)) {
      if (!['gateway', 'worker'].includes(name)) continue;
      expect(Object.keys(environment).filter((variable) => !settings.has(variable))).toEqual([]);
      expect(parseConfig({ ...environment, ...filledIn })).toMatchObject({ role: name, host: '0.0.0.0', port: 3000 });
      expect(Number.parseInt(stop_grace_period ?? '', 10)).toBeGreaterThan(stopsWithin);
    }
    expect(Object.keys(services)).toEqual(['gateway', 'worker', 'postgres', 'redis']);
  });

  test('all are looked after, and only the gateway is open, to this machine alone', () => {
    expect(services.gateway?.healthcheck.test).toEqual(['CMD', 'node', 'deploy/healthy.mjs']);
    expect(Object.values(services).flatMap(({ ports }) => ports)).toEqual(['127.0.0.1:3000:3000']);
  });
});

const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.literal('http') }) });
const deploymentSchema = z.looseObject({
  kind: z.literal('Deployment'),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
    template: z.looseObject({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      spec: z.looseObject({
        terminationGracePeriodSeconds: z.number(),
        containers: z.tuple([
          z.looseObject({
            envFrom: z.array(z.record(z.string(), z.object({ name: z.string() }))),
            env: z.array(z.object({ name: z.string(), value: z.string() })),
            ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
            startupProbe: probe.loose(),
            livenessProbe: probe.loose(),
            readinessProbe: probe.loose(),
            lifecycle: z.object({
              preStop: z.object({ exec: z.object({ command: z.tuple([z.literal('sleep'), z.string()]) }) }),
            }),
          }),
        ]),
      }),
    }),
  }),
});
const dataSchema = z.looseObject({
  kind: z.enum(['ConfigMap', 'Secret']),
  metadata: z.object({ name: z.string() }),
  data: z.record(z.string(), z.string()).optional(),
  stringData: z.record(z.string(), z.string()).optional(),
});

describe('Kubernetes', () => {
  const files = readdirSync(urlOf('kubernetes/'));
  const documents = files.flatMap((name) =>
    parseAllDocuments(read(`kubernetes/${name}`)).map((one) => {
      expect(one.errors).toEqual([]);
      return one.toJS() as { kind: string };
    }),
  );
  const ofKind = (kind: string) => documents.filter((one) => one.kind === kind);
  const deployments = ofKind('Deployment').map((one) => deploymentSchema.parse(one));
  const given = [...ofKind('ConfigMap'), ...ofKind('Secret')].map((one) => dataSchema.parse(one));
  const variables = Object.assign({}, ...given.map(({ data, stringData }) => ({ ...data, ...stringData })));

  test('settings and Secret name variables that there are', () => {
    expect(Object.keys(variables).filter((name) => !settings.has(name))).toEqual([]);
  });

  test.each(deployments.map((one) => [one.metadata.name, one] as const))('%s', async (_name, deployment) => {
    const { spec, metadata } = deployment.spec.template;
    const [container] = spec.containers;
    const role = metadata.labels.role ?? '';
    const env = Object.fromEntries(container.env.map(({ name, value }) => [name, value]));
    expect(container.envFrom.map((one) => Object.values(one)[0]?.name)).toEqual(given.map(({ metadata: m }) => m.name));
    const config = parseConfig({ ...variables, ...env, ...filledIn });
    expect(config).toMatchObject({ role, host: '0.0.0.0', platforms: ['feishu'] });
    expect(config.databaseUrl).toMatch(/^postgres:/);
    expect(config.redisUrl).toMatch(/^redis:/);
    expect(container.ports).toEqual([{ name: 'http', containerPort: config.port }]);
    for (const { httpGet } of [container.startupProbe, container.livenessProbe, container.readinessProbe])
      expect((await ask(httpGet.path)).status).toBe(200);
    expect(container.livenessProbe.httpGet.path).toBe('/healthz');
    expect(container.readinessProbe.httpGet.path).toBe('/readyz');
    const quiet = Number(container.lifecycle.preStop.exec.command[1]);
    expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(quiet + stopsWithin);
    expect(metadata.labels).toEqual(deployment.spec.selector.matchLabels);
  });

  test('both roles are there, the Service leads to those that hear, and kustomize takes all but the Secret', () => {
    expect(deployments.map(({ metadata }) => metadata.name).sort()).toEqual(['duban-gateway', 'duban-worker']);
    expect(ofKind('Service')).toMatchObject([{ spec: { selector: { app: 'duban', role: 'gateway' } } }]);
    const [{ resources = [] } = {}] = ofKind('Kustomization') as { resources?: string[] }[];
    expect([...resources, 'kustomization.yml', 'secret.example.yml'].sort()).toEqual(files.sort());
  });
});
