/** What the office may change of the rules (`/设置`); the defaults are those of rules.md. */
import { z } from 'zod';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间请写成 09:30 这样的格式');
const workingDays = z.array(z.number().int().min(0).max(30)).max(10);

export const settingsSchema = z.object({
  /** Day of the month on which a monthly round opens. */
  roundOpensOnDay: z.number().int().min(1).max(28).default(20),
  /** Day of December on which the year-end round opens. */
  yearEndOpensOnDay: z.number().int().min(1).max(28).default(20),
  /** The year-end round is due on this working day after the cut-off. */
  yearEndDueAfterWorkdays: z.number().int().min(1).max(30).default(5),
  nudgeTime: time.default('09:30'),
  digestTime: time.default('09:00'),
  /** Nudges count back from the due day, in working days. */
  nudgeBeforeDue: workingDays.default([5, 2, 1, 0]),
  /** Further stages for key-supervised projects. */
  nudgeBeforeDueKey: workingDays.default([10, 7]),
  /** Working days overdue at which silence reaches unit leader, office and (as a draft) the district leader. */
  escalateAfter: z.tuple([z.number().int(), z.number().int(), z.number().int()]).default([1, 3, 5]),
  escalateAfterKey: z.tuple([z.number().int(), z.number().int(), z.number().int()]).default([1, 2, 3]),
  /** Working hours; nothing is sent by itself outside them. */
  workingHours: z
    .array(z.tuple([time, time]))
    .min(1)
    .default([
      ['09:00', '12:00'],
      ['14:00', '18:00'],
    ]),
  /** Whether escalations to a district leader go out without the office's tap. */
  escalateToLeaderUnasked: z.boolean().default(false),
  rankUnits: z.boolean().default(false),
  explanationDueAfterWorkdays: z.number().int().min(1).max(30).default(3),
  briefingDueAfterWorkdays: z.number().int().min(1).max(30).default(5),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});
