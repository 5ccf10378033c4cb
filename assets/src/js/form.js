// Forms as a whole: typed text is not lost by accident, and one press sends once.
import { within, announce } from './dom.js';
import { text } from './text.js';

// --- Unsaved input -------------------------------------------------------------------------------------------------
// form[data-bewaak]; the server writes data-bewaak="vuil" on a form it shows again because something was wrong in it.
// A form is dirty when someone typed in it and what it would send differs from what was last saved.
const guarded = new Map();

export const contents = (form) => {
	const pairs = [...new FormData(form)].map(([name, value]) =>
		[name, value instanceof File ? `${value.name} ${value.size}` : value]);
	return JSON.stringify(pairs);
};

export function guard(form) {
	if (guarded.has(form)) return;
	const state = { touched: form.dataset.bewaak === 'vuil', saved: contents(form), leaving: false };
	if (state.touched) state.saved = null;
	guarded.set(form, state);
	const touch = () => { state.touched = true; state.leaving = false; };
	form.addEventListener('input', touch);
	form.addEventListener('change', touch);
}

export function guards(scope) {
	for (const form of within(scope, 'form[data-bewaak]')) guard(form);
}

export function isDirty(form) {
	const state = guarded.get(form);
	return Boolean(state?.touched && !state.leaving && state.saved !== contents(form));
}

// what: the contents that the server confirmed, taken when they were sent; typing may have gone on since.
export function markSaved(form, what) {
	const state = guarded.get(form);
	if (state) state.saved = what;
}

export function warnBeforeLeaving() {
	addEventListener('beforeunload', (event) => {
		for (const form of guarded.keys()) {
			if (!form.isConnected) guarded.delete(form);
			else if (isDirty(form)) event.preventDefault();
		}
	});
}

// --- Are you sure ---------------------------------------------------------------------------------------------------
// button[data-bevestig="The question"]: what cannot be undone is asked first, by the browser itself, which every keyboard
// and screen reader knows. On the document, so after who holds a form back on the window: nobody is asked twice.
export function askFirst() {
	document.addEventListener('submit', (event) => {
		const question = event.submitter?.dataset.bevestig;
		if (!question || confirm(question)) return;
		event.preventDefault();
		event.stopImmediatePropagation();
	}, true);
}

// --- Send once -----------------------------------------------------------------------------------------------------
// The second press within RELEASE_MS does nothing. After that, or after any change, or when the browser comes back to
// this page, sending works again: an answer that was lost, or a download that leaves the page standing, must not lock
// the form. That a retry does no harm is the server's one-time token, not this.
const RELEASE_MS = 5000;
const sending = new WeakMap();

const isPost = (form) => form.method === 'post' && form.target !== '_blank';
const submitters = (form) => [...form.elements].filter((e) => e.type === 'submit' || e.type === 'image');

export function hold(form) {
	clearTimeout(sending.get(form));
	sending.set(form, setTimeout(() => release(form), RELEASE_MS));
	// not the attribute disabled: that would drop the pressed button's own name and value from what is sent
	for (const button of submitters(form)) button.setAttribute('aria-disabled', 'true');
	form.setAttribute('aria-busy', 'true');
}

export function release(form) {
	clearTimeout(sending.get(form));
	sending.delete(form);
	for (const button of submitters(form)) button.removeAttribute('aria-disabled');
	form.removeAttribute('aria-busy');
}

export function sendOnce() {
	addEventListener('submit', (event) => {
		if (!sending.has(event.target)) return;
		event.preventDefault();
		event.stopImmediatePropagation();
		announce(text.busy);
	}, true);
	addEventListener('submit', (event) => {
		const form = event.target;
		if (event.defaultPrevented || !isPost(form)) return;
		hold(form);
		if (guarded.has(form)) guarded.get(form).leaving = true;
	});
	addEventListener('input', (event) => {
		const form = event.target.form;
		if (form && sending.has(form)) release(form);
	});
	addEventListener('pageshow', (event) => {
		if (event.persisted) for (const form of document.forms) release(form);
	});
}
