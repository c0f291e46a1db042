/** What is said in Cantonese, in the words of Mandarin: 边个仲未报 is 哪个还未报. Written language has a word of its own for each. */

/** Longer words first; each is written so by nobody who does not speak so. */
const CANTONESE: readonly (readonly [said: RegExp, meant: string])[] = [
  [/(?<![疑重难要观特热焦痛堵卡盲缺优弱])点解(?![释决读析除封])/g, '为什么'],
  [/搞得[掂惦]/g, '完得成'],
  [/搞[唔不][掂惦]/g, '完不成'],
  [/(?<=[做搞整弄起]成)点(?=$|[？?，])/g, '什么样'],
  [/点样|点嘅样/g, '怎么样'],
  [/搞掂|搞惦/g, '搞定'],
  [/(?<![周旁两这那一右左东西南北海路河沿外身])边(?=[个间条家项啲]|几[个家项])/g, '哪'],
  [/(?<![周旁两这那一右左东西南北海路河沿外身])边(?=一?步)/g, '哪'],
  [/(?<![周旁两这那一右左东西南北海路河沿外身])边[度处]/g, '哪里'],
  [/而家|家下/g, '现在'],
  [/乜嘢|乜野|咩野|咩嘢/g, '什么'],
  [/[乜咩](?=事|情况|原因|进度|料|时候)/g, '什么'],
  [/几耐/g, '多久'],
  [/几多(?=[钱款])/g, '多少'],
  [/加埋|夹埋/g, '加起来'],
  [/同埋/g, '和'],
  [/仲(?=[有未没冇差剩欠系要])/g, '还'],
  [/咁(?=[慢快多少大高低久差])/g, '这么'],
  [/冇(?=$|[？?，。！])/g, '没有'],
  [/唔该晒?/g, '麻烦'],
  [/话[畀俾]我知/g, '告诉我'],
  [/睇返/g, '看'],
  [/唔(?![，, ])/g, '不'],
  [/嗰/g, '那'],
  [/呢(?=个项目|啲|几个)/g, '这'],
  [/啲/g, '些'],
  [/嘅/g, '的'],
  [/咗/g, '了'],
  [/佢哋/g, '他们'],
  [/佢/g, '它'],
  [/我哋/g, '我们'],
  [/你哋/g, '你们'],
  [/睇/g, '看'],
  [/[俾畀]/g, '给'],
  [/净系/g, '只'],
  [/钟意|中意/g, '喜欢'],
];

const SPOKEN = /[边点掂惦冇唔嗰啲嘅咗佢哋睇俾畀乜咩埋仲意咁]|而家|家下|几耐|几多[钱款]|净系|呢(?:个项目|几个)/;

/** The text in the words that all others use. */
export const inMandarin = (text: string): string =>
  SPOKEN.test(text) ? CANTONESE.reduce((read, [said, meant]) => read.replace(said, meant), text) : text;
