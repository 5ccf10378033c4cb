// Schakel in the browser: comfort on top of pages that work without it. Links go, forms send; this adds the rest.
//
// Two kinds of features. Those on the document are set up once and find their elements when something happens. Those on
// elements are set up for a piece of the page (enhance), first the whole, later each refreshed fragment.
// Runs under: default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'.
// Nothing about a person is kept in the browser: storage holds the choice of light or dark and the moment of the last
// request.
import {
	mainMenu, popups, dialogs, dialogState, theme, tabs, errorSummary, paper, printing, markScripted,
} from './display.js';
import { shortcuts, shortcutSwitch } from './shortcuts.js';
import { comboboxes } from './combobox.js';
import { dates, counters, dependants, tickAll, copying } from './fields.js';
import { askFirst, guards, warnBeforeLeaving, sendOnce } from './form.js';
import { autosaves } from './autosave.js';
import { fragments, refreshing } from './fragment.js';
import { quickEntry, quickKeys, standKeys, clocks } from './meeting.js';
import { linesAppear } from './lines.js';
import { sessionWatch } from './session.js';

const onElements = [theme, shortcutSwitch, comboboxes, dates, counters, dependants, tickAll, copying, printing, tabs,
	guards, autosaves, refreshing, quickEntry, clocks, dialogState, errorSummary];

function enhance(scope) {
	for (const feature of onElements) feature(scope);
}

markScripted();
mainMenu();
popups();
dialogs();
shortcuts();
quickKeys();
standKeys();
linesAppear();
warnBeforeLeaving();
fragments(enhance);
sendOnce();
askFirst();
sessionWatch();
paper();
enhance(document);
