// Days and times as the programme's people read them.

const zone = document.getElementById('simulator')?.dataset.timezone ?? 'Asia/Shanghai';
const format = (options) => new Intl.DateTimeFormat('zh-CN', { timeZone: zone, ...options });
const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = format({ month: 'long', day: 'numeric', weekday: 'short' });
const longDay = format({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
const plain = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });

export const timeOf = (at) => clock.format(new Date(at));
export const dayOf = (at) => day.format(new Date(at));
export const longDayOf = (at) => longDay.format(new Date(at));
/** 2022-12-31 */
export const isoDay = (at) => plain.format(new Date(at));
/** The day after. */
export const nextDay = (at) => isoDay(new Date(at).getTime() + 24 * 3600_000);
