/** The page by which one comes in: three taps, and larger letters for who wants them. */
import {stepByStep} from './pages/steps.js';
import {growType} from './pages/grow.js';

stepByStep(document.querySelector('.taps'));
growType(document.querySelector('[data-grow]'));
