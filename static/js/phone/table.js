/** A stage without its own screen: what is asked, what one may do, what is on the wall. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {may} from './may.js';
import {needList} from './needs.js';
import {stage} from './things.js';
import {doorway} from './verb.js';

export function wallStage() {
  return html`<h1 tabindex="-1">${pick(stage().title)}</h1>
    <p>${pick(stage().prompt) || t('主持人正在把相近的卡并到一起，原来的话都留着。您可以看看，写一句。')}</p>
    ${may('comment') ? html`<p class="note">${t('点开哪一件，就可以给哪一件写一句。')}</p>` : nothing}
    ${needList({title: t('墙上的需求'), more: one => (may('comment') ? doorway(t('写一句'), `comment/${one.id}`, {small: true}) : nothing)})}`;
}
