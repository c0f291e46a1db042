/** Where a question that is dictated in one breath turns from what is asked to the asker's own story, or from that to what is asked. */

const NOW =
  '(?:现在|这会儿?|正|刚刚?|刚才|马上|立马|一会儿?|待会儿?|等[下会]|回头|昨[天晚]|今[天早晚]|明[天早晚]|后天|下周|[上下]午|中午|晚上|早上)';
/** What ends a clause that asks. */
const ASKED =
  '(?:[了吗么呢嘛吧啊呀率咧呗]|没有?|多少|几[个项家件条处]|哪些|哪[几]?[个家]|怎么?样|咋样|什么|原因|情况|进度|进展|完成|完工|竣工|[办做建修弄]完|没报|没交|滞后|一下|[清名]单|[给发]我|出来)';
/** Who may be told of behind it, and what tells that the clause is theirs: 我在车上呢, 街坊天天来问, 你简单点讲. */
const TELLER = [
  '我(?:当时|一时|刚才|都)?没(?:答|说|想|回答)(?:上|出)?(?:来|全)',
  `我(?:(?!们|单位|街道|[这那局办委署处区会队家]|分管|负责|管|联系)${NOW}|在|就[要得去]|要(?!的|求)|得|还[要得在]|急|赶|挨个|好[去跟向给]|去|回去|准备|拿去|等)`,
  '(?:街坊|群众|居民|市民|业主|家长|村民|商户|老百姓|大家|领导|书记|区长|主任|代表|记者|媒体|上[面头])们?(?:都|天天|老是?|一直|又|在|等|来|追|催|急|堵|盯|要[我听看问用])',
  '你(?:就|给我)?(?:简单|直接|大概|大致|快|随便|捡|挑)[点些]?[的地]?(?:说|讲|列|报|发|给|回)',
];
const TO_STORY = new RegExp(`(?<=${ASKED})(?=${TELLER.join('|')})`, 'g');

/** 快下班了, 都要开会了, 我在车上: what a clause is that comes before, without a mark behind it. */
const FROM_STORY = new RegExp(
  `^(?:喂|哎|那个|小督|督办|助手|你好|[啊呀，]){0,4}(?:(?:我|人|咱|领导)?${NOW}?(?:还|就)?(?:正?在|坐在?|站在?|到了?|刚[到从])[^，。,；？?！!]{0,4}(?:车|路|高速|外[地面]|飞机|船|工地|会[上场]|电梯|现场|食堂|走廊|大厅|门口|机场|高铁|地铁)(?:上|里|外|边|中)?[呢了]?|(?:都|马上|就|眼看)*(?:快|要)(?:要|就)?(?:下班|开会|上会|散会|开始|上车|登机|进场|汇报|发言|上台|年底|过年|放假|出发|到了?)了)(?=[^上里外边中呢了，。,；][^，。,；]{3})`,
);

/** 照这样子下去年底能完吗: no 去年. */
const GOES_ON = /(?<=[照按这再][^，。,]{1,6})下去(?=年[底末前内])/g;

const NUMERAL = '(?:[二三四]?十[一二三四五六七八九]?|[一二三四五六七八九])';
/** 三十一杠五三十一杠十三: two numbers in one breath. */
const NUMBERS = new RegExp(`(?<=杠)${NUMERAL}(?=${NUMERAL}杠)`, 'g');
/** 不是三联是大水坑那个; 是不是 asks. */
const NOT_BUT = /(?<=^|[，,。]|算了|[哦噢啊哎])不是[^，。,是吗么]{2,8}(?=是[^，。,]{2,})/g;

/** The text with a comma at such places, where it was spoken without one. */
export const partedAtTurns = (text: string): string =>
  text
    .replace(GOES_ON, '下去，')
    .replace(NUMBERS, '$&、')
    .replace(NOT_BUT, '$&，')
    .replace(TO_STORY, '，')
    .replace(FROM_STORY, (story) => `${story}，`);
