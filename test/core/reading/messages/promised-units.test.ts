/** Numbers without a measure word, by what else they could be: nothing, given the one promise of their project. */
import { expect, test } from 'vitest';
import { withPromisedUnits, withUnitsByName } from '#src/core/reading/messages/amounts/promised-units.js';
import { sampleRegistry } from '../../../support/registry.js';

const [anyProject] = sampleRegistry('seed').projects;
if (!anyProject) throw new Error('the seed form has projects');

const LAMPS = '更换及新增路灯831盏。';
const FAIRS = '举办退役军人专场招聘会9场，帮助160名退役军人就业。';

const measured = (text: string, target = LAMPS): string =>
  withPromisedUnits(text, [{ ...anyProject, name: '城中村路灯补建', target }], '2022-12-20');

test.each([
  ['，亮790，没亮41', '，亮790盏，没亮41盏'],
  ['做好27，缺3', '做好27盏，缺3盏'],
  ['到昨天换了812剩19', '到昨天换了812盏，剩19盏'],
  ['剔除重复后是702', '剔除重复后是702盏'],
  ['挂上杆的有168，通电的有150', '挂上杆的有168盏，通电的有150盏'],
  ['数量还是停在690', '数量还是停在690盏'],
  ['石凹村110、上早村96、下横朗82，合计288盏', '石凹村110盏、上早村96盏、下横朗82盏，合计288盏'],
  ['换了七百九，还差四十一', '换了七百九盏，还差四十一盏'],
  ['八百三十一盏缺一', '八百三十一盏缺一盏'],
  ['已换数：602（其中新装80）', '已换数：602盏（其中新装80盏）'],
  ['进度93', '进度93%'],
  ['790盏，本周+12', '790盏，本周+12盏'],
  ['790盏（+12）', '790盏（+12盏）'],
  ['编号A+12', '编号A+12'],
  ['103了，还差5', '103盏了，还差5盏'],
  ['装750通电680还有70没通', '装750盏，通电680盏，还有70盏，没通'],
  ['划线700、立杆650', '划线700盏、立杆650盏'],
  ['七缺二', '七缺两盏'],
  ['换了俩，剩下的等灯杆', '换了两盏，剩下的等灯杆'],
  ['换满一打，还有九盏没换', '换满十二盏，还有九盏没换'],
  ['那一对路灯换好了', '那两盏路灯换好了'],
  ['换了七百出头', '换了七百盏出头'],
])('%s counts lamps: %s', (text, said) => {
  expect(measured(text)).toBe(said);
});

test.each([
  '投入经费300',
  '参会32',
  '分机8806',
  '合同编号：2770',
  '现场工人32',
  '装到6楼',
  '完成了150',
  '换了5600',
  '35和690才对',
  '一对一上门，打了俩电话',
])('%s does not', (text) => {
  expect(measured(text)).toBe(text);
});

test('of several promises it is the one that is called so, or that alone is so large', () => {
  expect(measured('招聘会8，就业142', FAIRS)).toBe('招聘会8场，就业142名');
  expect(measured('帮了142', FAIRS)).toBe('帮了142名');
  expect(measured('办了7', FAIRS)).toBe('办了7');
  expect(measured('带动了2712', '带动就业2600人，发放担保贷款3亿元。')).toBe('带动了2712人');
  expect(measured('是98.6', '民生诉求按期办结率达到98%以上。')).toBe('是98.6%');
  expect(measured('差一百七', '筹集保障性租赁住房4850套（间）。')).toBe('差一百七套');
  expect(measured('整改率96，装了2.3万', '隐患整改率不低于95%，新增烟感25000个。')).toBe('整改率96%，装了2.3万个');
});

test('a number is told by what stands beside it, though that be short for it, or ends as the name of a number does', () => {
  const talks = '开展家庭教育讲座不少于46场，服务不少于5000人次。';
  expect(measured('讲座40，人次4500', talks)).toBe('讲座40场，人次4500人次');
  expect(measured('讲座开了40', talks)).toBe('讲座开了40场');
  expect(measured('座40', talks)).toBe('座40');
  expect(measured('充电位77', '施划路内停车泊位840个、新能源充电车位84个。')).toBe('充电位77个');
  expect(measured('AED 60', '新增配置AED80台，培训持证急救员不少于800人。')).toBe('AED 60台');
  expect(measured('线路12', '新开通优化公交线路15条。')).toBe('线路12条');
  expect(measured('线路12的站牌没换', '新开通优化公交线路15条。')).toBe('线路12的站牌没换');
  expect(measured('26，比上周多3盏')).toBe('26盏，比上周多3盏');
  expect(measured('加上昨天的一共700')).toBe('加上昨天的一共700盏');
});

test('of several projects it is the one that counts what is named', () => {
  const projects = ['新建改造公厕11座。', '完成12个小区（城中村）优质饮用水入户。'].map((target) => ({
    ...anyProject,
    target,
  }));
  const named = (text: string) => withUnitsByName(text, projects, '2022-12-20');
  expect(named('公厕9，小区10')).toBe('公厕9座，小区10个');
  expect(named('小区改了10，公厕9')).toBe('小区改了10个，公厕9座');
  expect(named('改了10')).toBe('改了10');
});
