/** A word of the work, of what is yet to come of it, or of who looked into it: what has one is read, whatever it tells besides. */
export const OF_THE_WORK =
  /[完竣开动停复]工|完成|验收|移交|交付|[投启]用|投入|运营|开[放业馆园诊张]|施工|整改|装修|改造|建[成好设]|安装|进度|工期|项目|工程|任务|手续|审批|资料|材料|合同|[差剩缺欠]了?[\d一二两三四五六七八九十]|目标|达标|通[车水电气]|[没未][装修建铺改通弄搞办做到]|[装修铺改弄搞做建][好完]|核[实对]|确认|[看刷听][到见]的(?=$|[，,。；;！!])|不清楚|不确定|[?？]|\d{1,2}-\d/;
