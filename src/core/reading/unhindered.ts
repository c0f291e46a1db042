/** What a message denies and loses nothing by: 没耽搁就投入使用了, 完工，没返工, 没到年底就完工了. Without it the rest says how it stands. */

/** What may go wrong with a work, and did not. */
const TROUBLE =
  '(?:耽搁|耽误|拖[延沓拉欠拖](?!到)|延[期误迟后]|推迟|顺延|超[期时]|逾期|[误脱][期工点]期?|滞后|返工|返修|停[工摆]|[窝怠歇]工|卡[壳顿]|掉链子|出[现过了]?(?:什么|啥|任何|大|一点)?(?:岔子|纰漏|差错|差池|乱子|意外|事故|问题|毛病|状况|幺蛾子)|打折扣?|缩水|走样|走弯路|绕弯路?|偷工减料|偷懒|含糊|马虎|磨蹭|犹豫|折腾|扯皮|反复|反弹|超(?:支|预算|概算?)|伤过?人|扰民|食言|爽约|[费花](?:多少|多大|什么|啥|太多|很多)?(?:劲儿?|力气|功夫|工夫|周折|事|钱|时间))';

/** 没, and how much of it there was none of. */
const NONE_OF = '(?:没有?|未|不曾|无)(?:再|曾|有|被|怎么|咋|太|任何|什么|啥|半点|一点|一丝|一[天次分刻]|半天){0,2}';

/** 没到年底, 不到两个月, 未满一年, 没等到元旦: sooner than that. */
const SOONER_THAN =
  '(?:没有?|未|不)(?:等?到|过|满|足|出|用|花|等)?了?(?:[\\d一二两三四五六七八九十几半]{1,3}个?多?半?(?:月|年|周|星期|礼拜|季度?)|年[底末关]|月底|(?:[\\d一二三四五六七八九十]{1,3}月)(?:底|份|[\\d一二三四五六七八九十]{1,3}[日号])?|春节|元旦|国庆|中秋|工期|期限|约定时间)(?:时间|工夫|功夫|光景)?';

/** Done, and nothing that is only to come. */
const AND_IS_DONE = '(?=[^，,。；;！!\\n能可会要得想说没未不]{0,8}(?:完|竣|建[成好]|投|启|开|通|移交|交付|办结|达标))';

const ENDS = '(?=$|[，,。；;！!～~\\n ])';

const HARMLESS: readonly (readonly [from: RegExp, to: string])[] = [
  // 没到年底就完工了; not 没几天就能完工
  [new RegExp(`${SOONER_THAN}(?:就|便|即)${AND_IS_DONE}`, 'g'), '已'],
  // 没耽搁就投入使用了
  [new RegExp(`${NONE_OF}${TROUBLE}[过了]?[，,]?(?:就|便|即)${AND_IS_DONE}`, 'g'), '已'],
  // 完工，没返工; 中途没停过工，完工了
  [
    new RegExp(
      `(?<=^|[，,。；;！!\\n ]|项目)(?:也|都|并|从|又|全程|中途|[期中]间|过程中|施工中|一路|从来|始终|一直)*${NONE_OF}(?:${TROUBLE}|停过?工|停过|拖[过了]?)[过了]?${ENDS}`,
      'g',
    ),
    '',
  ],
];

/** The text without what was no hindrance; as it is where it says no more than that. */
export function withoutUnhindered(text: string): string {
  const left = HARMLESS.reduce((said, [from, to]) => said.replace(from, to), text);
  return /[\u4e00-\u9fff\d]/.test(left.replace(/项目/g, '')) ? left : text;
}
