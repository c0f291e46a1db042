import { button, buttons, type Card, card, note, text } from './model.js';

interface District {
  id: string;
  name: string;
}

/** Asked of those who belong to several districts. */
export const whichDistrictCard = (districts: readonly District[]): Card =>
  card('您说的是哪个区？', 'calm', [
    text('您在几个区都有登记。请选一个，再把刚才的话发一次；也可以在话里写上区名。'),
    buttons(...districts.map(({ id, name }) => button(name, 'district.choose', { programme: id }))),
    note('选好后一直有效，发送 /换区 可以再换。'),
  ]);

export const districtChosenCard = (name: string): Card =>
  card(`现在是${name}`, 'calm', [text(`以后您说的话都按${name}办理。`), note('发送 /换区 可以再换。')]);

export const onlyDistrictCard = (name: string | null): Card =>
  card('不用换', 'calm', [text(name ? `您这里只有${name}。` : '您还没有登记，请联系督办办公室。')]);
