/** The kinds of writing as people call them: the button, the heading of the form, the heading of the list. */
import {t} from '../../i18n.js';

/** `{write, ask, list}` in words. */
export function kindWords(kind) {
  return kinds()[kind] || {write: t('写一张卡'), ask: t('请写一件事'), list: t('墙上的卡')};
}

function kinds() {
  return {
    need: {write: t('写一张卡'), ask: t('最要紧的是哪件事？'), list: t('墙上的需求')},
    topic: {write: t('提一个议题'), ask: t('您想谈什么？'), list: t('提上来的议题')},
    motion: {write: t('提一条动议'), ask: t('要做什么？写成一句话'), list: t('提上来的动议')},
    idea: {write: t('写一个点子'), ask: t('您有什么点子？'), list: t('大家的点子')},
    note: {write: t('写一张便条'), ask: t('请写一句'), list: t('写下的便条')},
    question: {write: t('提一个问题'), ask: t('您想问什么？'), list: t('要问的问题')},
    report: {write: t('交一份记录'), ask: t('谈出了什么？'), list: t('各组的记录')},
  };
}
