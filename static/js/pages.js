/** Small helps on the organiser's pages; everything works without them. */
import {sentence} from './pages/sentence.js';
import {copyButtons} from './pages/copy.js';

sentence(document.querySelector('[data-sentence]'));
copyButtons(document);
