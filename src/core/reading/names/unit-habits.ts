/** Units as they are written by habit or by mistake: zjj for 住建局, 水物局 for 水务局, 民冶街道. */
import type { Project, Unit } from '../../registry.js';
import { initials, soundsLike } from '../text/pinyin.js';
import { isHan } from '../text/typed-text.js';
import { goesOnAfterName } from './name-words.js';
import {
  areTwins,
  bareName,
  calledBesides,
  type FoundUnit,
  findUnits,
  latinWords,
  placesOf,
  stemOf,
} from './unit-names.js';

/** The last characters of offices, and those that sound like them. */
const OFFICE_END = /[局句居具举剧菊桔巨聚据办半伴委位部步署暑薯曙属数树会惠汇队对联连司思公]/g;
/** 区水务局: two characters between. */
const SUBJECT = /^[市区]?([\u4e00-\u9fff]{2})局$/;
const MOST_ENDS = 60;
const MOST_SKIPPED = 8;
/** Offices that there are elsewhere: what is written so is meant so, however near it sounds to a unit of ours. */
const OTHER_OFFICES =
  /(?:税务|国税|地税|气象|统计|审计|信访|档案|民宗|医保|科技|商务|工信|水利|环保|环境|生态环境|林业|农业|物价|粮食|邮政|电信|烟草|供电|国土|海洋|文物|园林|公积金|社保)(?:分|管理)?[局办]$/;
/** 龙华局, 市局, 福田区局: of whatever it is an office. */
const ANY_OFFICE = /^(?:[\u4e00-\u9fff]{0,2}区|[\u4e00-\u9fff]?市)?局$/;
/** Letters of the end of what is short for an office: 局, 办, 署, 委, 部, 会, 大队. */
const OFFICE_LETTER = /^[a-z]{2,5}[jbswh]$|^[a-z]{2,4}dd$/;

/** Units that are meant although no list has what was written; several where it cannot be told. */
export function unitsByHabit(
  text: string,
  units: readonly Unit[],
  projects: readonly Project[],
  district: string,
): FoundUnit[] {
  return [
    ...byLetters(text, units),
    ...bySound(text, units, stemOf(district)),
    ...bySubject(text, units, projects),
    ...bySubjectAmong(text, units, projects, district),
    ...runTogether(text, units, projects, district),
    ...byWhere(text, units, district),
  ];
}

/** 司法所, 水务集团: another body of the same subject. */
const OTHER_BODY = /^(?:所|站|院|厅|部|集团|公司|协会|学院)(?!有)/;

/** 教育、卫健、城管: what stands between the members of a list. */
const LISTED = /[、和与跟及]/;
const SO_MANY = /^(?:[这那])?[两三四五六\d][家个](?!月|星期|礼拜)/;
const MOST_LISTED = 12;

/**
 * Units in a list by what they are short for: 教育、卫健、城管三家. Among units a subject that is a kind of project as well is a
 * unit; that they are units is said by 三家, or by one of them that is no kind of project.
 */
function bySubjectAmong(text: string, units: readonly Unit[], projects: readonly Project[], district: string) {
  return text.split(CLAUSE).flatMap((clause, i, clauses): FoundUnit[] => {
    const words = clause.split(LISTED).slice(0, MOST_LISTED);
    if (words.length < 2) return [];
    let at = clauses.slice(0, i).reduce((sum, one) => sum + one.length + 1, 0);
    const members = words.map((word, place): FoundUnit[] => {
      const from = at;
      at += word.length + 1;
      return memberIn(word, place === 0, place === words.length - 1, units, district).map(({ unit, span }) => ({
        unit,
        certainty: 'sure',
        span: [from + span[0], from + span[1]],
      }));
    });
    const said = members.filter((_, place) => words[place] !== '');
    const last = said.at(-1)?.[0];
    const areUnits =
      said.length > 1 &&
      last !== undefined &&
      said.every((one) => one.length > 0) &&
      (SO_MANY.test(text.slice(last.span[1])) ||
        said.some(([one]) => one && !isTopic(text.slice(...one.span), projects)));
    return areUnits ? said.flat() : [];
  });
}

/** What offices are called beside each other. */
const SPOKEN_SUBJECT =
  '公安|交警|消防|教育|卫健|住建|城管|水务|民政|残联|妇联|工会|人社|规自|文体|司法|财政|应急|交通|政数|市监|工务署';
const RUN_TOGETHER = new RegExp(`(?:${SPOKEN_SUBJECT}){2,}`, 'g');

/** 公安交警消防: units said in one breath, of which one at least is no kind of project. */
function runTogether(text: string, units: readonly Unit[], projects: readonly Project[], district: string) {
  return [...text.matchAll(RUN_TOGETHER)].flatMap((run): FoundUnit[] => {
    const after = text.slice(run.index + run[0].length);
    if (!goesOnAfterName(after) && !SO_MANY.test(after)) return [];
    const members = [...run[0].matchAll(new RegExp(SPOKEN_SUBJECT, 'g'))].map((one) => ({
      said: one[0],
      start: run.index + one.index,
      meant: unitsCalled(one[0], units, district),
    }));
    const areUnits =
      members.every(({ meant }) => meant.length === 1 || areTwins(meant)) &&
      members.some(({ said }) => !isTopic(said, projects));
    return areUnits
      ? members.flatMap(({ said, start, meant }) =>
          meant.map((unit): FoundUnit => ({ unit, certainty: 'sure', span: [start, start + said.length] })),
        )
      : [];
  });
}

/** 应急那头, 消防那边: people, even if projects have the word as well. */
const WITH_THEM = new RegExp(`(?<![\\u4e00-\\u9fff]{2})(?:${SPOKEN_SUBJECT})(?=那(?:边|头|里|儿))`, 'g');

const byWhere = (text: string, units: readonly Unit[], district: string): FoundUnit[] =>
  [...text.matchAll(WITH_THEM)].flatMap((match): FoundUnit[] => {
    const meant = unitsCalled(match[0], units, district);
    const span: [number, number] = [match.index, match.index + match[0].length];
    return meant.length === 1 || areTwins(meant) ? meant.map((unit) => ({ unit, certainty: 'unsure', span })) : [];
  });

const LENGTHS = [8, 7, 6, 5, 4, 3, 2];

/** The unit that a word of a list is; more stands before the first of them and behind the last. */
function memberIn(word: string, isFirst: boolean, isLast: boolean, units: readonly Unit[], district: string) {
  for (const length of LENGTHS) {
    const start = isFirst && !isLast ? word.length - length : 0;
    if (start < 0 || length > word.length || (!isFirst && !isLast && word.length !== length)) continue;
    const meant = unitsCalled(word.slice(start, start + length), units, district);
    if (meant.length === 1 || (meant.length > 1 && areTwins(meant)))
      return meant.map((unit) => ({ unit, span: [start, start + length] as const }));
  }
  return [];
}

const CLAUSE = /[，。,；;！!？?：: ]/;

const isTopic = (subject: string, projects: readonly Project[]): boolean =>
  projects.some((p) => `${p.category ?? ''}${p.name}`.includes(subject));

const OFFICES = ['', '局', '委', '署', '办', '部', '大队', '会'];

/** Units that are called so, or are with the word for an office: 城管 as 城管局. */
const unitsCalled = (said: string, units: readonly Unit[], district: string): Unit[] => [
  ...new Set(
    OFFICES.flatMap((office) =>
      findUnits(said + office, units, district).flatMap(({ unit, span, certainty }) =>
        certainty === 'sure' && span[0] === 0 && span[1] === said.length + office.length ? [unit] : [],
      ),
    ),
  ),
];

/** 水务 for 区水务局, 民政 for 区民政局; words that projects have as well are left to them. */
function bySubject(text: string, units: readonly Unit[], projects: readonly Project[]): FoundUnit[] {
  return units.flatMap((unit) => {
    const subject = SUBJECT.exec(bareName(unit))?.[1];
    return subject && !isTopic(subject, projects)
      ? placesOf(text, subject)
          .filter((start) => !OTHER_BODY.test(text.slice(start + 2)))
          .map((start): FoundUnit => ({ unit, certainty: 'unsure', span: [start, start + 2] }))
      : [];
  });
}

/** zjj: its letters stand in the unit's initials in that order, last with last; the unit in which they stand closest is meant. */
function byLetters(text: string, units: readonly Unit[]): FoundUnit[] {
  return latinWords(text).flatMap((match): FoundUnit[] => {
    const said = match[0].toLowerCase();
    if (!OFFICE_LETTER.test(said)) return [];
    const fits = units
      .filter((u) => !u.isGroup && !u.name.endsWith('街道'))
      .map((unit) => ({ unit, spread: Math.min(...lettersOf(unit).map((letters) => spreadOf(said, letters))) }))
      .filter(({ spread }) => Number.isFinite(spread));
    const least = Math.min(...fits.map(({ spread }) => spread));
    return fits
      .filter(({ spread }) => spread === least)
      .map(({ unit }) => ({ unit, certainty: 'unsure', span: [match.index, match.index + said.length] }));
  });
}

const lettersOf = (unit: Unit): string[] =>
  [bareName(unit), ...calledBesides(unit)].map((name) => initials(name.replace(/^[市区]/, '')));

/** How many letters are skipped between those said; infinite where they do not fit. */
function spreadOf(said: string, letters: string): number {
  const body = said.slice(0, -1);
  const last = letters.lastIndexOf(said.at(-1) ?? '');
  let least = Number.POSITIVE_INFINITY;
  for (let from = letters.indexOf(body[0] ?? ''); from >= 0; from = letters.indexOf(body[0] ?? '', from + 1)) {
    let at = from;
    let skipped = from;
    for (const c of body.slice(1)) {
      const next = letters.indexOf(c, at + 1);
      skipped = next < 0 ? Number.POSITIVE_INFINITY : skipped + next - at - 1;
      at = next < 0 ? letters.length : next;
    }
    if (at < last) least = Math.min(least, skipped);
  }
  return least;
}

/** 水物局, 教育句, 残连, 卫建局: sounds like what the unit is called, or like a short form of it. */
function bySound(text: string, units: readonly Unit[], stem: string): FoundUnit[] {
  return [...text.matchAll(OFFICE_END)].slice(0, MOST_ENDS).flatMap((match): FoundUnit[] => {
    const end = match.index + 1;
    for (let start = Math.max(0, end - 8); start <= end - 2; start++) {
      const said = text.slice(start, end);
      if (![...said].every(isHan)) continue;
      if (OTHER_OFFICES.test(said) || ANY_OFFICE.test(said) || said === `${stem}局`) return [];
      const heard = soundsLike(said);
      const fits = units
        .map((unit) => ({ unit, skipped: Math.min(...soundsOf(unit, units).map((sound) => skippedIn(heard, sound))) }))
        .filter(({ skipped }) => skipped <= MOST_SKIPPED);
      const least = Math.min(...fits.map(({ skipped }) => skipped));
      const meant = fits.filter(({ skipped }) => skipped === least);
      if (meant.length > 0) return meant.map(({ unit }) => ({ unit, certainty: 'unsure', span: [start, end] }));
    }
    return [];
  });
}

/** How many syllables are left out between those heard; infinite where first and last are not the same or one is foreign. */
function skippedIn(heard: readonly string[], sound: readonly string[]): number {
  if (heard.length < 3 && heard.length !== sound.length) return Number.POSITIVE_INFINITY;
  if (heard[0] !== sound[0] || heard.at(-1) !== sound.at(-1)) return Number.POSITIVE_INFINITY;
  let at = -1;
  for (const one of heard) {
    at = sound.indexOf(one, at + 1);
    if (at < 0) return Number.POSITIVE_INFINITY;
  }
  return sound.length - heard.length;
}

const heardOf = new WeakMap<Unit, string[][]>();

/** How much of its end may stand for the whole name: 工务署, 交警大队. */
const TAILS = [3, 4];

/** 区水务局 as it is spoken: with its 区 and without, and by its end where no other unit ends so. */
function soundsOf(unit: Unit, units: readonly Unit[]): string[][] {
  const known = heardOf.get(unit);
  if (known) return known;
  const names = [bareName(unit), ...unit.plates, ...unit.aliases, ...calledBesides(unit)].flatMap((n) => [
    n,
    n.replace(/^[市区]/, ''),
  ]);
  const tails = TAILS.map((length) => bareName(unit).slice(-length)).filter(
    (tail) => !units.some((other) => other !== unit && other.name.includes(tail)),
  );
  const sounds = [...new Set([...names, ...tails])].filter((n) => n.length >= 2).map(soundsLike);
  heardOf.set(unit, sounds);
  return sounds;
}
