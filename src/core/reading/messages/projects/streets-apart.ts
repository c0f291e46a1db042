/** Streets that are told of one after the other with no stop between them, as dictation leaves them: 大浪5个龙华11个, 讲座福城36场，民治33场. */
import type { Project } from '../../../registry.js';
import { NUMERAL } from '../../numbers/counted.js';
import { findNumbers } from '../../numbers/numbers.js';
import { measureWordAt } from '../../text/measure-words.js';
import { streetOf } from './streets.js';

/** The text with a stop where the next street is told of, and behind the words that several are told under. */
export function withStreetsApart(text: string, own: readonly Project[]): string {
  const isStreet = (street: string) => own.some((p) => p.name.startsWith(`${street}街道`));
  const apart = findNumbers(text)
    .reduceRight((said, { end }) => {
      const at = measureWordAt(said, end)?.end ?? end;
      const [all, street = ''] = NEXT_STREET.exec(said.slice(at)) ?? [''];
      if (street === '' || !isStreet(street)) return said;
      const mark = /^\d/.test(said.slice(at + all.length)) ? '、' : '，';
      return said.slice(0, at) + mark + said.slice(at);
    }, text)
    .replace(DONE_AND_STREET, (all: string, done: string, street: string) =>
      isStreet(street) ? `${done}，${street}` : all,
    );
  return withWhileOfAll(withTopicApart(apart, own), own);
}

/** 本周福城讲了2场，民治讲了1场: the while is told once, and of each street. */
function withWhileOfAll(text: string, own: readonly Project[]): string {
  const when = WHILE.exec(text)?.[0];
  const streets = namesOf(own);
  if (!when || streets === '') return text;
  const [first, ...others] = [
    ...text.matchAll(new RegExp(`(?<=^|[，,；;、：:]|${when})(?:${streets})${SO_MANY}`, 'g')),
  ];
  if (first?.index !== when.length) return text;
  return others
    .filter(({ index, 0: told }) => !STANDING.test(text.slice(when.length, index + told.length)))
    .reduceRight((said, { index }) => said.slice(0, index) + when + said.slice(index), text);
}
const WHILE = /^(?:[本这上]一?个?(?:周|星期|礼拜|月|季度)|[昨今]天|(?:1[0-2]|[1-9])月份?)[：:，,]?/;
/** What is told besides of how it stands by now, or is to come. */
const STANDING = /累计|总|共|目前|现在|已|还|[差剩]|计划|预计|下|今年|全年/;

const namesOf = (own: readonly Project[]): string => [...new Set(own.flatMap((p) => streetOf(p) ?? []))].join('|');

/** 放了735场, 才402场, 已办7场. */
export const SO_MANY = `(?:街道)?(?:[那这]边)?(?:才|只|也|已经?|又|一?共|累计|目前){0,2}(?:[办放改装做开讲演建换划修通完招筛查签发新增训]{1,2}[了成好完增]?|(?:升级|安装|改造|完成|新建|举办|开展|通气|放映)了?)?有?${NUMERAL}`;
/** 大浪5个龙华11个, 放了286场观澜放了320场: behind an amount, the next street and its own. */
const NEXT_STREET = new RegExp(`^([\\u4e00-\\u9fff]{2})(?:街道)?(?=${SO_MANY})`);
/** 民治完成了大浪没有. */
const DONE_AND_STREET = /((?:完[成工]|竣工|做完|弄完|搞完|好)了)([\u4e00-\u9fff]{2})(?=(?:街道)?(?:没|未|还))/g;

/** 讲座福城36场，民治33场: words of what is promised, once, and streets each with its own amount. */
function withTopicApart(text: string, own: readonly Project[]): string {
  const streets = namesOf(own);
  const told = new RegExp(`(?:${streets})(?=${SO_MANY})`, 'g');
  if (streets === '' || new Set(text.match(told)).size < 2) return text;
  const topics = [...text.matchAll(told)].map(({ index }) => topicBefore(text.slice(0, index), own));
  return text.replace(told, (street: string, at: number) => {
    const topic = topicBefore(text.slice(0, at), own);
    return topic && topics.filter((one) => one === topic).length === 1 ? `，${street}` : street;
  });
}

/** The words that a head ends with, where a project has them: 整改率, 感烟装了. */
function topicBefore(head: string, own: readonly Project[]): string | undefined {
  const words = TOPIC.exec(head)?.groups?.words;
  return words && own.some((p) => `${p.name}，${p.target}`.includes(words)) ? words : undefined;
}
const TOPIC = /(?<words>[\u4e00-\u9fff]{2}?)(?:[装建办改放做开讲演换划修通][了好完]|完成了?|方面|[：:])?$/;
