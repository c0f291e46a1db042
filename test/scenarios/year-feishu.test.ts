/** The year in Feishu. */
import { feishuStage } from './feishu-stage.js';
import { opening, theYear } from './year.js';

theYear(() => feishuStage(opening));
