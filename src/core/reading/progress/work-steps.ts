/** Steps that the same things take one after the other: 划线900个，验收800个，启用700个. */
export const STEPS =
  '申报|评审|审核|排查|摸底|划线|到货|安装|立杆|施工|开工|完工|验收|启用|投用|通电|通水|通气|联网|调试|上架|下单|签约|授牌|挂牌|入库|设计|评估';
