/** For, against or a level, with the reason that some levels ask for. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {sideWords} from '../barwords.js';
import {countedRows} from './ballots.js';
import {choiceField, textField} from './fields.js';

/** A choice of one; a level that must say why opens a line for it. */
export function sideForm(d, ballot) {
  const chosen = d.ui.get('form.side');
  const level = ballot.levels?.find(one => one.id === chosen);
  const why = level?.must_say_why || (ballot.type === 'consent' && chosen === 'against');
  return html`${choiceField(d, 'form.side', t('本人怎么说'), countedRows(ballot).map(side => [side, sideWords(side, ballot)]))}
    ${why ? textField(d, 'form.why', t('理由，照抄原话'), {required: true, max: 120}) : nothing}`;
}

/** The choice as it is sent. */
export function sideChoice(d) {
  const why = d.ui.get('form.why');
  return why ? {level: d.ui.get('form.side'), why} : d.ui.get('form.side');
}
