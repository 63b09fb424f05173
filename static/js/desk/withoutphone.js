/** Whoever has no phone is asked by the scribe, one after another; a tick stands at those whose vote is in. */
import {html, nothing} from '../../vendor/lit.js';
import {icon} from '../parts/icon.js';
import {t} from '../i18n.js';
import {nameOf, peopleHere} from './names.js';

export function withoutPhone(d, ballot) {
  const people = withoutPhones(d);
  if (!people.length || d.barred('proxy') === null) return nothing;
  const first = people.find(person => !isEntered(ballot, person));
  return html`<section class="panel"><h3>${t('没有手机的 {n} 位', {n: people.length})} <small>${t('念给本人听，替本人投，标“代填”')}</small></h3>
    <ul class="chips" data-list>${people.map(person => personChip(d, ballot, person, person === first))}</ul></section>`;
}

/** Those without a phone for whom nothing has been entered yet. */
export function stillWithoutVote(d, ballot) {
  return withoutPhones(d).filter(person => !isEntered(ballot, person));
}

function personChip(d, ballot, person, next) {
  const done = isEntered(ballot, person);
  return html`<li><button type="button" class="chip wide" data-row data-key=${next ? 'd' : nothing} data-label=${t('替这位填')} ?data-done=${done}
    @click=${() => d.open('proxy', {person: person.id}, {kind: 'vote'})}>${nameOf(d, person)}${done ? html`<small>${icon('check')}${t('已代填')}</small>` : nothing}</button></li>`;
}

function withoutPhones(d) {
  return peopleHere(d).filter(person => person.phone === 'none' && !d.get('meeting').roles?.[person.role]?.neutral);
}

function isEntered({entered = []}, person) {
  return entered.includes(person.id);
}
