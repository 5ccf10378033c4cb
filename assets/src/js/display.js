// Menu, pop-ups, dialogs, light or dark, and what else only concerns how the page shows itself.
import { $, $$, within, preference } from './dom.js';

const root = document.documentElement;

// The server writes data-thema on <html> from the profile and so wins; the browser's own memory serves the login page.
// A radio inside a form with an action also stores the choice in the profile, without leaving the page.
export function theme(scope) {
	const chosen = root.dataset.thema ?? preference.get('thema') ?? 'systeem';
	if (chosen !== 'systeem') root.dataset.thema = chosen;
	for (const radio of within(scope, '[data-thema][type=radio]')) {
		radio.checked = radio.value === chosen;
		radio.addEventListener('change', () => {
			if (radio.value === 'systeem') delete root.dataset.thema;
			else root.dataset.thema = radio.value;
			preference.set('thema', radio.value);
			storeInProfile(radio.form);
		});
	}
}

export function storeInProfile(form) {
	if (form?.method !== 'post') return;
	// A preference that does not arrive is no loss worth a message: this browser remembers it too.
	fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => {});
}

// On narrow screens: without JavaScript the link shows the menu as :target; here it becomes a button.
export function mainMenu() {
	const button = $('[data-menu]');
	const menu = $('#hoofdmenu');
	if (!button || !menu) return;
	const show = (open) => {
		menu.classList.toggle('is-open', open);
		button.setAttribute('aria-expanded', String(open));
	};
	const isOpen = () => menu.classList.contains('is-open');
	button.setAttribute('role', 'button');
	button.setAttribute('aria-controls', 'hoofdmenu');
	show(false);
	button.addEventListener('click', (event) => {
		event.preventDefault();
		show(!isOpen());
	});
	button.addEventListener('keydown', (event) => {
		if (event.key !== ' ') return;
		event.preventDefault();
		button.click();
	});
	document.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape' || !isOpen()) return;
		show(false);
		button.focus();
	});
}

// <details data-autoclose>: closes on Escape and on a click elsewhere.
export function popups() {
	document.addEventListener('click', (event) => {
		for (const popup of $$('details[data-autoclose][open]')) if (!popup.contains(event.target)) popup.open = false;
	});
	document.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape') return;
		for (const popup of $$('details[data-autoclose][open]')) {
			popup.open = false;
			$('summary', popup).focus();
		}
	});
}

// <a href="page with the same form" data-dialog="id">, or a button. data-vul="doel=3&soort=besluit" fills fields.
// A dialog with data-open opens at once: the server found something wrong in its form.
export function dialogs() {
	document.addEventListener('click', (event) => {
		const opener = event.target.closest?.('[data-dialog]');
		if (opener) openDialog(event, opener);
		const closer = event.target.closest?.('dialog [data-sluit]');
		if (closer) {
			event.preventDefault();
			closer.closest('dialog').close();
		}
	});
}

function openDialog(event, opener) {
	const dialog = document.getElementById(opener.dataset.dialog);
	if (!dialog || dialog.open || event.ctrlKey || event.metaKey || event.shiftKey) return;
	event.preventDefault();
	for (const [name, value] of new URLSearchParams(opener.dataset.vul ?? '')) fill(dialog, name, value);
	dialog.showModal();
}

function fill(dialog, name, value) {
	for (const field of $$(`[name="${CSS.escape(name)}"]`, dialog)) {
		if (field.matches('[type=radio], [type=checkbox]')) field.checked = field.value === value;
		else field.value = value;
	}
}

export function dialogState(scope) {
	for (const opener of within(scope, '[data-dialog]')) opener.setAttribute('aria-haspopup', 'dialog');
	for (const dialog of within(scope, 'dialog[data-open]')) if (!dialog.open) dialog.showModal();
}

// The current tab must be in view where tabs scroll sideways.
export function tabs(scope) {
	for (const bar of within(scope, '.sk-tabs')) {
		const current = $('[aria-current]', bar);
		if (!current || bar.scrollWidth <= bar.clientWidth) continue;
		const offset = current.getBoundingClientRect().left - bar.getBoundingClientRect().left;
		bar.scrollLeft += offset - (bar.clientWidth - current.clientWidth) / 2;
	}
}

// The error summary takes the focus; its links bring the field itself, label in view, not just its place on the page.
export function errorSummary(scope) {
	const summary = within(scope, '[data-fouten]')[0];
	if (!summary) return;
	if (!summary.hasAttribute('tabindex')) summary.tabIndex = -1;
	summary.focus();
	summary.addEventListener('click', (event) => {
		const link = event.target.closest('a[href^="#"]');
		const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
		if (!field) return;
		const control = field.matches('input, select, textarea, button') ? field : $('input, select, textarea', field);
		if (!control) return;
		event.preventDefault();
		(control.closest('.utrecht-form-field, fieldset') ?? control).scrollIntoView({ block: 'start' });
		control.focus({ preventScroll: true });
	});
}

// <body data-papier="URL">: the page shows somebody. Printing it from the browser's own menu asks for its page for paper,
// so that the log knows.
export function paper() {
	const url = document.body.dataset.papier;
	if (url) addEventListener('beforeprint', () => fetch(url, { keepalive: true }).catch(() => {}));
}

// <button type="button" data-print hidden>
export function printing(scope) {
	for (const button of within(scope, '[data-print]')) {
		button.hidden = false;
		button.addEventListener('click', () => print());
	}
}

// What only makes sense without JavaScript (an extra "Toon" button beside a select) is hidden by this class.
export function markScripted() {
	root.classList.add('sk-js');
}
