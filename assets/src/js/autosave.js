// form[data-autosave="/aanmelding/x/concept"]: what is typed is kept as a concept, without pressing anything.
//
// A few seconds after typing stops, and at least every MAX_MS while it goes on, the form's fields (but no files) are
// sent by POST as a normal form body with X-Achtergrond: 1, so that the server does not lengthen the session.
// Answers: 2xx saved (JSON {"versie":"8"} moves the hidden field of that name along); 409 changed elsewhere: told, and
// no more attempts until the page is loaded again; 401 and 403 logged out; other 4xx refused: told, tried again after
// the next change; 5xx and no connection: told, tried again with growing pauses. problem+json's detail is shown as is.
// The server answers a concept that arrives after its form was sent with 409 or 410 and stores nothing.
// Another form of the page that is sent, or a link that is followed, waits until what was typed here is kept: the page
// that comes must know of it.
import { $, within, make, icon } from './dom.js';
import { text, clockTime } from './text.js';
import { contents, guard, isDirty, markSaved } from './form.js';

const PAUSE_MS = 2500;
const MAX_MS = 10000;
const RETRY_MS = [5000, 10000, 20000, 40000, 60000];

export function autosaves(scope) {
	for (const form of within(scope, 'form[data-autosave]')) new Autosave(form).listen();
}

class Autosave {
	constructor(form) {
		this.form = form;
		this.saved = contents(form);
		this.failures = 0;
		this.stopped = false; // changed elsewhere: for good
		this.paused = false;  // the form itself is on its way: until someone types again
		this.line = $('[data-autosave-status]', form) ?? this.makeLine('status');
		this.alarm = this.makeLine('alert');
		guard(form);
	}

	makeLine(role) {
		const line = make('p', { class: role === 'alert' ? 'sk-autosave sk-autosave--fout' : 'sk-autosave', role });
		this.form.append(line);
		return line;
	}

	listen() {
		const typed = () => {
			this.paused = false;
			this.schedule(PAUSE_MS);
		};
		this.form.addEventListener('input', typed);
		this.form.addEventListener('change', typed);
		this.form.addEventListener('submit', () => this.pause());
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'hidden') this.save({ keepalive: true });
		});
		addEventListener('online', () => this.save());
		this.goFirst('submit', (event) => {
			const { target, submitter } = event;
			return target !== this.form && target.method !== 'dialog' && (() => target.requestSubmit(submitter));
		});
		this.goFirst('click', (event) => {
			const link = event.target.closest?.('a[href]');
			const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
			const leads = link && !link.target && link.origin === location.origin && link.pathname !== location.pathname;
			return plain && leads && (() => link.click());
		});
	}

	// again(event): what to do after the text was kept, or false when this event takes nobody away.
	goFirst(type, again) {
		let passing = false;
		addEventListener(type, (event) => {
			if (passing || this.stopped || !this.form.isConnected || !isDirty(this.form)) return;
			const next = again(event);
			if (!next) return;
			event.preventDefault();
			event.stopImmediatePropagation();
			this.keep().finally(() => {
				passing = true;
				next();
				passing = false;
			});
		}, true);
	}

	async keep() {
		await this.saving;
		await this.save();
	}

	schedule(pause) {
		if (this.stopped) return;
		const now = performance.now();
		this.latest ??= now + MAX_MS;
		clearTimeout(this.timer);
		this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(pause, this.latest - now)));
	}

	pause() {
		this.paused = true;
		clearTimeout(this.timer);
		this.latest = undefined;
		this.running?.abort();
	}

	save(options) {
		if (!this.running) this.saving = this.send(options);
		return this.saving;
	}

	async send({ keepalive = false } = {}) {
		const what = contents(this.form);
		if (this.stopped || this.paused || !this.form.isConnected || what === this.saved) return;
		clearTimeout(this.timer);
		this.latest = undefined;
		this.running = new AbortController();
		this.tell(text.saving);
		try {
			const answer = await fetch(this.form.dataset.autosave, {
				method: 'POST', body: this.body(), keepalive, redirect: 'manual',
				headers: { 'x-achtergrond': '1', accept: 'application/json' }, signal: this.running.signal,
			});
			await this.read(answer, what);
		} catch (error) {
			if (error.name !== 'AbortError') this.retryLater(text.offline);
		} finally {
			this.running = undefined;
		}
		if (!this.stopped && !this.paused && !this.failures && contents(this.form) !== this.saved) this.schedule(PAUSE_MS);
	}

	body() {
		const body = new URLSearchParams();
		for (const [name, value] of new FormData(this.form)) if (!(value instanceof File)) body.append(name, value);
		return body;
	}

	async read(answer, what) {
		if (answer.ok) return this.done(await json(answer), what);
		if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
			return this.retryLater(text.loggedOut);
		}
		const { detail } = await json(answer);
		if (answer.status === 409 || answer.status === 410) {
			this.stopped = true;
			return this.fail(detail ?? text.conflict);
		}
		if (answer.status >= 500) return this.retryLater(text.offline);
		this.saved = what; // refused as it is: not again before it changes
		return this.fail(detail ? `${text.notSaved} ${detail}` : text.refused(answer.status));
	}

	done({ versie }, what) {
		const field = this.form.elements.namedItem('versie');
		this.failures = 0;
		this.saved = what;
		if (versie !== undefined && field) {
			const before = contents(this.form);
			field.value = versie;
			if (before === what) this.saved = contents(this.form);
		}
		markSaved(this.form, this.saved);
		this.alarm.textContent = '';
		this.tell(text.saved(clockTime()), 'cloud-check');
	}

	tell(sentence, sign) {
		this.line.hidden = false;
		this.line.replaceChildren(...(sign ? [icon(sign), ' '] : []), sentence);
	}

	fail(sentence) {
		this.line.hidden = true;
		// the same alarm again would be spoken again at every attempt
		if (this.alarm.textContent.trim() !== sentence) this.alarm.replaceChildren(icon('alert-circle'), ' ', sentence);
	}

	retryLater(sentence) {
		const pause = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)];
		this.failures += 1;
		this.fail(sentence);
		this.latest = undefined;
		clearTimeout(this.timer);
		this.timer = setTimeout(() => this.save(), pause);
	}
}

async function json(answer) {
	try {
		return (await answer.json()) ?? {};
	} catch {
		return {}; // 204, or a proxy's own page
	}
}
