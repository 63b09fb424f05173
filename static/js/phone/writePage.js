/** The tab 写卡: whatever may be written now, then what I wrote. */
import {html, nothing} from '../../vendor/lit.js';
import {banner} from '../parts/banner.js';
import {t} from '../i18n.js';
import {givenBack} from './givenBack.js';
import {canNow, cardKinds} from './canNow.js';
import {may, whyNot} from './may.js';
import {needList} from './needs.js';
import {ownCards} from './ownCards.js';
import {subjectId} from './things.js';
import {doorway} from './verb.js';

export function writePage() {
  const topic = subjectId();
  return html`<h1 tabindex="-1">${t('写')}</h1>
    ${cardKinds().length || topic || mayTask() ? writables(topic) : notToWrite()}
    ${givenBack()}${ownCards('need')}
    ${!topic && may('comment') ? needList({title: t('给哪一件写一句'), more: one => doorway(t('写一句'), `comment/${one.id}`, {small: true})}) : nothing}`;
}

function writables(topic) {
  return html`<div class="stack">${cardKinds().map((kind, index) => doorway(t('写一张卡'), `card/${kind}`, {sign: 'card', main: index === 0}))}
    ${topic ? aboutTopic(topic, !cardKinds().length) : nothing}
    ${mayTask() ? doorway(t('写一个任务'), 'task/', {sign: 'edit'}) : nothing}</div>`;
}

/** Cards are closed; where remarks are open, the list below says so by itself. */
function notToWrite() {
  return may('comment') ? nothing : html`${banner('refused', t('现在不写卡。'), whyNot('write/need'))}${canNow()}`;
}

function mayTask() {
  return may('action') || may('write/action');
}

function aboutTopic(id, main) {
  return html`${may('answer') ? doorway(t('答复这一件'), `answer/${id}`, {sign: 'edit', main}) : nothing}
    ${doorway(t('写一句'), `comment/${id}`, {needs: 'comment', sign: 'card', main: main && !may('answer')})}
    ${may('offer') ? doorway(t('能出一份力'), `offer/${id}`, {}) : nothing}`;
}
