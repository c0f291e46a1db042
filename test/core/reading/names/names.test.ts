import { describe, expect, test } from 'vitest';
import { findProjects, findUnits, nearestProjects, nearestUnits } from '#src/core/reading/names/names.js';
import { typedText } from '#src/core/reading/text/typed-text.js';
import type { Project, Registry } from '#src/core/registry.js';
import { sampleRegistry } from '../../../support/registry.js';

const seed = sampleRegistry('seed');
const big = sampleRegistry('big300');

const led = ({ projects }: Registry, unit: string): Project[] =>
  projects.filter((p) => p.unitIds.includes(`u:${unit}`));
/** '31-3 31-4?': numbers in order, each once, ? where unsure. */
const projectsIn = (text: string, projects: readonly Project[] = seed.projects): string => {
  const found = findProjects(typedText(text), projects).map((f) => f.number + (f.certainty === 'sure' ? '' : '?'));
  return [...new Set(found)].join(' ');
};
const unitsIn = (text: string, registry = big): string =>
  findUnits(typedText(text), registry.units, registry.programme.district)
    .map((f) => f.unit.name + (f.certainty === 'sure' ? '' : '?'))
    .join(' ');

describe('project numbers', () => {
  test.each([
    ['9-2已完成', '9-2'],
    ['9－2 已办8场', '9-2'],
    ['９－２完工', '9-2'],
    ['9—2完工', '9-2'],
    ['〔9-2〕已完工', '9-2'],
    ['第9-2项完工', '9-2'],
    ['9-2号项目完工', '9-2'],
    ['9 - 2 完工', '9-2'],
    ['九杠二完成了', '9-2'],
    ['9之2完成了', '9-2'],
    ['40号完成了', '40'],
    ['第40项', '40'],
    ['40 已完成800个', '40'],
    ['40审核800个', '40'],
    ['31-3、4、5都完工', '31-3 31-4 31-5'],
    ['31-3/4/5完工', '31-3 31-4 31-5'],
    ['31-3至31-7都完工了', '31-3 31-4 31-5 31-6 31-7'],
    ['31-3到7都完工了', '31-3 31-4 31-5 31-6 31-7'],
    ['31-3~31-7完工', '31-3 31-4 31-5 31-6 31-7'],
    ['9.2已完成', '9-2?'],
    ['9-2月底能完成', '9-2'],
  ])('%s', (text, found) => expect(projectsIn(text)).toBe(found));

  test.each([
    '2022-9-2完工',
    '138-9-2345',
    '办了40场',
    '还差40个',
    '2022年',
    '9.25完工',
    '每场40人',
    '8-9场',
    '1-6月',
    '11-30前完成',
  ])('%s names none', (text) => expect(projectsIn(text)).toBe(''));

  test('a number that may be a range or a day is not sure', () => {
    const known = big.projects;
    expect(projectsIn('5-7月完成', known)).toBe('5-7?');
    expect(projectsIn('办了5-7场', known)).toBe('5-7?');
    expect(projectsIn('12-3前完成', known)).toBe('12-3?');
    expect(projectsIn('12-3完成了', known)).toBe('12-3');
  });
});

describe('project names', () => {
  test.each([
    ['民治街道社区长者服务站（点）建设项目已完工', '19-3'],
    ['民治街道社区长者服务站建设项目已完工', '19-3'],
    ['白松一路完工', '16-4'],
    ['白松1路完工', '16-4'],
    ['白松一路街心花园完工', '16-4'],
    ['滢水山庄边坡已完工', '31-6'],
    ['莹水山庄边坡完工', '31-6'],
    ['心里咨询服务站建好了', '9-2'],
    ['心理咨询站已建好', '9-2'],
    ['心理服务站弄好了', '9-2'],
    ['长者站完工', '19-3'],
    ['碧水龙庭挡墙搞完了', '31-3'],
    ['赤公坑完工了', '17-7'],
    ['右转盲区改完了', '26-4'],
    ['普法活动开展了8场', '21-2'],
    ['残障儿童家庭服务区投入使用', '20-2'],
    ['微实事审核了800个', '40'],
    ['民生微实事完成378个', '40'],
    ['市101工程后侧完工', '31-7'],
    ['逸秀公园边坡和碧水龙庭挡墙都完工了', '31-4 31-3'],
    ['白松一路横岭四区公园都完工', '16-4 16-5'],
    ['充电插口建了120个', '11-3'],
  ])('%s is sure', (text, found) => expect(projectsIn(text)).toBe(found));

  test.each([
    ['白松路完工了', '16-4? 24-6?'],
    ['白松三路街心花园完工', '16-4?'],
    ['挡墙治理完工了', '31-3? 31-5?'],
    ['边坡都完了', '31-4? 31-6? 31-7?'],
    ['平安路完工了', '31-5?'],
    ['滢水山庄2区边坡', '31-6?'],
    ['新龙大厦已完工', '19-3?'],
    ['bsyl完工', '16-4?'],
  ])('%s is not sure', (text, found) => expect(projectsIn(text)).toBe(found));

  test.each(['幼儿园完工了', '路口改造完成', '提升工程', '民治街道已完成', '辛苦了', '已办10场', ''])(
    '%s names none',
    (text) => expect(projectsIn(text)).toBe(''),
  );

  test('the projects to choose from decide', () => {
    expect(projectsIn('公厕革命新建了7座', led(big, '民治街道'))).toBe('13-4');
    expect(projectsIn('公厕革命', led(big, '区城管和综合执法局'))).toBe('13-1? 13-4? 13-6? 13-8?');
    expect(projectsIn('民治公厕', led(big, '区城管和综合执法局'))).toBe('13-4');
    expect(projectsIn('白石龙学校完工', led(big, '区建筑工务署'))).toBe('1-8');
    expect(projectsIn('白石龙幼儿园完工', led(big, '区建筑工务署'))).toBe('1-8?');
    expect(projectsIn('牛湖小学完工', led(big, '区教育局'))).toBe('1-1?');
    expect(projectsIn('腾龙东路', led(big, '区建筑工务署'))).toBe('24-8? 24-10?');
    expect(projectsIn('腾龙东路北站段断头路', led(big, '区建筑工务署'))).toBe('24-10');
  });

  test('every project is found, surely and alone, by its number and by its full name', () => {
    const twice = new Set(big.projects.map((p) => p.name).filter((name, i, all) => all.indexOf(name) !== i));
    for (const project of big.projects) {
      expect(projectsIn(`${project.number}已完工`, big.projects)).toBe(project.number);
      if (!twice.has(project.name)) expect(projectsIn(`${project.name}已完工`, big.projects)).toBe(project.number);
    }
  });
});

describe('unit names', () => {
  test.each([
    ['民治街道还有哪些没完成', '民治街道'],
    ['民治还有哪些', '民治街道'],
    ['民治街道办事处', '民治街道'],
    ['那福城呢', '福城街道'],
    ['观澜和大浪', '观澜街道 大浪街道'],
    ['龙华街道', '龙华街道'],
    ['住建局', '区住房和建设局'],
    ['交通局', '市交通运输局龙华管理局'],
    ['交警大队', '龙华交警大队'],
    ['城管还有几个', '区城管和综合执法局'],
    ['卫健局的完成率', '区卫生健康局'],
    ['市监局', '市市场监管局龙华监管局'],
    ['规自局', '市规划和自然资源局龙华管理局'],
    ['人社局', '区人力资源局'],
    ['文体局', '区文化广电旅游体育局'],
    ['政数局', '区政务服务数据管理局'],
    ['公安分局', '龙华公安分局'],
    ['工会', '区总工会'],
    ['团委', '团区委'],
    ['组织部', '区委组织部（区委编办、区人才工作局）'],
    ['区人才工作局', '区委组织部（区委编办、区人才工作局）'],
    ['编办', '区委组织部（区委编办、区人才工作局）'],
    ['民政局', '民政局 区民政局'],
    ['区民政局', '区民政局'],
    ['各街道', '各街道'],
    ['mzjd', '民治街道'],
    ['minzhi', '民治街道'],
  ])('%s is sure', (text, found) => expect(unitsIn(text)).toBe(found));

  test.each([
    ['龙华怎么样', '龙华街道?'],
    ['民冶街道', '民治街道?'],
    ['明治街道', '民治街道?'],
    ['mz', '民治街道?'],
  ])('%s is not sure', (text, found) => expect(unitsIn(text)).toBe(found));

  test.each(['民治大道', '供电局', '督办局', '管理局', '局里开会', '司法所', '大家一起办', ''])(
    '%s names none',
    (text) => expect(unitsIn(text)).toBe(''),
  );

  test('an alias is a name', () => {
    const units = big.units.map((u) => (u.name === '区建筑工务署' ? { ...u, aliases: ['建设中心'] } : u));
    expect(findUnits('建设中心的', units, '龙华区').map((f) => f.unit.name)).toEqual(['区建筑工务署']);
  });

  test('every unit is found by its own name', () => {
    for (const unit of big.units)
      expect(findUnits(unit.name, big.units, big.programme.district).map((f) => f.unit.name)).toContain(unit.name);
  });
});

describe('what may have been meant', () => {
  test('numbers near a wrong one, of the same matter first', () => {
    expect(nearestProjects('31-9', seed.projects).map((p) => p.number)).toEqual(['31-7', '31-6', '31-5']);
  });

  test('names that share characters', () => {
    expect(nearestProjects('心理站', seed.projects)[0]?.number).toBe('9-2');
    expect(nearestUnits('民政街道', big.units)[0]?.name).toMatch(/街道|民政/);
    expect(nearestProjects('qqq', seed.projects)).toEqual([]);
  });
});
