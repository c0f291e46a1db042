/** How a clause of a few words says that something stands: 好了, 也没好, 还没开工; what may lead to it, and what stands first in it. */

/** But, only, still: before what a clause is about. */
export const LEADS_ON = '(?:但是?|不过|就|只有|还有|另外|[就只]剩下?)?';

const SO = '(?:也|还|都|全|却|倒|已经?|正|仍)*';

/** Where the words end that a clause is about. */
export const STANDS = `${SO}(?:没|未|好[了啦]?(?=$|[，,。；;])|[弄做搞改建修装][好完]|完[了工成]|齐|够|开[工了放]|动工|竣工|投[用入]|启用|运营|营业|验收|移交|在[弄做建修装施吊铺砌刷浇拆])`;

/** All that a clause says, if it says anything: 好了, 没好, 还没完工; of 社康，边坡好了 the first says nothing yet. */
export const STANDS_SO = `(?:的那个|那个|那边|的)?${SO}(?:没有?|未)?全?(?:[弄做搞改建修装]?[好完]|完[工成]|齐|够数?|开工|动工|竣工|投用|投入使用|投入运营|运营|启用|开放|验收|移交|开|动)?了?$`;
export const STANDS_ONLY = new RegExp(`^${STANDS_SO}`);

/** 公园好了，足球场没: of what is told beside another. */
export const NOT_IT = /^[\s，,：:]*(?:那个|那边|的)?(?:[也还都]{0,2})没有?[。！]?$/;
