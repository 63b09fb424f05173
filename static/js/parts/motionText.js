/** A motion in full, with what the last amendment put in and took out. */
import {html} from '../../vendor/lit.js';
import {changesOf} from '../marked.js';

/** `item` with its earlier wordings in `before`; unchanged it is its plain text. */
export function motionText({text, before}) {
  const earlier = before?.at(-1);
  if (!earlier) return html`${text}`;
  return html`${changesOf(earlier, text).map(run => ({same: html`${run.text}`, new: html`<ins>${run.text}</ins>`, gone: html`<del>${run.text}</del>`})[run.kind])}`;
}
