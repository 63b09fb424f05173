/** Where votes on one matter came from: phones, entered for somebody, hands, slips, with what two people counted. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {sideWords} from '../barwords.js';
import {plainNumber} from '../numbers.js';
import {countedRows} from './ballots.js';

const MOST_SIDES = 4;
const WAYS = {phones: () => [t('手机'), t('自己投，截止前可改')], proxy: () => [t('代填'), t('念给本人听过，替本人投的')], hands: () => [t('举手'), t('没带手机的，两人清点')], slips: () => [t('纸票'), t('不便举手的')]};

/** A row a way; what people chose is told only after the close. */
export function sourcesTable(d, ballot) {
  const sides = countedRows(ballot);
  const wide = sides.length > MOST_SIDES;
  const sheets = new Map((ballot.sheets ?? []).map(one => [one.source, one]));
  return html`<table class="tallyt" data-sources><thead><tr><th>${t('从哪里来')}</th>
      ${wide ? html`<th>${t('各是多少')}</th>` : sides.map(side => html`<th>${sideWords(side, ballot)}</th>`)}<th>${t('已投')}</th><th>${t('谁在旁边看着数')}</th></tr></thead><tbody>
    ${Object.entries(WAYS).filter(([way]) => way !== 'proxy' || ballot.sources?.proxy).map(([way, words]) => wayRow(ballot, way, words(), sides, sheets.get(way), wide))}
    <tr class="sum"><td><b>${t('合计')}</b></td><td colspan=${wide ? 1 : sides.length} class="soft">${ballot.live ? inWords(ballot, ballot.live, sides) : t('截止后合计，一起亮')}</td>
      <td class="v">${ballot.voted}${ballot.eligible ? html`<small> / ${ballot.eligible}</small>` : nothing}</td><td></td></tr></tbody></table>`;
}

function wayRow(ballot, way, [title, note], sides, counted, wide) {
  const none = () => html`<td colspan=${wide ? 1 : sides.length} class="soft">${['phones', 'proxy'].includes(way) ? t('截止才亮') : t('还没记')}</td>`;
  return html`<tr><td><b>${title}</b> <span class="soft">${note}</span></td>${counted ? numbers(ballot, counted.counts, sides, wide) : none()}
    <td class="v">${counted?.people ?? ballot.sources?.[way] ?? 0}</td><td class="soft">${counted?.witness ?? nothing}</td></tr>`;
}

/** A cell a side; more sides than there is room for stand in one cell as words. */
function numbers(ballot, counts, sides, wide) {
  return wide ? html`<td>${inWords(ballot, counts, sides.filter(side => counts[side]))}</td>` : sides.map(side => html`<td class="v">${counts[side] ?? 0}</td>`);
}

function inWords(ballot, counts, sides) {
  return sides.map(side => t('{side} {n}', {side: sideWords(side, ballot), n: plainNumber(counts[side] ?? 0)})).join(t('，'));
}
