/** One value as a control people know: number, words, choice, yes or no, both languages. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';

/** Each kind of value has its own control. */
const KINDS = {number: numeric, text: oneLine, name: named, word: choice, words: several, texts: many, numbers: numbersOf, yes: yesNo, both: twoTongues, odd: brokenValue};

export function control(draft, one, id) {
  return KINDS[one.kind](draft, one, id);
}

/** What is no number leaves the number that stood. */
function numeric(draft, one, id) {
  const put = ({target}) => {
    if (target.value === '') target.value = one.value;
    else draft.change('put', one.path, Number(target.value));
  };
  return html`<input class="blank" type="number" step="any" inputmode="decimal" id=${id} .value=${one.value} @change=${put}>`;
}

function oneLine(draft, one, id) {
  return html`<input class="blank" id=${id} .value=${one.value} autocomplete="off" @change=${event => draft.change('put', one.path, event.target.value)}>`;
}

/** The name of a collection or a role: those known stand in a list, any other may be typed. */
function named(draft, one, id) {
  const known = (one.choices || []).some(each => each.word === one.value);
  return html`<span class="rule-named"><select class="blank" id=${id} @change=${event => draft.change('put', one.path, event.target.value)}>
    ${known ? nothing : html`<option value=${one.value} selected>${one.value}</option>`}
    ${(one.choices || []).map(each => html`<option value=${each.word} ?selected=${each.word === one.value}>${pick(each)}</option>`)}</select></span>`;
}

function choice(draft, one, id) {
  const known = one.choices.some(each => each.word === one.value);
  return html`<select class="blank" id=${id} @change=${event => draft.change('put', one.path, event.target.value)}>
    ${known ? nothing : html`<option value=${one.value} selected>${one.value}</option>`}
    ${one.choices.map(each => html`<option value=${each.word} ?selected=${each.word === one.value}>${pick(each)}</option>`)}</select>`;
}

/** Some words of a list in an order that matters: taken out by a tap, added at the end. */
export function several(draft, one, id) {
  const put = words => words.length ? draft.change('put', one.path, words) : draft.change('cut', one.path);
  const word = code => pick(one.choices.find(each => each.word === code) || code);
  const free = one.choices.filter(each => !one.value.includes(each.word));
  return html`<span class="rule-words">${one.value.map((code, n) => html`<span class="rule-word">${n ? html`<button class="rule-small"
      aria-label=${t('往前：{what}', {what: word(code)})} @click=${() => put(swapped(one.value, n))}>↑</button>` : nothing}${word(code)}<button class="rule-small"
      aria-label=${t('去掉：{what}', {what: word(code)})} @click=${() => put(one.value.filter(each => each !== code))}>✕</button></span>`)}
    ${free.length ? html`<select class="blank" id=${id} @change=${event => put([...one.value, event.target.value])}><option value="">${t('加……')}</option>
      ${free.map(each => html`<option value=${each.word}>${pick(each)}</option>`)}</select>` : nothing}</span>`;
}

function swapped(words, n) {
  const found = [...words];
  [found[n - 1], found[n]] = [found[n], found[n - 1]];
  return found;
}

function many(draft, one, id) {
  const put = event => draft.change('put', one.path, parted(event.target.value));
  return html`<input class="blank" id=${id} .value=${one.value.join('，')} autocomplete="off" @change=${put}>`;
}

function numbersOf(draft, one, id) {
  const put = ({target}) => {
    const found = parted(target.value).map(Number).filter(Number.isFinite);
    target.value = found.join('，');
    draft.change('put', one.path, found);
  };
  return html`<input class="blank" id=${id} inputmode="numeric" .value=${one.value.join('，')} autocomplete="off" @change=${put}>`;
}

function parted(words) {
  return words.split(/[,，、;；]/).map(one => one.trim()).filter(Boolean);
}

function yesNo(draft, one, id) {
  return html`<input type="checkbox" id=${id} .checked=${one.value} @change=${event => draft.change('put', one.path, event.target.checked)}>`;
}

/** A text in both languages; the other one stays when one is changed. */
function twoTongues(draft, one, id) {
  const put = (tongue, event) => draft.change('put', [...one.path, tongue], event.target.value || '…');
  return html`<span class="rule-both"><textarea class="blank" id=${id} rows="1" lang="zh-Hans" .value=${one.value.zh} @change=${event => put('zh', event)}></textarea>
    <textarea class="blank" rows="1" lang="en" aria-label=${t('英文')} .value=${one.value.en} @change=${event => put('en', event)}></textarea></span>`;
}

function brokenValue(draft, one, id) {
  return html`<button class="button" data-size="small" id=${id} @click=${() => draft.goTo(one.line)}>${t('这里写的不对，到文字里改')}</button>`;
}
