/** The page afterwards: larger letters for who wants them. */
import {growType} from './pages/grow.js';

growType(document.querySelector('[data-grow]'));
