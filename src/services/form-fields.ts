/** What people fill in, in a card's form or on a web page: the same fields, the same words where something is missing. */
import { z } from 'zod';

const maxText = 4000;
const said = z.string().max(maxText, { error: `每一栏最多 ${maxText} 字，请精简，详细材料可作为佐证报送` });
const day = z.string().optional();

export const reportFields = z.object({
  completion: said.trim().default(''),
  problems: said.default(''),
  nextSteps: said.default(''),
  completed: z.enum(['yes', 'no'], { error: '请选择是否完成年度目标' }),
  completedOn: day,
});
export type ReportFields = z.infer<typeof reportFields>;

export const analysisFields = z.object({
  problems: said.default(''),
  subjectiveCauses: said.default(''),
  objectiveCauses: said.default(''),
  nextSteps: said.default(''),
  expectedCompletion: day,
});
export type AnalysisFields = z.infer<typeof analysisFields>;

export const shareFields = z.object({
  share: z
    .string()
    .transform((said) => Number(said.normalize('NFKC').replace(/[,，\s]/g, '')))
    .pipe(z.number({ error: '份额请写数字，例如 120' }).positive('份额请写大于 0 的数字')),
});

export const basisFields = z.object({
  basis: z.string().trim().min(1, '请写明是按什么口径统计的').max(maxText),
});
