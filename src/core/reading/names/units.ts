/** The 主办单位 cell, and the names of units as people write them. */
import { halfWidth, type Piece, splitOutside } from '../text/plain-text.js';

export interface NamedUnit {
  /** As the table names it, a parenthesis with it: 区委组织部（区委编办、区人才工作局）. */
  name: string;
  /** Name plates (挂牌), from the parenthesis. */
  plates: string[];
}

const SEPARATORS = '、，,；;/／|｜\n\r\t\u2028';
/** Words that tell units' parts (牵头单位：…) and are no part of a name. */
const LABEL = /^(?:主办单位|牵头单位|责任单位|配合单位|协办单位|主办|牵头|配合|协办|责任)[：:]\s*/;
/** A parenthesis that says what a unit does in the row, and is no name plate. */
const ROLE = /^(?:牵头|主办|配合|协办|责任|负责|参与)(?:单位|部门)?$/;
/** Province, city and district before a name; 社区 and 园区 are no districts, and 市场 and 市政 no cities. */
const PLACES = [/^[\u4e00-\u9fff]{2,3}?省(?=..)/, /^[\u4e00-\u9fff]{2,3}?市(?=..)/, /^市(?![场政民])(?=..)/];
const DISTRICTS = [/^[\u4e00-\u9fff]{2,3}(?<![社园片小辖景城])区(?=..)/, /^区(?=..)/];

/**
 * The units of a cell in their order, each once: separators are 、，,；;/／ line breaks and spaces, but a parenthesis belongs
 * to its unit: 区委组织部（区委编办、区人才工作局）、民政局、各街道 is three.
 */
export function parseUnits(text: string): NamedUnit[] {
  const named = splitOutside(text, SEPARATORS).flatMap(splitAtSpaces).map(toUnit);
  const seen = new Set<string>();
  return named.filter(({ name }) => {
    if (name === '' || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** 各街道, 各街道办事处, 各社区, 各有关单位: stands for its members. */
export function isGroupName(name: string): boolean {
  const bare = withoutParenthesis(halfWidth(name)).trim();
  return /^(?:全区|全市|区属|辖区|区)?(?:各|所有|全部)/.test(bare) || /^(?:六个|6个)街道/.test(bare);
}

/**
 * How a unit's name compares, so that 龙华区民政局, 区民政局 and 民政局 find each other, as do 民治街道 and 民治街道办事处:
 * without district, 办事处, parenthesis, spaces and width. For finding only: 市民政局 has the same key.
 */
export function unitKey(name: string): string {
  const bare = withoutParenthesis(halfWidth(name))
    .replace(/[\s·•.。“”"'‘’]/g, '')
    .toLowerCase();
  const short = [...PLACES, ...DISTRICTS]
    .reduce((name, prefix) => name.replace(prefix, ''), bare)
    .replace(/街道办(?:事处)?$/, '街道')
    .replace(/街办$/, '街道')
    .replace(/党工委$/, '');
  return short;
}

/** Whether two names are loosely the same unit; a name plate answers for its unit. */
export function sameUnit(a: string, b: string): boolean {
  const keysOfA = keysOf(a);
  return keysOf(b).some((key) => keysOfA.includes(key));
}

function keysOf(name: string): string[] {
  const unit = toUnit({ text: name, start: 0, end: name.length });
  return [unit.name, ...unit.plates].map(unitKey).filter((key) => key !== '');
}

function toUnit(piece: Piece): NamedUnit {
  const name = piece.text.replace(LABEL, '').trim();
  return { name, plates: platesOf(name) };
}

function platesOf(name: string): string[] {
  const open = firstOf(name, '（', '(');
  if (open <= 0) return [];
  const close = Math.max(name.lastIndexOf('）'), name.lastIndexOf(')'));
  const inner = name.slice(open + 1, close > open ? close : undefined);
  return splitOutside(inner, SEPARATORS)
    .map((piece) => piece.text)
    .filter((plate) => !ROLE.test(plate));
}

function withoutParenthesis(name: string): string {
  const open = firstOf(name, '（', '(');
  return open <= 0 ? name : name.slice(0, open);
}

function firstOf(text: string, ...characters: string[]): number {
  const found = characters.map((c) => text.indexOf(c)).filter((at) => at >= 0);
  return found.length > 0 ? Math.min(...found) : -1;
}

/** Spaces part units, unless they stand in or before a parenthesis: 区民政局 （区慈善会） is one. */
function splitAtSpaces(piece: Piece): Piece[] {
  const units: Piece[] = [];
  for (const part of splitOutside(piece.text, ' \u3000')) {
    const last = units.at(-1);
    if (last && /^[（(]/.test(part.text) && !/[（(]/.test(last.text))
      units[units.length - 1] = { ...last, text: last.text + part.text };
    else units.push(part);
  }
  return units;
}
