/** Who builds and mends a place, as chats call them; when it is done they leave: 施工方早撤了, and what they take is no handing over: 清单监理收走了. */

/** With their men and machines; a trade's own team (土方班组) is done long before the work is. */
export const BUILDERS =
  '(?:施工队伍?|施工方|施工单位|施工人员|工程队|工人们?|师傅们?|绿化队|装修队|(?:园林|绿化|养护|装修|施工)公司|(?<!土方|水电|木工|泥工|钢筋|桩[基机]|外墙|防水|架子|铁艺|管[道线])班组|总包|我们的人|调试人员|监测|机械|设备)';

/** Who draws, oversees and leads it. */
export const ITS_ENGINEERS = '(?:工头|监理|设计|审计|项目部|保安)';
