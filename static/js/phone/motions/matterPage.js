/** Any motion, topic or idea by its id: its words, what was filled in, what was decided, what was said. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {offerList} from '../given.js';
import {may} from '../may.js';
import {originalList} from '../needs.js';
import {signs} from '../signs.js';
import {forMe, thread} from '../thread.js';
import {item} from '../things.js';
import {doorway} from '../verb.js';
import {answersOf} from '../writing/answers.js';
import {motionActs, motionHead} from './motion.js';
import {earlierWordings} from './wording.js';

export function matterPage(id) {
  const topic = item(id);
  if (!topic) return html`<h1 tabindex="-1">${t('没有找到这一条')}</h1><p>${t('可能刚被合并或收回。')}</p>`;
  return html`${motionHead(topic)}<div class="stack">${motionActs(topic)}${may('react') ? signs(topic) : nothing}${may('comment') ? doorway(t('写一句'), `comment/${id}`, {sign: 'card'}) : nothing}</div>
    ${forMe(topic)}${earlierWordings(topic)}${answersOf(topic)}${offerList(topic)}${thread(topic)}${originalList(topic)}`;
}
