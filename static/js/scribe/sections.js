/** The draft by sections: titles of the form, matters and answers with their titles, and their sentences. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {lang} from '../i18n.js';
import {addView} from './add.js';
import {sentenceView} from './sentence.js';

const NUMERALS = '零一二三四五六七八九十'.split('');

export function sectionView(scribe, section, index) {
  const nth = lang.startsWith('zh') ? `${NUMERALS[index + 1] ?? index + 1}、` : `${index + 1}. `;
  return html`<section class="scribe-section" aria-label=${section.title.text}><h2>${nth}${section.title.text}</h2>
    ${linesView(scribe, section)}
    ${repeat(section.parts, part => part.key, (part, n) => partView(scribe, part, n, section))}</section>`;
}

/** A matter, a decision, an answer, a task, an offer: its title is a sentence too. */
function partView(scribe, part, n, parent) {
  const keys = parent.parts.map(one => one.key);
  return html`<div class="scribe-part" ?data-out=${part.title.out}>
    <ol>${sentenceView(scribe, part.title, {place: parent.key, keys, title: n + 1})}</ol>${part.title.out ? nothing : linesView(scribe, part)}</div>`;
}

function linesView(scribe, section) {
  const keys = section.lines.map(line => line.key);
  return html`<ol>${repeat(section.lines, line => line.key, line => sentenceView(scribe, line, {place: section.key, keys}))}</ol>
    ${section.parts.length && !section.lines.length ? nothing : addView(scribe, section.key, keys.at(-1) ?? '')}`;
}
