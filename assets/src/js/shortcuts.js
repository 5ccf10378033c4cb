// Keys. Never while typing, and to be switched off in the user menu (WCAG 2.1.4).
//   data-shortcut="/"   focuses a field or clicks a button     data-goto="g w"   follows a link
//   data-alt="ArrowDown" clicks a button with Alt              ?                 opens #sneltoetsen
import { $, within } from './dom.js';
import { storeInProfile } from './display.js';

const TYPING = 'input:not([type=radio], [type=checkbox]), textarea, select, dialog[open], [contenteditable]';
const PREFIX_MS = 1200;

// The server writes <body data-sneltoetsen="aan"> for who wants them; a box in the user menu changes it in place, and
// in the profile when it stands in a form.
export const shortcutsOn = () => document.body.dataset.sneltoetsen === 'aan';

export function shortcutSwitch(scope) {
	for (const box of within(scope, '[data-sneltoetsen][type=checkbox]')) {
		box.checked = shortcutsOn();
		box.addEventListener('change', () => {
			document.body.dataset.sneltoetsen = box.checked ? 'aan' : 'uit';
			storeInProfile(box.form);
		});
	}
}

export function shortcuts() {
	let prefixUntil = 0;
	document.addEventListener('keydown', (event) => {
		if (event.defaultPrevented || event.isComposing || !shortcutsOn()) return;
		if (event.altKey) return altKey(event);
		if (event.ctrlKey || event.metaKey || event.target.closest?.(TYPING)) return;
		const afterG = event.timeStamp < prefixUntil;
		prefixUntil = 0;
		if (afterG) return press(event, $(`[data-goto="g ${CSS.escape(event.key)}"]`));
		if (event.key === 'g') prefixUntil = event.timeStamp + PREFIX_MS;
		else if (event.key === '?') help(event);
		else press(event, $(`[data-shortcut="${CSS.escape(event.key)}"]`));
	});
}

function altKey(event) {
	press(event, $(`[data-alt="${CSS.escape(event.key)}"]`));
}

function help(event) {
	const dialog = document.getElementById('sneltoetsen');
	if (!dialog) return;
	event.preventDefault();
	dialog.showModal();
}

function press(event, target) {
	if (!target) return;
	event.preventDefault();
	if (!target.matches('input, textarea, select')) return target.click();
	target.focus();
	target.select?.();
}
