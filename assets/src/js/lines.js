// Lines of quick entry go out one by one without leaving the page, and none is lost: a line stays on the screen until the
// server has confirmed it. What failed is tried again, with the same token and words, so that it is kept once.
//   form[data-live="live"]     the screen beside it (#live) says at which point a line is recorded (data-punt, data-bij)
//   [data-quick-wacht]         the list of lines that wait
//   [data-live-stand]          one line that says whether all is saved
import { $, make, icon, announce } from './dom.js';
import { text, clockTime } from './text.js';
import { fetchPage, apply, place } from './fragment.js';
import { sessionUsed } from './session.js';

const RETRY_MS = [2000, 4000, 8000, 15000, 30000];

const line = (value) => make('p', { class: 'sk-vast__t' }, value);

class Lines {
	constructor(form, input, show) {
		Object.assign(this, { form, input, show, waiting: [], failures: 0 });
		input.required = false; // an empty line is not sent from here; the browser would call the emptied field a fault
		this.list = $('[data-quick-wacht]', form);
		this.fault = document.getElementById(`${input.id}-fout`);
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			this.add();
		});
		input.addEventListener('input', () => this.complain(''));
		addEventListener('beforeunload', (event) => {
			if (form.isConnected && this.busy()) event.preventDefault();
		});
		document.addEventListener('ververst', (event) => this.follow(event.detail));
	}

	busy() {
		return this.waiting.length > 0 || this.input.value.trim() !== '';
	}

	add() {
		const typed = this.input.value.trim();
		if (!typed) {
			this.input.focus();
			return;
		}
		const body = new URLSearchParams(new FormData(this.form));
		const wpg = this.form.elements.namedItem('wpg');
		if (wpg) wpg.value = ''; // a mark is of one line
		const item = make('li', { class: 'sk-vast__i' }, make('span', { class: 'sk-vast__k' }, icon('clock')), line(typed));
		this.waiting.push({ body, typed, item });
		this.list.append(item);
		this.input.value = '';
		this.complain('');
		this.show();
		this.next();
	}

	// The first line that waits. One at a time, in the order of typing.
	async next() {
		clearTimeout(this.timer);
		const first = this.waiting[0];
		this.tell();
		if (!first || this.sending) return;
		this.sending = true;
		let outcome;
		try {
			outcome = this.read(first, await fetchPage(this.form.action, { method: 'POST', body: first.body, ids: 'live' }));
		} catch {
			outcome = text.notSent;
		}
		this.sending = false;
		if (outcome) this.retry(first, outcome);
		else this.next();
	}

	// Empty when the line is done with: kept, or given back to be changed. Else why it waits.
	read(entry, answer) {
		if (answer.status === 200 && answer.page?.getElementById('live')) {
			sessionUsed();
			this.failures = 0;
			this.take(entry);
			this.freshToken(answer.page);
			apply(answer, 'live');
			return '';
		}
		if (answer.status === 200) return text.loggedOut;
		if (answer.status === 403 || answer.status >= 500) return text.notSent;
		this.take(entry);
		this.giveBack(entry, answer);
		return '';
	}

	take(entry) {
		entry.item.remove();
		this.waiting = this.waiting.filter((other) => other !== entry);
	}

	// What the server does not take is typed text again, with the reason beside it.
	giveBack(entry, answer) {
		const reason = answer.page?.getElementById(this.fault.id)?.textContent.trim() || text.refused(answer.status);
		this.freshToken(answer.page);
		this.input.value = [entry.typed, this.input.value.trim()].filter(Boolean).join(' ');
		const kind = $(`input[name=soort][value="${CSS.escape(entry.body.get('soort'))}"]`, this.form);
		if (kind) kind.checked = true;
		const wpg = this.form.elements.namedItem('wpg');
		if (wpg) wpg.value = entry.body.get('wpg');
		this.complain(reason);
		this.show();
		this.input.focus();
	}

	complain(reason) {
		this.fault.textContent = reason;
		this.input.toggleAttribute('aria-invalid', Boolean(reason));
	}

	freshToken(page) {
		const token = page?.querySelector(`#${CSS.escape(this.form.parentElement.id)} input[name=_t]`)
			?? page?.querySelector('input[name=_t]');
		if (token) this.form.elements.namedItem('_t').value = token.value;
	}

	retry(entry, why) {
		const again = make('button', { type: 'button', class: 'nl-button nl-button--secondary sk-button--small' }, text.tryAgain);
		again.addEventListener('click', () => this.next());
		entry.item.replaceChildren(make('span', { class: 'sk-vast__k' }, icon('alert-circle')), line(entry.typed),
			make('p', { class: 'sk-vast__m', role: 'alert' }, why), make('span', { class: 'sk-rowactions' }, again));
		this.timer = setTimeout(() => this.next(), RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)]);
		this.failures += 1;
		this.tell();
		if (this.failures === 1) announce(text.notSent, 'alert');
	}

	tell() {
		const status = $('[data-live-stand]');
		this.list.hidden = this.waiting.length === 0;
		if (!status) return;
		if (this.waiting.length === 0) status.replaceChildren(icon('cloud-check'), ' ', text.saved(clockTime()));
		else if (this.failures) status.replaceChildren(icon('cloud-off'), ' ', text.unsent(this.waiting.length));
		else status.replaceChildren(icon('refresh'), ' ', text.saving);
	}

	// The table went on: the next line is for the point that is shown now, what is being typed stays with its own.
	follow(page) {
		const live = document.getElementById(this.form.dataset.live);
		const old = this.form.parentElement;
		if (!this.form.isConnected || !live || this.busy()) return;
		const fresh = page.getElementById(old.id);
		if (fresh && !$('form', fresh)) {
			place(old.id, page);
			return;
		}
		this.form.elements.namedItem('punt').value = live.dataset.punt;
		$('[data-quick-bij]', this.form).textContent = live.dataset.bij;
		this.show();
	}
}

export function sendLines(form, input, show) {
	return new Lines(form, input, show);
}

// Where nothing could be recorded a moment ago, and now it can.
export function linesAppear() {
	document.addEventListener('ververst', (event) => {
		const old = document.getElementById('live-vast');
		const fresh = event.detail.getElementById('live-vast');
		if (old && fresh && !$('form', old) && $('form', fresh)) place('live-vast', event.detail);
	});
}
