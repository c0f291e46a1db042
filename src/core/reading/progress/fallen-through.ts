/** A completion that is spoken of and has not come: it is near, it is aimed at, it came to nothing. */

/** What might have come. */
const END =
  '(?:全部|全面|正式|如期|按期)?(?:完[工成]|竣工|建成|收官|收工|封顶|开工|验收|移交|交付|投入使用|投入运营|投用|启用|开放|开业|开馆|开园|通车|运营|达标)';

/** 已近完工, 趋于完工, 濒临完工, 走向完工; 最近完工 is past. */
const NEAR = `(?:(?<![最附就远靠新左相将接临邻])近|[趋逼渐几临接贴]近于?|趋[于向]|近[乎于]|濒[临于]|行将|[走迈奔驶][向入]|直奔)${END}(?![^，,。；;]{0,4}(?:仪式|典礼))`;

/** 向完工冲刺, 奔着完工去, 进入完工倒计时. */
const AIMED_AT = `[奔朝冲向瞄往对][着准]?${END}(?:的?(?:目标|节点|方向))?(?:去|来|冲|迈|推|努力|靠|发力|进发|看齐)|进入?${END}(?:前的?)?(?:的)?(?:最后|冲刺|倒计时|收尾|扫尾|攻坚|准备|筹备|决战)`;

/** 完工泡汤了, 开业告吹, 完工成了泡影, 移交生变. */
const CAME_TO_NOTHING = `${END}[^，,。；;！!\\n没未不]{0,4}?(?:泡[了]?汤|告吹|落空|流产|搁浅|黄了|吹了|没戏|没影|没谱|没指望|打了?水漂|泡[影沫]|[生有起突]变|遇阻|受[阻挫]|砸了|悬了|悬着|无期|无望|倒计时|反悔|变卦|被?(?:叫停|喊停|责停)|被(?:否|拒|驳|退回|打回|打断|中止|终止|取消|搁置|推迟|暂停|拦|卡|举报|投诉)|(?:无|未)果(?=$|[，,。；;！!])|夭折|中[止断](?=$|[，,。；;！!了])|终止|停摆|不成(?=$|[，,。；;！!]))`;

const NOT_COME = new RegExp(`${NEAR}|${AIMED_AT}|${CAME_TO_NOTHING}`);

/** Null where none is spoken of so; else what is said behind it, where it may have come all the same: 一度受阻，12月5日完工了. */
export function afterNotCome(text: string): string | null {
  const match = NOT_COME.exec(text);
  return match && text.slice(match.index + match[0].length);
}
