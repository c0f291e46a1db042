/**
 * What each platform can do, as the table of docs/platforms.md: made from what the adapters declare. Run as a program it
 * writes the table into the page.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { feishuAbilities } from '#src/adapters/feishu/index.js';
import { localAbilities } from '#src/adapters/local/index.js';
import { wecomAbilities } from '#src/adapters/wecom/index.js';
import type { Abilities } from '#src/ports/platform.js';

const bot = { name: null, socket: null, callback: null };
const platforms: Record<string, Abilities> = {
  Feishu: feishuAbilities,
  'WeCom, with the bot': wecomAbilities({ bot }),
  'WeCom, the app alone': wecomAbilities({ bot: null }),
  Simulator: localAbilities,
};

const yes = (can: boolean): string => (can ? 'yes' : 'no');
const days = (count: number): string =>
  count === 0 ? 'only in answer to a press' : count > 365 ? 'always' : `${count} days`;
const minutes = (count: number): string => (count === 0 ? 'no' : count > 60 * 24 ? 'always' : `for ${count} minutes`);

const rows: Record<keyof Abilities, [what: string, shown: (abilities: Abilities) => string]> = {
  updateDays: ['A card that was sent can be replaced', ({ updateDays }) => days(updateDays)],
  keyedMinutes: ['A repeated send is swallowed', ({ keyedMinutes }) => minutes(keyedMinutes)],
  freeTextInCards: ['Text and days can be filled in on a card', ({ freeTextInCards }) => yes(freeTextInCards)],
  nativeCharts: ['Charts are drawn by the client', ({ nativeCharts }) => yes(nativeCharts)],
  toasts: ['A press is answered at once, to the person alone', ({ toasts }) => yes(toasts)],
  surePresses: ['A press that was not heard is told to the person', ({ surePresses }) => yes(surePresses)],
  repliesById: ['A reply names the message it replies to', ({ repliesById }) => yes(repliesById)],
  urgent: ['Ringing at a person (加急)', ({ urgent }) => yes(urgent)],
  maxFileBytes: ['Largest file', ({ maxFileBytes }) => `${Math.floor(maxFileBytes / 1_000_000)} MB`],
};

export const platformsTable = (): string =>
  [
    ['', ...Object.keys(platforms)],
    ['---', ...Object.keys(platforms).map(() => '---')],
    ...Object.values(rows).map(([what, shown]) => [what, ...Object.values(platforms).map(shown)]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

export const page = fileURLToPath(new URL('../../docs/platforms.md', import.meta.url));
const BEGIN = '<!-- abilities -->';
const END = '<!-- /abilities -->';

/** The page with the table as it is now. */
export const pageWithTable = (text: string): string =>
  `${text.slice(0, text.indexOf(BEGIN) + BEGIN.length)}\n${platformsTable()}\n${text.slice(text.indexOf(END))}`;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, pageWithTable(readFileSync(page, 'utf8')));
