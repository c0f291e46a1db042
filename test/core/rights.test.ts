/** The authorisation table: every role and right, and its two properties. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Grant, Role } from '#src/core/people.js';
import { chatMay, grantsOn, may, type Right, rights, type UnitRight } from '#src/core/rights.js';

const allowed = (grants: Grant[], right: Right, unitId: string): boolean => may(grants, right as UnitRight, unitId);
const isOwn = (right: Right): boolean => right.startsWith('unit.');
const readOnly = new Set<Right>([
  'unit.see',
  'all.see',
  'all.digest',
  'all.missing',
  'all.key_list',
  'all.board',
  'briefing.receive',
]);

describe('role × right', () => {
  const expected: Record<Role, (right: Right, own: boolean) => boolean> = {
    contact: (right, own) => own && isOwn(right),
    unit_leader: (right, own) => own && isOwn(right),
    leader: (right) => readOnly.has(right),
    office: () => true,
  };
  const cells = (Object.keys(expected) as Role[]).flatMap((role) =>
    rights.flatMap((right) =>
      [true, false].map(
        (own) => [role, right, own ? 'its own unit' : 'another unit', expected[role](right, own)] as const,
      ),
    ),
  );
  test.each(cells)('%s: %s for %s is %s', (role, right, whose, expectation) => {
    const unitId = role === 'contact' || role === 'unit_leader' ? '民治街道' : null;
    expect(allowed([{ role, unitId }], right, whose === 'its own unit' ? '民治街道' : '教育局')).toBe(expectation);
  });

  test('without a grant nothing is allowed', () => {
    expect(rights.filter((right) => allowed([], right, '民治街道'))).toEqual([]);
  });

  test('a contact without a unit has no right', () => {
    expect(rights.filter((right) => allowed([{ role: 'contact', unitId: null }], right, ''))).toEqual([]);
  });
});

describe('chats', () => {
  test.each<[string, Parameters<typeof chatMay>[0], boolean, boolean, boolean]>([
    ['a unit’s', { kind: 'unit', unitId: '民治街道' }, true, false, false],
    ['the office’s', { kind: 'office' }, true, true, true],
    ['the leaders’', { kind: 'leaders' }, true, true, true],
    ['an unbound', null, false, false, false],
  ])('what %s chat may see', (_, audience, own, other, all) => {
    expect(chatMay(audience, 'unit.see', '民治街道')).toBe(own);
    expect(chatMay(audience, 'unit.see', '教育局')).toBe(other);
    expect(chatMay(audience, 'all.see')).toBe(all);
  });

  test('exports of everything and reviews show in the office’s chat alone', () => {
    expect(chatMay({ kind: 'leaders' }, 'office.export')).toBe(false);
    expect(chatMay({ kind: 'office' }, 'office.review')).toBe(true);
  });
});

describe('deputies', () => {
  const handovers = [
    { id: 'h', fromPersonId: 'zhang', toPersonId: 'wang', unitId: '民治街道', from: '2022-12-19', until: '2022-12-23' },
  ];
  const wang = { id: 'wang', grants: [{ role: 'contact' as const, unitId: '教育局' }] };
  test.each([
    ['2022-12-18', false],
    ['2022-12-19', true],
    ['2022-12-23', true],
    ['2022-12-24', false],
  ])('on %s the deputy may report: %s', (day, expected) => {
    expect(may(grantsOn(wang, handovers, day), 'unit.report', '民治街道')).toBe(expected);
    expect(may(grantsOn(wang, handovers, day), 'unit.report', '教育局')).toBe(true);
    expect(may(grantsOn(wang, handovers, day), 'unit.report', '城管局')).toBe(false);
  });

  test('a handover to somebody else gives nothing', () => {
    expect(grantsOn({ id: 'zhao', grants: [] }, handovers, '2022-12-20')).toEqual([]);
  });
});

describe('properties', () => {
  const unit = fc.constantFrom('民治街道', '教育局', '城管局');
  const grant: fc.Arbitrary<Grant> = fc.oneof(
    fc.record({ role: fc.constantFrom<Role>('contact', 'unit_leader'), unitId: unit }),
    fc.record({ role: fc.constantFrom<Role>('leader', 'office'), unitId: fc.constant(null) }),
  );
  property.prop([fc.array(grant), grant, fc.constantFrom(...rights), unit])(
    'more grants never take a right away',
    (grants, more, right, of) => {
      if (allowed(grants, right, of)) expect(allowed([...grants, more], right, of)).toBe(true);
      else expect(allowed([more], right, of)).toBe(allowed([...grants, more], right, of));
    },
  );

  property.prop([
    fc.array(fc.record({ role: fc.constantFrom<Role>('contact', 'unit_leader'), unitId: unit })),
    fc.constantFrom(...rights),
    unit,
  ])('grants for units say nothing of other units, and nothing wide', (grants, right, of) => {
    const others = grants.filter(({ unitId }) => unitId !== of);
    expect(allowed(others, right, of)).toBe(false);
  });
});
