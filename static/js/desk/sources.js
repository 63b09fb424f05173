/** Where votes on one matter came from: phones, hands, slips, with what two people counted. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {sideWords} from '../barwords.js';
import {plainNumber} from '../numbers.js';
import {countedRows} from './ballots.js';

const WAYS = {phones: () => [t('手机'), t('自己投，截止前可改')], hands: () => [t('举手'), t('没带手机的，两人清点')], slips: () => [t('纸票'), t('不便举手的')]};

/** A row a way; what phones chose is told only after the close. */
export function sourcesTable(d, ballot) {
  const sides = countedRows(ballot).slice(0, 3);
  const sheets = new Map((ballot.sheets ?? []).map(one => [one.source, one]));
  return html`<table class="tallyt" data-sources><thead><tr><th>${t('从哪里来')}</th>
      ${sides.map(side => html`<th>${sideWords(side, ballot)}</th>`)}<th>${t('已投')}</th><th>${t('谁在旁边看着数')}</th></tr></thead><tbody>
    ${Object.entries(WAYS).map(([way, words]) => wayRow(ballot, way, words(), sides, sheets.get(way)))}
    <tr class="sum"><td><b>${t('合计')}</b></td><td colspan=${sides.length} class="soft">${ballot.live ? liveWords(ballot, sides) : t('截止后合计，一起亮')}</td>
      <td class="v">${ballot.voted}<small> / ${ballot.eligible}</small></td><td></td></tr></tbody></table>`;
}

function wayRow(ballot, way, [title, note], sides, counted) {
  return html`<tr><td><b>${title}</b> <span class="soft">${note}</span></td>${counted ? sides.map(side => html`<td class="v">${counted.counts[side] ?? 0}</td>`)
    : html`<td colspan=${sides.length} class="soft">${way === 'phones' ? t('截止才亮') : t('还没记')}</td>`}
    <td class="v">${counted?.people ?? ballot.sources?.[way] ?? 0}</td><td class="soft">${counted?.witness ?? nothing}</td></tr>`;
}

function liveWords(ballot, sides) {
  return sides.map(side => t('{side} {n}', {side: sideWords(side, ballot), n: plainNumber(ballot.live[side] ?? 0)})).join(t('，'));
}
