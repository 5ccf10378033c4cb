// A text field that suggests: <div data-combobox> with an input and a ul[role=listbox].
//   options in the page          filtered here
//   data-combobox-url="/zoek/x"  asked from the server as ?q=…, after 150 ms and 2 letters; it answers JSON:
//                                {"keuzes":[{"id":"…","tekst":"L. Veldkamp","toelichting":"GGZ"}]}
//   input[type=hidden] inside    receives the id (or the option's data-waarde); emptied as soon as the text is changed
// The server must accept the bare text too: without JavaScript, and when nobody chose from the list.
import Combobox from '@github/combobox-nav';
import { $, within, make, announce } from './dom.js';
import { text } from './text.js';

const ASK_AFTER_MS = 150;
const ASK_FROM_LETTERS = 2;

// Compared without accents and capitals, as the server does.
const fold = (s) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function comboboxes(scope) {
	for (const box of within(scope, '[data-combobox]')) new Box(box).listen();
}

class Box {
	constructor(box) {
		this.input = $('input:not([type=hidden])', box);
		this.value = $('input[type=hidden]', box);
		this.list = $('[role=listbox]', box);
		this.url = box.dataset.comboboxUrl;
		this.nav = new Combobox(this.input, this.list, { firstOptionSelectionMode: 'none' });
	}

	listen() {
		this.input.addEventListener('input', () => {
			if (this.value) this.value.value = '';
			if (this.url) this.askSoon();
			else this.filter();
		});
		this.input.addEventListener('keydown', (event) => this.key(event));
		this.input.addEventListener('blur', () => setTimeout(() => this.close(), 120));
		this.list.addEventListener('combobox-commit', (event) => this.choose(event.target));
		this.list.addEventListener('mousedown', (event) => event.preventDefault());
	}

	key(event) {
		if (event.key === 'ArrowDown' && this.list.hidden) {
			event.preventDefault();
			for (const option of this.list.children) option.hidden = false;
			this.open(this.list.children.length);
			if (!this.list.hidden) this.nav.navigate(1);
		} else if (event.key === 'Escape' && !this.list.hidden) {
			event.preventDefault();
			event.stopPropagation();
			this.close();
		}
	}

	filter() {
		const wanted = fold(this.input.value);
		let hits = 0;
		for (const option of this.list.children) {
			option.hidden = !fold(option.textContent).includes(wanted);
			if (!option.hidden) hits += 1;
		}
		this.open(hits);
	}

	askSoon() {
		clearTimeout(this.timer);
		this.asking?.abort();
		if (this.input.value.trim().length < ASK_FROM_LETTERS) return this.close();
		this.timer = setTimeout(() => this.ask(), ASK_AFTER_MS);
	}

	async ask() {
		this.asking = new AbortController();
		const url = new URL(this.url, location.href);
		url.searchParams.set('q', this.input.value.trim());
		try {
			const answer = await fetch(url, { signal: this.asking.signal, headers: { accept: 'application/json' } });
			if (!answer.ok) throw new Error(String(answer.status));
			const { keuzes } = await answer.json();
			this.list.replaceChildren(...keuzes.map((choice, n) => this.option(choice, n)));
			this.open(keuzes.length);
		} catch (error) {
			if (error.name === 'AbortError') return;
			this.close();
			announce(text.searchFailed);
		}
	}

	option({ id, tekst, toelichting }, n) {
		const option = make('li', {
			class: 'utrecht-listbox__option', role: 'option', id: `${this.list.id}-${n}`,
			'aria-selected': 'false', 'data-waarde': id, 'data-tekst': tekst,
		}, tekst);
		if (toelichting) option.append(make('span', { class: 'sk-table__sub' }, toelichting));
		return option;
	}

	open(hits) {
		if (!hits) {
			this.close();
			return announce(text.noChoices);
		}
		this.list.hidden = false;
		this.nav.start();
		announce(text.choices(hits));
	}

	close() {
		this.list.hidden = true;
		this.nav.clearSelection();
		this.nav.stop();
		this.input.setAttribute('aria-expanded', 'false');
	}

	choose(option) {
		this.input.value = option.dataset.tekst ?? option.textContent.trim();
		if (this.value) this.value.value = option.dataset.waarde ?? '';
		this.close();
		this.input.dispatchEvent(new Event('change', { bubbles: true }));
	}
}
