import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { breaches, readLock, readManifest, readPolicy } from './dependencies.js';
import { proof } from './proof.js';

const policy = readPolicy();
const manifest = readManifest();
const lock = readLock();

describe('S45: dependencies', () => {
  test('the lock file keeps to the policy', () => {
    expect(breaches(policy, manifest, lock)).toEqual([]);
    proof('S45', { runs: Object.keys(lock.packages).length - 1 });
  });

  const sound = { version: '1.0.0', license: 'MIT', integrity: 'sha512-x' };
  test.each([
    ['another licence', { ...sound, license: 'GPL-3.0' }, 'stray: licence GPL-3.0'],
    ['none told', { ...sound, license: undefined }, 'stray: licence none told'],
    ['one of a sum', { ...sound, license: 'MIT AND SSPL-1.0' }, 'stray: licence MIT AND SSPL-1.0'],
    ['no hash', { ...sound, integrity: undefined }, 'stray: no SHA-512 of it'],
    ['an old hash', { ...sound, integrity: 'sha1-x' }, 'stray: no SHA-512 of it'],
    ['an address', { ...sound, resolved: 'git+ssh://example.com/x' }, 'stray: comes from git+ssh://example.com/x'],
    ['a script', { ...sound, hasInstallScript: true }, 'stray: its install script is not decided on'],
  ])('%s is found', (_what, found, told) => {
    const packages = { ...lock.packages, 'node_modules/deep/node_modules/stray': found };
    expect(breaches(policy, manifest, { ...lock, packages })).toEqual([told]);
  });

  test('a range, another version, a refused package and a script that was let run are found', () => {
    const dependencies = { ...manifest.dependencies, hono: '^4.0.0', zod: '1.0.0' };
    const allowScripts = { ...manifest.allowScripts, protobufjs: true };
    const packages = { ...lock.packages, 'node_modules/xlsx': sound };
    expect(breaches(policy, { ...manifest, dependencies, allowScripts }, { ...lock, packages })).toEqual([
      'hono: ^4.0.0 is no exact version',
      'hono: the lock file has another version',
      'zod: the lock file has another version',
      'protobufjs: its install script is not decided on',
      `xlsx: refused, ${policy.refused.xlsx}`,
      'protobufjs: package.json and the policy differ on its install script',
    ]);
  });

  test('the bill of materials names all of them, with licence and hash, and tells what only development needs', () => {
    const said = execFileSync('npm', ['run', '--silent', 'sbom'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const { bomFormat, components } = JSON.parse(said) as Bill;
    expect(bomFormat).toBe('CycloneDX');
    expect(components).toHaveLength(Object.keys(lock.packages).length - 1);
    expect(components.filter(({ licenses, hashes }) => !licenses?.length || !hashes?.length)).toEqual([]);
    const ofDevelopment = new Map(
      components.map(({ group, name, properties }) => [
        group ? `${group}/${name}` : name,
        properties.some(({ name: told }) => told.endsWith(':development')),
      ]),
    );
    expect(Object.keys(manifest.dependencies).filter((name) => ofDevelopment.get(name) !== false)).toEqual([]);
    expect(ofDevelopment.get('vitest')).toBe(true);
  });
});

interface Bill {
  bomFormat: string;
  components: {
    name: string;
    group?: string;
    licenses?: object[];
    hashes?: object[];
    properties: { name: string }[];
  }[];
}
