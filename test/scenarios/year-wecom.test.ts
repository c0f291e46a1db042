/** The year in WeCom. */
import { wecomStage } from './wecom-stage.js';
import { opening, theYear } from './year.js';

theYear(() => wecomStage(opening));
