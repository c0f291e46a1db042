/** What a programme's projects and units are at present has a name, which changes with them: `known-registry.ts`. */
export const registryMarks = (): string[] => ['alter table programmes add column registry_mark text'];
