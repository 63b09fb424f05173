/** The list of guests: links that are copied with one tap. */
import {copyButtons} from './pages/copy.js';

copyButtons(document);
