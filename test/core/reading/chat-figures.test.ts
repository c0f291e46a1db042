/** The amounts of chat messages, the target of their project known. */
import { expect, test } from 'vitest';
import { addsUpSteps, figuresSaid, stateByFigures } from '#src/core/reading/chat-figures.js';
import { readFigures } from '#src/core/reading/figures.js';
import { sampleRegistry } from '../../support/registry.js';

const [anyProject] = sampleRegistry('seed').projects;
if (!anyProject) throw new Error('the seed form has projects');

const said = (text: string, target: string) =>
  figuresSaid(text, [{ ...anyProject, target }], '2022-12-20').map(
    (f) => `${f.kind === 'cumulative' ? '' : `${f.kind} `}${f.quantity}${f.unit}`,
  );

test.each([
  // the target's own number is no figure where it is the whole of what follows, and is one beside another promise
  ['9处积水点消除8处', '消除9处内涝积水点。', ['8处']],
  ['泊位840个划完，充电车位61个能用', '施划路内停车泊位840个、新能源充电车位84个。', ['840个', '61个']],
  ['设置率100%，干预率85%', '社会心理服务室设置率达100%，干预率达80%以上。', ['100%', '85%']],
  ['终端到货43台，上架39台', '布设自助服务终端43台。', ['43台', '39台']],
  ['根据通知改成13场，已经开了12场', '开展13场“巡回仲裁庭”活动。', ['12场']],
  ['新建改造公厕计划16座，现完工11座', '新建改造公厕16座。', ['11座']],
  ['观澜要布43台，通电的有36台', '布设自助服务终端43台。', ['36台']],
  // by whom and how is no amount of the work
  ['施工方2个班组3班倒，改了17座', '改造公交站台21座。', ['17座']],
  ['每间装灯9盏，已改198间', '完成240间教室护眼照明改造。', ['198间']],
  ['去年结转的4处不算，今年干了15处', '完成18处拥堵节点治理。', ['15处']],
  ['开了3次会，单价1.2万元，冰箱4℃，已建8个', '新增建设10个“暖心柜”。', ['8个']],
  ['超出计划2场，36场', '举办公益招聘会34场。', ['36场']],
  ['今年做不完10个，只能做8个', '新增建设10个“暖心柜”。', ['planned 8个']],
  ['34场8500个岗位的任务已超额完成', '举办公益招聘会34场，提供岗位不少于8500个。', []],
  ['20分钟以内的要求已经达到', '突发事件平均到场时间控制在20分钟以内。', []],
  ['上次报的130户，这周又完成6户', '完成145户适老化改造。', ['130户', 'new 6户']],
  ['泊位1070充电车位107都划完了', '施划路内停车泊位1070个、新能源充电车位107个。', ['1070个', '107个']],
  // a span of time, each as it comes, and one that there is not count none of it
  ['因为台风停了一个多月，到目前搞了9场', '开展12场关爱活动。', ['9场']],
  ['一户户上门，改了43户', '完成65户适老化改造。', ['43户']],
  ['改好一座算一座，11座', '改造公交站台21座。', ['11座']],
  ['开了四家，再开一家人手就不够了', '6家社康机构开放夜诊至21点。', ['4家']],
  ['又开了一家，共四家', '6家社康机构开放夜诊至21点。', ['new 1家', '4家']],
  ['开了四家，最近一家昨天开', '6家社康机构开放夜诊至21点。', ['4家']],
  // of the period beside what there is by now
  ['本周共演4场，年初至今66场', '开展92场公益演出。', ['new 4场', '66场']],
  ['上半年共40场，下半年共41场', '开展92场公益演出。', ['40场', '41场']],
  // when the rate was measured
  ['11月抽查，参与率95.1%', '居民小区垃圾分类参与率达到95%。', ['95.1%']],
  ['和上周一样，20个没变', '改造投放点30个。', ['20个']],
  ['现在建好的是13座', '新建公厕15座。', ['13座']],
  ['缺口30个已订货', '新增高清视频探头200个。', ['remaining 30个']],
  ['缺口30个已补齐', '新增高清视频探头200个。', ['30个']],
  ['投放点改造30个，完成了21个', '完成30个投放点改造。', ['21个']],
  ['已改造30个，验收完成21个', '完成30个投放点改造。', ['30个', '21个']],
  ['站点17/17，队员98/102', '升级微型消防站17个，配备消防员不少于102名。', ['17个', '98名']],
  ['刚看了表，是160', '新增高清视频探头200个。', ['160个']],
  ['花景8处/9处，绿化780平方米', '打造花景路口9处，新增立体绿化面积900平方米。', ['8处', '780平方米']],
  ['19.8公里了就剩0.5公里', '新改建非机动车道20.3公里。', ['19.8公里', 'remaining 0.5公里']],
  ['筛查14200/15000', '完成适龄妇女“两癌”筛查15000人。', ['14200人']],
  // the other one, by how much it differs, and who and what does the work
  ['书房一座已开，另一座月底开', '新增2座智慧书房。', ['1座', 'planned 1座']],
  ['上线5条，另一条没批', '新开通公交线路6条。', ['5条', 'remaining 1条']],
  ['平均18分钟，比去年快了4分钟', '突发事件平均到场时间控制在20分钟以内。', ['18分钟']],
  ['现场120个工人、3台挖机，铺了20公里', '新改建非机动车道24公里。', ['20公里']],
  ['讲堂25场，线上线下一万一千人次', '举办家庭教育大讲堂30场。', ['25场', '11000人次']],
  ['授牌51家，在评2家', '创建放心消费示范单位53家。', ['51家', 'remaining 2家']],
  ['通气1.18万户，一天能点60户', '新增管道天然气用户1.2万户。', ['11800户']],
  ['98.8%（99%没到）', '民生诉求按期办结率达到99%以上。', ['98.8%']],
  // one of many, and what was told already
  ['贷款2.1亿元，最大的一笔500万元', '发放创业担保贷款不少于3亿元。', ['210000000元']],
  ['最大的一座还没建，建了9座', '新建公厕15座。', ['remaining 1座', '9座']],
  ['这礼拜两场，连这两场总共十六场', '开展反诈宣传不少于18场次。', ['new 2场', '16场']],
  ['上周两场、这周三场，累计33场', '开展法治讲座38场。', ['new 2场', 'new 3场', '33场']],
  // what the target alone counts so needs no measure word
  ['岗位八千两百个，场次32', '举办公益招聘会34场，提供岗位不少于8500个。', ['8200个', '32场']],
  ['差34场，观影人次差八百', '放映公益电影510场，观影人数不少于10200人次。', ['remaining 34场', 'remaining 800人次']],
])('%s', (text, target, figures) => {
  expect(said(text, target)).toEqual(figures);
});

test('steps of one way do not add up to the promise', () => {
  const target = '新增建设10个“暖心柜”。';
  expect(addsUpSteps(readFigures('装好8个，通电7个'), '装好8个，通电7个', target)).toBe(true);
  expect(addsUpSteps(readFigures('缺的3个补上了，10个装齐'), '缺的3个补上了，10个装齐', target)).toBe(false);
});

test('what counts in the very unit of the target says alone how far it is kept', () => {
  const target = '完成12个小区（城中村）优质饮用水入户。';
  expect(stateByFigures(readFigures('通水10个小区6200户', '2022-12-20'), target)).toBe('open');
  expect(stateByFigures(readFigures('通水12个小区6200户', '2022-12-20'), target)).toBe('completed');
});
