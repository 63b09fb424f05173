/** Sums of money as people say them. */
import {lang, t} from '../../i18n.js';

/** 32000: 32,000 元. */
export function money(yuan) {
  return t('{sum} 元', {sum: Number(yuan).toLocaleString(lang.startsWith('zh') ? 'zh-CN' : 'en-GB', {maximumFractionDigits: 2})});
}
