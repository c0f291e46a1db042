/** All of it told as done, and beside it some that is left, or that there is none: 全部改造完毕，剩余几个年后再改; 全年任务已完成，书房一座没建. */
import { HEDGED } from '../../progress/hedges.js';
import { lacksSomething } from '../../progress/lacks.js';
import { AFTERMATH } from '../../progress/progress-words.js';
import { CLAUSE_END } from '../../text/plain-text.js';

/** Is all said to be done, and some of it to be left, or not to be there at all? */
export const saysAllAndRest = (text: string): boolean => leavesSome(text) || hasNone(text);

/** 已全部改造完毕, 全部完成. */
const ALL_DONE =
  /(?<![没未不除前要能会等][^，,。；;\n]{0,6})(?:全部?|全都|都|均)(?:已经?)?(?:[\u4e00-\u9fff]{2})?(?:完[成毕工]|竣工|到位|[改建装换修铺]完)了?$/;

/** 剩余几个拟年后再改, 还有几个在改, 余下的明年再装: so many of the same, and not done. */
const SOME_LEFT =
  /^(?:但是?|不过|就是|只是)?(?:还|尚|仍|只|就)?(?:其[余他它]|剩[余下]?|余下?|有)的?(?:几|[\d一两二三四五六七八九十]{1,3}|少数|个别|一?小?部分)(?: ?[个处座家栋幢段台套场盏户间条所件])?(?![\u4e00-\u9fff]{0,3}(?:经费|资金|款|手续|资料|牌|工人|师傅|人|问题))/;
/** 其中鸿荣那个小区还没通水. */
const ONE_OF_THEM = /^其中[^，,。；;\n]{1,8}(?:还|尚|仍)(?:没|未|在[改建装换修铺做弄搞办拆种刷])/;
const TO_COME = /再|拟|待|等|将|计划|准备|打算|明年|来年|[年节]后|下个?[月周]|开春/;
/** 也改了, 上周装完了: not left any more. */
const SINCE_DONE = /[也都已]|[完好]了?$|了$/;

function leavesSome(text: string): boolean {
  const clauses = clausesOf(text);
  const all = clauses.findIndex((clause) => ALL_DONE.test(clause) && !HEDGED.test(clause));
  return (
    all >= 0 &&
    clauses
      .slice(all + 1)
      .some(
        (clause) =>
          ONE_OF_THEM.test(clause) ||
          (SOME_LEFT.test(clause) &&
            !AFTERMATH.test(clause) &&
            (lacksSomething(clause) || IN_WORK.test(clause) || (TO_COME.test(clause) && !SINCE_DONE.test(clause)))),
      )
  );
}
const IN_WORK = /在[改建装换修铺做弄搞办拆种刷]/;

/** 年度任务已圆满完成, and not what is wished for. */
const TASK_DONE =
  /(?<![没未不能会要确保争取][^，,。；;\n]{0,4})(?:年度|全年|今年)的?(?:目标)?(?:任务|目标|指标)(?:已|经|均|都|也|全部|圆满|顺利|超额)*完成了?$|^(?:已经?)?(?:全部|圆满|顺利)完[成工]了?$/;
/** 一座都没建起来, 一个没装: of the work itself, where 一件没丢 tells of none that went wrong. */
const NONE =
  /(?:一|半)[\u4e00-\u9fff](?:[都也还])?(?:没有?|未)(?:能|来得及)?[建装改换修做弄搞办拆铺开演讲查划种布挂招配挖浇动通起完消](?!停|错|坏|漏)/;

const hasNone = (text: string): boolean => {
  const clauses = clausesOf(text);
  return (
    !/之前|原来|先前|起初|当初|上[周个]|昨[天日]/.test(text) &&
    clauses.some((clause) => NONE.test(clause)) &&
    clauses.some((clause) => TASK_DONE.test(clause))
  );
};

const clausesOf = (text: string): string[] => text.split(CLAUSE_END).map((clause) => clause.trim());
