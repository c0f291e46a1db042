/** Which programme something is about, where a deployment has several districts. Where it has one, nothing is asked. */
import type { ProgrammeName } from '#db/programmes.js';
import { districtScope, everywhere, type Scope } from '#db/scopes.js';
import { addMilliseconds, dayMs } from '#src/core/day.js';
import type { Address } from '#src/core/people.js';
import { Refusal } from '#src/core/refusal.js';
import type { Programme } from '#src/core/registry.js';
import type { Inbound } from '#src/ports/platform.js';
import type { Ctx } from './context.js';

const choiceKeptMs = 30 * dayMs;
const choiceNote = (person: Address): string => `district:${person}`;

export interface ProgrammeFound {
  /** Null: the deployment's present one. */
  programmeId: string | null;
  /** The asker belongs to several and has not said which. */
  among: ProgrammeName[];
}

export const programmeName = ({ district, year }: ProgrammeName): string => `${district}${year}年`;

/**
 * The programme of a card that was pressed or replied to, of the chat, of the person; where that leaves several, the one
 * that the text names, or that the person chose before.
 */
export async function programmeOf(ctx: Ctx, event: Inbound): Promise<ProgrammeFound> {
  const live = await liveProgrammes(ctx);
  if (live.length < 2) return { programmeId: null, among: [] };
  const about = await cardAbout(ctx, event);
  if (about) return { programmeId: about, among: [] };

  const ofChat = programmesIn(live, await ctx.repos.memberships.ofChat(event.chat));
  const sender = 'sender' in event ? event.sender : null;
  const ofSender = sender === null ? [] : await programmesOf(ctx, sender, live);
  const both = ofChat.filter((one) => ofSender.includes(one));
  const possible = [both, ofChat, ofSender].find((some) => some.length > 0) ?? [];
  if (possible.length === 1) return one(possible);
  if (possible.length === 0) return one(sender === null ? live : await chosen(ctx, sender, live, live));

  const named = event.kind === 'message' ? possible.filter(({ district }) => names(event.text, district)) : [];
  if (named.length === 1) return one(named);
  const choice = sender === null ? possible.slice(0, 1) : await chosen(ctx, sender, possible, []);
  return choice.length > 0 ? one(choice) : { programmeId: possible[0]?.id ?? null, among: possible };
}

/** The programmes that somebody has rights in, one a district. */
export async function ownProgrammes(ctx: Ctx, person: Address): Promise<ProgrammeName[]> {
  return programmesOf(ctx, person, await liveProgrammes(ctx));
}

/** Those of which somebody is a leader or the office: the rights that a whole district goes with. */
export async function ledProgrammes(ctx: Ctx, person: Address): Promise<ProgrammeName[]> {
  const live = await liveProgrammes(ctx);
  if (ctx.office.includes(person)) return live;
  const scopes = await ctx.repos.memberships.ofPerson(person);
  return live.filter(({ district }) => scopes.includes(everywhere) || scopes.includes(districtScope(district)));
}

/**
 * From now on what the person says where it could be meant for several is about this district.
 * @throws Refusal not_found where the person has no rights there, in the same words as where there is none
 */
export async function chooseDistrict(ctx: Ctx, said: string): Promise<ProgrammeName> {
  const person = ctx.actor.address;
  const own = person === null ? [] : await ownProgrammes(ctx, person);
  const found = own.find(({ id, district }) => id === said || names(said, district));
  if (!found || person === null) {
    throw new Refusal('not_found', `没有找到“${said}”。您可以选：${own.map(programmeName).join('、') || '（没有）'}。`);
  }
  await ctx.repos.notes.put(choiceNote(person), found.id, addMilliseconds(ctx.now, choiceKeptMs));
  return found;
}

/**
 * The programme that the command line names: by id, district, or district and year. Null: the only one there is, or none.
 * @throws Refusal not_found where there is none of that name; bad_input where several are there and none is named
 */
export async function programmeNamed(ctx: Ctx, said: string | null, whole: boolean): Promise<Programme | null> {
  const all = await ctx.repos.programmes.list();
  const live = await liveProgrammes(ctx);
  if (said === null) {
    if (live.length < 2 || whole) return null;
    throw new Refusal(
      'bad_input',
      `这里有几个区：${live.map(programmeName).join('、')}。请用 --programme 指定一个，例如 --programme ${live[0]?.district}。`,
    );
  }
  const present = live.find(({ district }) => district === said);
  const found =
    all.find(({ id }) => id === said || id === present?.id) ??
    all.find((one) => [programmeName(one), `${one.district}${one.year}`].includes(said));
  if (!found)
    throw new Refusal('not_found', `没有“${said}”。有：${all.map(programmeName).join('、') || '（还没有导入）'}。`);
  return found;
}

/** The newest live programme of each district, the newest first. */
export async function liveProgrammes(ctx: Ctx): Promise<ProgrammeName[]> {
  const live = await ctx.repos.programmes.activeNames();
  return live.filter((one, index) => live.findIndex(({ district }) => district === one.district) === index);
}

async function programmesOf(ctx: Ctx, person: Address, live: ProgrammeName[]): Promise<ProgrammeName[]> {
  return programmesIn(live, ctx.office.includes(person) ? [everywhere] : await ctx.repos.memberships.ofPerson(person));
}

/** A right in an older year of a district leads to its present year, where the person may have none: nothing is shown. */
function programmesIn(live: ProgrammeName[], scopes: Scope[]): ProgrammeName[] {
  return live.filter(
    ({ id, district }) => scopes.includes(everywhere) || scopes.includes(`district:${district}`) || scopes.includes(id),
  );
}

async function cardAbout(ctx: Ctx, event: Inbound): Promise<string | null> {
  const messageId = event.kind === 'action' ? event.messageId : event.kind === 'message' ? event.replyTo : null;
  const sent = messageId === null ? null : await ctx.repos.outbox.byPlatformMessage(messageId);
  return sent?.programmeId ?? null;
}

async function chosen(
  ctx: Ctx,
  person: Address,
  among: ProgrammeName[],
  otherwise: ProgrammeName[],
): Promise<ProgrammeName[]> {
  const choice = await ctx.repos.notes.read(choiceNote(person), ctx.now);
  const found = among.filter(({ id }) => id === choice);
  return found.length > 0 ? found : otherwise;
}

/** 龙华区 is named by 龙华 too. */
const names = (text: string, district: string): boolean =>
  district !== '' && text.includes(district.length > 2 ? district.replace(/[区县市]$/, '') : district);

const one = ([first]: ProgrammeName[]): ProgrammeFound => ({ programmeId: first?.id ?? null, among: [] });
