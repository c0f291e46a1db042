/** Words for people, as they come up in what is told beside the work. */
import { SURNAMES } from '../../text/surnames.js';

/** Who is met at the place, or works along. */
export const FOLK =
  '阿姨|大[爷妈叔婶姐哥]|[爷奶]奶|爷爷|老[板伯]|阿[婆公伯]|[小老]朋友|孩子们?|街坊|邻居|兄弟们?|姐妹们?|姑娘们?|小伙子?们?|师傅们?|同事们?|同志们|大家|伙计们?|弟兄们?|工友们?|居民|[所队站院馆校]长|领导|我[妈爸爹娘]|老[妈爸婆公]|媳妇|闺女|儿子|女儿';

/** … and who is served, asked or at work elsewhere. */
export const PEOPLE = [
  FOLK,
  '群众|村民|住户|户主|屋主|业主|老人家?|老年人|家长|学生|学员|观众|读者|游客|市民|听众|店[家主]|商户|摊主|顾客|员工|家属|房东',
  '老师|园长|科长|队员|律师|医生|护士|司机|志愿者|社工|网格员|主任|书记|教导员|放映员|讲解员|专干|阿[叔嬷]|大[伯娘]|小[哥妹]',
  `[${SURNAMES}](?:伯|姨|婆|叔|姐|哥|工(?!程|作|地)|科)|老[${SURNAMES}](?=[^\\u4e00-\\u9fff]|[说讲问跑在也都还是每天])`,
].join('|');
