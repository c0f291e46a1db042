/** A clause with a word of completion that leaves the work open: so much of it is done, somebody is urged to do it, it is prepared. */

const FINISHED = '(?:完[工成]|竣工|建成|办结|收官|收工|做完|弄完|搞完|建好|装好)';
const IN_USE = '(?:投入使用|投入运营|投用|启用|运营|营业|开放|开业|开馆|开园|开诊|移交|交付|通车)';
const DONE = `(?:${FINISHED}|${IN_USE})`;

/** 完工了一小半, 完成了好几块, 完成其一. */
const SO_MUCH = new RegExp(
  `${FINISHED}了?(?:将?近|大约|约|差不多|不到|超过|才|刚)?(?:过?半|一?[大小多少]半|一半|一?(?:大|小|少|绝大)?部分|一(?:点点?|些|截|角)|好?几[块处片截]|七七八八|其[一二三]|其中(?:之一|[一两][项个处座]))(?=了?(?:$|[，,。；;！!]|左右|上下))`,
);

/** 催施工队完工, 督促施工方移交; under such urging, or after it, a thing is done. */
const URGING =
  '(?<![经下后被])(?:催(?![了过单办])促?|督促|敦促|责成|[勒责下]令|吩咐|叮嘱|函请|商请|盯[着紧住]|逼着?|推动|约谈|动员|通知|协调|要求)';
const URGED = new RegExp(
  `${URGING}(?!下|之下|之?后|以后|完(?![工成])|[了过好])[^，,。；;已了下后过完没未]{0,8}${DONE}(?!了|的|过|完|后)(?![^，,。；;]{0,6}[了的]$)`,
);

/** What leads up to it, and is not it: 投入运营筹备, 移交申请, 开放方案; 移交手续办好了 is handing over. */
const PREPARED = new RegExp(
  `(?:${IN_USE}|完工|竣工)(?:之?前)?的?(?:各项|有关|相关|最后)?(?:筹备|筹划|准备(?=工作|阶段|就绪|事宜|期|状态|中|[已都也还做]|妥|充分|$|[，,。；;！!])|申请|审批|报批|报审|方案|论证|招标|招商|谋划|冲刺|攻坚|预热|倒计时)`,
);

/** 投入使用前要先验收, 完工前还得补一道漆. */
const BEFORE_IT = new RegExp(`${DONE}(?:之|以)?前(?:[^，,。；;已了]{0,4})(?:要|需|须|得|应|必须|先|还|仍|尚|再|待|等)`);

/** A later word of the clause that tells it as done all the same: 移交申请批了，当天移交了 stands in another; 完工前催了几次，已完工. */
const AFTER_ALL = new RegExp(`(?:已经?|现已|终于|总算|都|全部)(?:全部|正式|顺利)?${DONE}了?$`);

export const isShortOfDone = (clause: string): boolean =>
  (SO_MUCH.test(clause) || URGED.test(clause) || PREPARED.test(clause) || BEFORE_IT.test(clause)) &&
  !AFTER_ALL.test(clause);
