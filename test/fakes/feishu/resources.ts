/** Files and images, the bot's uploads and the people's. */
import type { Chance } from '../common/chance.js';

export interface Resource {
  key: string;
  kind: 'file' | 'image';
  name: string;
  /** file_type of an upload: stream, pdf, doc, … */
  type: string;
  bytes: Buffer;
  /** `app`, or the open_id of a person. */
  owner: string;
}

export interface Resources {
  add(resource: Omit<Resource, 'key'>): Resource;
  find(key: string): Resource | undefined;
}

export function resourceStore(chance: Chance): Resources {
  const kept = new Map<string, Resource>();
  return {
    add(given) {
      const resource = { ...given, key: chance.id(given.kind === 'image' ? 'img_v3_' : 'file_v3_') };
      kept.set(resource.key, resource);
      return resource;
    },
    find: (key) => kept.get(key),
  };
}
