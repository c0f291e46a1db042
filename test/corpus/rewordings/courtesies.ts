/** What people say around what they have to say. */
import { pick, type Rewording, saying, withoutStop } from './rewording.js';

const greetings = [
  '各位领导好，',
  '王主任，',
  '督办办的同志您好：',
  '您好，',
  '领导，',
  '张科，您好，',
  '李姐，',
  '督办办：',
  '@督办助手 ',
  '汇报一下，',
  '不好意思回晚了，',
  '打扰了，',
  '哈喽，',
  '报告领导：',
  '刚看到消息，',
  '尊敬的各位领导：',
  '@王主任：',
  '早上好，王主任。',
  '让您久等了。',
  '现将情况汇报如下：',
  '我来汇报一下。',
  '哦对了，',
];
const thanks = [
  '，谢谢！',
  '，请知悉。',
  '，辛苦了',
  '🙏',
  '[抱拳]',
  '，麻烦您了',
  '，特此汇报',
  '，请领导放心',
  '，报告完毕。',
  '。以上',
  '，请查收',
  '，请审阅',
  '，感谢领导关心',
  '，麻烦更新状态',
  '，妥否，请批示',
  '，就这些',
  '，祝工作顺利',
];
const speakers = [
  '#：',
  '#汇报：',
  '我是#小王，',
  '#报：',
  '【#】',
  '我们#这边，',
  '#反馈：',
  '#的情况：',
  '来自#：',
  '#（小王）：',
  '我是#的联络员，',
];
const chatBefore = [
  '刚才在开会没看到消息。',
  '收到您的提醒。',
  '昨天下雨，大家都辛苦了。',
  '这段时间一直在跑现场。',
  '这事我问过同事了。',
  '您催的那个我查了一下：',
  '跟您同步一下情况：',
  '按要求报送如下：',
  '刚跟施工方核实过：',
  '科里刚统计出来的：',
  '领导让我回一下：',
  '经与建设单位核实，',
  '根据您的要求，现将进展汇报如下：',
  '说实话，',
  '第二次报，',
];
const chatAfter = [
  '有问题随时联系我。',
  '照片稍后发您。',
  '材料已发邮箱。',
  '请领导批示。',
  '有变化再向您汇报。',
  '详见附件。',
  '麻烦帮忙登记一下。',
  '以上情况属实。',
  '之前没及时报，抱歉。',
  '联系人小李。',
  '表格晚点补上。',
  '照片见附件。',
  '分管领导已阅。',
  '后续再跟您汇报。',
];
const signatures = ['。#', '（#报）', '\n#小王', '。汇报人：小王', '（联系人：小李）'];
const particles = ['啦', '了哈', '了哦', '了呢', '喽', '了呀', '咯'];
const pauses = ['这边，', '呢，', '哈，', '嘛，', '啊，'];
const asking = [
  '请问',
  '麻烦问下，',
  '你好，',
  '督办助手，',
  '帮我看看',
  '帮我查一下',
  '想问一下，',
  '我想知道',
  '领导要看，',
  '急，',
  '张主任您好，',
  '领导您好，请教一下：',
  '在吗？',
  '不好意思打扰一下，',
  '书记让我问下，',
  '下午开会要用，',
  '写材料用，',
  '市里来检查，',
  '可否告知',
  '烦请告知',
  '请回复：',
];
/** What is said behind a question: thanks, what it is for, how soon. */
const closing = [
  '，谢谢领导',
  '，辛苦啦',
  '🙏🙏',
  '[抱拳]',
  '😊',
  '，书记要看',
  '，人大要看',
  '，下午上会用',
  '，写材料要用',
  '，我好向书记汇报',
  '，要给领导汇报',
  '，给代表答复用',
  '，好答复人家',
  '，越快越好',
  '，不急',
  '，方便时回复',
  '，请尽快答复',
  '，给个准话',
  '，3q',
  '，我心里有个数',
];

export const claimCourtesies: readonly Rewording<'claims'>[] = [
  saying('greeting-before', 0.02, (text, { id }) => pick(greetings, id) + text),
  saying('thanks-after', 0.03, (text, { id }) => withoutStop(text) + pick(thanks, id)),
  saying('speaker-before', 0.02, (text, { id, input: { unit } }) =>
    typeof unit === 'string' && !text.includes(unit) ? pick(speakers, id).replace('#', unit) + text : null,
  ),
  saying('chat-before', 0.02, (text, { id }) => pick(chatBefore, id) + text),
  saying('chat-after', 0.03, (text, { id }) => `${withoutStop(text)}。${pick(chatAfter, id)}`),
  saying('signature-after', 0.03, (text, { id, input: { unit } }) =>
    typeof unit === 'string' && !text.includes(unit)
      ? withoutStop(text) + pick(signatures, id).replace('#', unit)
      : null,
  ),
  saying('particle-after', 0.03, (text, { id }) => text.replace(/了(?=[，。！；\s]|$)/g, pick(particles, id))),
  saying('pause-within', 0.03, (text, { id }) => text.replace('，', pick(pauses, id))),
];

export const questionCourtesies: readonly Rewording<'questions'>[] = [
  saying('asked-politely', 0.02, (text, { id }) => pick(asking, id) + text),
  saying('closed-politely', 0.01, (text, { id, expect: { filter } }) =>
    filter?.obligation === 'briefing' || /汇报/.test(text)
      ? null
      : text.replace(/[。？?！!\s]*$/, '') + pick(closing, id),
  ),
];
