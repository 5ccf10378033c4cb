// Partial refresh: a form or link fetches a page of our own and only some elements of it are put in place.
//   form[data-fragment="rij-3 tellers"]   sends the form; the answer's elements with these ids replace those here
//   a[data-fragment="lijst"]              the same for a link
//   [id][data-ververs-elke="15"]          asks again every 15 s (data-ververs-url, or this page itself); replaced only
//                                         when data-versie (or else its text) differs, never under someone's cursor
//   [data-ververs-na]                     asks with na=<data-versie>; 204 says that nothing is newer. It is replaced
//                                         under a cursor too: give what can have the focus in it an id
//   [data-daarna="id"]                    where the focus goes when this is gone from what was replaced
//   [data-melding] in the answer          is spoken
// Every such request has the header X-Fragment with the ids, so the server may answer with only those elements inside
// <html><body>, but a whole page does as well. The browser itself parses the answer (XMLHttpRequest, "document"), so no
// string becomes markup here and the page can keep require-trusted-types-for 'script' without any policy.
import { $, $$, within, announce, showFailure, clearFailure } from './dom.js';
import { text } from './text.js';
import { hold, release, contents, markSaved, isDirty } from './form.js';
import { sessionUsed } from './session.js';

let enhance = () => {};

export function fetchPage(url, { method = 'GET', body = null, ids = '', background = false } = {}) {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open(method, url);
		request.responseType = 'document';
		request.setRequestHeader('x-fragment', ids);
		if (background) request.setRequestHeader('x-achtergrond', '1');
		request.onload = () => resolve({ status: request.status, url: request.responseURL, page: request.response });
		request.onerror = () => reject(new Error('network'));
		request.send(body);
	});
}

// What was opened or typed in it stays, but for what was just sent.
function carryOver(old, fresh, sent) {
	const twin = (element) => $(`[id="${CSS.escape(element.id)}"]`, fresh);
	for (const popup of $$('details[open][id]', old)) {
		if (!popup.contains(sent) && twin(popup)) twin(popup).open = true;
	}
	for (const field of $$('input[type=text][id]', old)) {
		if (field.form !== sent && field.value !== field.defaultValue && twin(field)) twin(field).value = field.value;
	}
}

export function place(id, page, sent = null) {
	const old = document.getElementById(id);
	const fresh = page.getElementById(id);
	if (!old || !fresh) return;
	for (const script of $$('script', fresh)) script.remove();
	const focused = old.contains(document.activeElement) ? document.activeElement : null;
	carryOver(old, fresh, sent);
	old.replaceWith(document.adoptNode(fresh));
	enhance(fresh);
	if (!focused) return;
	const target = [focused.id, focused.dataset.daarna].map((name) => name && document.getElementById(name)).find(Boolean) ?? fresh;
	if (target === fresh && !fresh.matches('a[href], button, input, select, textarea, [tabindex]')) fresh.tabIndex = -1;
	target.focus({ preventScroll: true });
}

// Puts the wanted elements of an answer in place. An answer without them is another page: go there.
export function apply(answer, ids, sent = null) {
	const wanted = ids.split(/\s+/).filter(Boolean);
	const has = answer.page && wanted.some((id) => answer.page.getElementById(id));
	if (has) {
		for (const id of wanted) place(id, answer.page, sent);
		const message = $('[data-melding]', answer.page)?.textContent.trim();
		if (message) announce(message);
		document.dispatchEvent(new CustomEvent('ververst', { detail: answer.page }));
		return true;
	}
	if (answer.status >= 200 && answer.status < 300) {
		location.assign(answer.url);
		return true;
	}
	return false;
}

export function fragments(enhanceScope) {
	enhance = enhanceScope;
	document.addEventListener('submit', (event) => {
		const form = event.target;
		if (form.dataset.fragment === undefined || event.defaultPrevented) return;
		event.preventDefault();
		sendForm(form, event.submitter);
	});
	document.addEventListener('click', (event) => {
		const link = event.target.closest?.('a[data-fragment]');
		if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		load(link, link.href, { ids: link.dataset.fragment });
	});
}

async function sendForm(form, submitter) {
	const ids = form.dataset.fragment;
	const fields = new FormData(form, submitter);
	const typed = contents(form);
	hold(form);
	if (form.method === 'post') {
		const files = form.enctype === 'multipart/form-data';
		const body = files ? fields : new URLSearchParams(fields);
		if (await load(form, form.action, { method: 'POST', body, ids })) markSaved(form, typed);
	} else {
		const url = new URL(form.action);
		url.search = new URLSearchParams(fields);
		if (await load(form, url, { ids })) history.replaceState(null, '', url);
	}
	release(form);
}

async function load(origin, url, options) {
	try {
		clearFailure(origin);
		const answer = await fetchPage(url, options);
		sessionUsed();
		if (apply(answer, options.ids, origin)) return true;
		showFailure(origin, answer.status === 401 || answer.status === 403 ? text.loggedOut : text.failed);
	} catch {
		showFailure(origin, text.unsure);
	}
	return false;
}

// --- Refresh by itself ---------------------------------------------------------------------------------------------
const stamp = (element) => element.dataset.versie ?? element.textContent.replace(/\s+/g, ' ').trim();

const cursorIn = (element) => element.dataset.verversNa === undefined && element.contains(document.activeElement);

const inUse = (element) => document.hidden || cursorIn(element)
	|| Boolean($('dialog[open]', element)) || within(element, 'form').some(isDirty);

function address(element) {
	const url = new URL(element.dataset.verversUrl ?? location.href, location.href);
	if (element.dataset.verversNa !== undefined) url.searchParams.set('na', element.dataset.versie);
	return url;
}

export function refreshing(scope) {
	for (const element of within(scope, '[id][data-ververs-elke]')) {
		const pause = Math.max(2, Number(element.dataset.verversElke) || 15) * 1000;
		const timer = setInterval(() => {
			if (!element.isConnected) clearInterval(timer);
			else if (!inUse(element)) refresh(element);
		}, pause);
	}
}

let failures = 0;

async function refresh(element) {
	try {
		const answer = await fetchPage(address(element), { ids: element.id, background: true });
		const same = answer.status === 204;
		const fresh = answer.status === 200 ? answer.page?.getElementById(element.id) : null;
		if (!fresh && !same) throw new Error(String(answer.status));
		if (failures) announce(text.fresh);
		failures = 0;
		clearFailure(element);
		if (!same && element.isConnected && stamp(fresh) !== stamp(element) && !inUse(element)) apply(answer, element.id);
	} catch {
		failures += 1;
		if (failures === 2) showFailure(element, text.stale);
	}
}
