/** The tab 写卡: whatever may be written now, then what I wrote. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {may} from './may.js';
import {needList} from './needs.js';
import {ownCards} from './ownCards.js';
import {stage} from './things.js';
import {doorway} from './verb.js';

export function writePage() {
  const kinds = (stage().write || []).filter(one => may(`write/${one.kind}`) && !['comment', 'offer', 'answer', 'action', 'report'].includes(one.kind));
  const topic = stage().item;
  return html`<h1 tabindex="-1">${t('写')}</h1><div class="stack">
    ${kinds.map((one, index) => doorway(t('写一张卡'), `card/${one.kind}`, {sign: 'card', main: index === 0}))}
    ${topic ? aboutTopic(topic, !kinds.length) : ''}
    ${may('action') || may('write/action') ? doorway(t('写一个任务'), 'task/', {sign: 'edit'}) : ''}
    ${kinds.length || topic ? '' : doorway(t('写一张卡'), '', {needs: 'write/need', sign: 'card'})}</div>
    ${ownCards('need')}
    ${!topic && may('comment') ? needList({title: t('给哪一件写一句'), more: one => doorway(t('写一句'), `comment/${one.id}`, {small: true})}) : ''}`;
}

function aboutTopic(id, main) {
  return html`${may('answer') ? doorway(t('答复这一件'), `answer/${id}`, {sign: 'edit', main}) : ''}
    ${doorway(t('写一句'), `comment/${id}`, {needs: 'comment', sign: 'card', main: main && !may('answer')})}
    ${may('offer') ? doorway(t('能出一份力'), `offer/${id}`, {}) : ''}`;
}
