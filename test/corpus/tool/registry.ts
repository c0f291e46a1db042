/** The registry that claims and questions are read against: the form of 300 projects, imported, and the members of 各街道. */
import type { Registry } from '#src/core/registry.js';
import { setGroupMembers } from '#src/services/manage-units.js';
import { openTestHouse } from '../../support/house.js';
import { importBig, officeOf } from '../../support/programme.js';

export const streets = ['龙华街道', '大浪街道', '观澜街道', '民治街道', '福城街道', '观湖街道'];

/** What `today` is for a case without `at`: a Wednesday. */
export const today = '2022-12-28';

export async function corpusRegistry(): Promise<Registry> {
  const house = await openTestHouse({ now: `${today}T09:00+08:00` });
  try {
    await importBig(house);
    const office = await officeOf(house);
    await setGroupMembers(office, '各街道', streets);
    return await office.repos.registry.load();
  } finally {
    await house.close();
  }
}
