// Small helpers that every feature shares: finding, making and announcing.
// Nothing here (or elsewhere in these files) turns a string into markup: elements are made one by one, texts are text.

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

// Like $$, but root itself counts too: after a fragment refresh the new element may be the one that asks for something.
export const within = (root, selector) =>
	root instanceof Element && root.matches(selector) ? [root, ...$$(selector, root)] : $$(selector, root);

export function make(tag, attributes = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
	element.append(...children);
	return element;
}

export function icon(name) {
	const NS = 'http://www.w3.org/2000/svg';
	const svg = document.createElementNS(NS, 'svg');
	const use = document.createElementNS(NS, 'use');
	svg.setAttribute('class', 'sk-icon');
	svg.setAttribute('aria-hidden', 'true');
	svg.setAttribute('focusable', 'false');
	use.setAttribute('href', `${new URL('iconen.svg', import.meta.url).pathname}#${name}`);
	svg.append(use);
	return svg;
}

// Preferences of this browser only, never anything about a case. Storage may be refused: then the default holds.
export const preference = {
	get(key) {
		try { return localStorage.getItem(`schakel-${key}`); } catch { return null; }
	},
	set(key, value) {
		try { localStorage.setItem(`schakel-${key}`, value); } catch { /* refused: holds until the page is left */ }
	},
};

// A modal dialog makes the rest of the page inert, its live regions included; so each dialog gets a region of its own.
function liveRegion(role) {
	const host = $$('dialog[open]').at(-1) ?? document.body;
	let region = $(`:scope > [data-omroep="${role}"]`, host);
	if (!region) {
		region = make('div', { class: 'sk-vh', role, 'data-omroep': role });
		host.append(region);
	}
	return region;
}

// Spoken, not shown. The text is set a moment later, so that the same sentence twice is heard twice.
export function announce(text, role = 'status') {
	const region = liveRegion(role);
	region.textContent = '';
	setTimeout(() => { region.textContent = text; }, 60);
}

// Shown and spoken: for failures that the user must not miss.
export function showFailure(anchor, text) {
	let box = $(':scope > [data-storing]', anchor.parentNode);
	if (!box) {
		box = make('div', { class: 'utrecht-alert utrecht-alert--error sk-storing', role: 'alert', 'data-storing': '' });
		anchor.before(box);
	}
	const sign = make('div', { class: 'utrecht-alert__icon' }, icon('alert-circle'));
	const content = make('div', { class: 'utrecht-alert__content' },
		make('div', { class: 'utrecht-alert__message' }, make('p', {}, text)));
	box.replaceChildren(sign, content);
}

export function clearFailure(anchor) {
	$(':scope > [data-storing]', anchor.parentNode)?.remove();
}
