/**
 * How commands, actions, listeners and jobs are declared. A declaration is also the documentation: help, argument
 * errors, the permission table and the tests are made from it.
 */
import type { z } from 'zod';
import type { Day, Instant, TimeOfDay } from '#src/core/day.js';
import type { Role } from '#src/core/people.js';
import type { Settings } from '#src/core/settings.js';
import type { FileRef } from '#src/ports/platform.js';
import type { Answer } from '#src/services/answer.js';
import type { Actor, Ctx } from '#src/services/context.js';

/** Who may call something: these roles, or everybody in a chat. */
export type Who = readonly Role[] | 'anyone';

export const mayUse = ({ grants }: Actor, who: Who): boolean =>
  who === 'anyone' || grants.some(({ role }) => who.includes(role));

export interface Command<Args extends z.ZodObject = z.ZodObject> {
  /** Without the slash: 填报. */
  name: string;
  alias: string;
  /** /填报 <编号> [正文] */
  usage: string;
  /** One line of help. */
  summary: string;
  who: Who;
  /** It is about all districts of the asker at once: nobody is asked which one is meant. */
  everyDistrict?: true;
  /**
   * By position: each word fills the next key, and the last key takes the rest of the line.
   * What does not fit is answered with the usage.
   */
  args: Args;
  run(ctx: Ctx, args: z.output<Args>, said: Said): Promise<Answer>;
  actions?: Record<string, Action>;
}

/** What came with a command or a plain message. */
export interface Said {
  text: string;
  messageId: string;
  replyTo: string | null;
  /** The text it quotes, where the platform tells that instead. */
  quoted: string | null;
  files: FileRef[];
  mentions: { address: string; name: string }[];
}

export interface Action<Value extends z.ZodObject = z.ZodObject, Form extends z.ZodObject = z.ZodObject> {
  who: Who;
  /** Plain data of the button; ids only. */
  value: Value;
  /** Fields of the form it submits. */
  form?: Form;
  run(ctx: Ctx, value: z.output<Value>, form: z.output<Form>, pressed: Pressed): Promise<Answer>;
}

export interface Pressed {
  messageId: string;
}

/** What is done with a message that is no command. */
export interface Listener {
  /** What is asked of several districts at once; null where nothing is. */
  acrossDistricts(ctx: Ctx, said: Said): Promise<Answer | null>;
  text(ctx: Ctx, said: Said): Promise<Answer | null>;
  file(ctx: Ctx, said: Said): Promise<Answer | null>;
}

/** Work outside any transaction: fetching, parsing, writing files. Stored with the event that asked for it. */
export interface Task<Payload extends z.ZodType = z.ZodType> {
  name: string;
  payload: Payload;
  /** What it returns is done in one transaction with the task's completion: a task that runs twice has one effect. */
  run(ctx: Ctx, payload: z.output<Payload>): Promise<TaskEffect>;
}

/** `goOn`: the task is not done; it goes on with that payload, behind all that waits already (`afterMs`: not before then). */
export type TaskEffect = (ctx: Ctx, goOn: (payload: unknown, afterMs?: number) => void) => Promise<void>;

export interface Slot {
  /** The working-off is for this minute, whenever it happens. */
  at: Instant;
  day: Day;
  /** More than ten minutes late: what is sent says 补发 (rule 32). */
  late: boolean;
}

export interface Job {
  name: string;
  /** Daily, in the programme's time zone. */
  at(settings: Settings): TimeOfDay;
  /** After downtime only the latest missed slot is worked off, and only within so many hours; null: however late. */
  catchUpWithinHours: number | null;
  /** Held back outside working hours and working days. */
  workingHoursOnly: boolean;
  run(ctx: Ctx, slot: Slot): Promise<void>;
  /** What the office is told about a slot that came too late to be worked off. */
  missed?(ctx: Ctx, slot: Slot): Promise<void>;
}

export const defineCommand = <Args extends z.ZodObject>(command: Command<Args>): Command =>
  command as unknown as Command;
export const defineAction = <Value extends z.ZodObject, Form extends z.ZodObject = z.ZodObject>(
  action: Action<Value, Form>,
): Action => action as unknown as Action;
export const defineJob = (job: Job): Job => job;
export const defineTask = <Payload extends z.ZodType>(task: Task<Payload>): Task => task as unknown as Task;
