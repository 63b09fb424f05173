/** Where the votes came from: phones, entered for somebody, hands, slips. */
import {t} from '../i18n.js';

/** 手机 9，举手 6，纸票 2 — only where more than one way was used. */
export function sourceWords({sources}) {
  const words = {phones: t('手机'), proxy: t('代填'), hands: t('举手'), slips: t('纸票'), sheet: t('大纸')};
  const used = Object.entries(sources || {}).filter(([, n]) => n);
  return used.length > 1 ? used.map(([source, n]) => `${words[source] || source} ${n}`).join(t('，')) : '';
}
