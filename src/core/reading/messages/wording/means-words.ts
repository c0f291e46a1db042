/** Who does the work, and with what machines. */
import { STAFF } from './beside-words.js';

/** 水泵, 体检车, 顶管机. */
const MACHINES =
  '(?:抽水|水)?泵车?(?![房站])|抽水机|发电机|叉车|(?:体检|采血|筛查|宣传|放映|洒水|工程|转运|施工|货|值班|升降|登高|抢修|水泥|搅拌|划线|急救|救护|巡逻)车|[吊顶铲钻挖立拔打铺破][\\u4e00-\\u9fff]?机(?!构)';

/** 讲师3个病了2个, 司机缺15人, 体检车只有1辆. */
export const WORKERS = new RegExp(`${MACHINES}|${STAFF}`);
