/** After the meeting: whoever carries something out says how far it is, thing by thing. */
import {html} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {after} from '../after.js';
import {may} from '../may.js';
import {chosen, writing} from '../things.js';
import {doorway} from '../verb.js';

/** Whether reports are asked for about what was chosen, not about tasks. */
export function reportsAsked() {
  const about = writing('report')?.about;
  return may('report') && Boolean(about) && about !== 'action';
}

export function reportsAfter() {
  return html`${after()}<h2 class="section">${t('定下来的，办得怎样')}</h2><ul class="stack">${chosen().filter(one => one.kind !== 'report').map(one => html`<li class="slip"><p>${one.text}</p>
    ${doorway(t('说说办到哪一步了'), `form/report/${one.id}`, {small: true})}</li>`)}</ul>`;
}
