// Quick entry in the meeting: "Gesprek plannen @yilmaz #justitie tot 4 dec". The server parses the line again and
// decides; this only shows beforehand how the line will be understood.
//   form[data-quick]     data-people='{"yilmaz":"D. Yilmaz"}' data-areas='{"justitie":"Justitie"}'
//   input[name=soort]    data-key="b": Alt+B chooses it, from anywhere on the page
// How it stands with an afspraak, by the buttons in .sk-stand: Alt+O goes to the first, the arrows from one to the next.
import { $, $$, within, make } from './dom.js';
import { text, clockTime } from './text.js';
import { sendLines } from './lines.js';
import { shortcutsOn } from './shortcuts.js';

const MONTHS = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

function names(json) {
	try { return Object.entries(JSON.parse(json ?? '{}')); } catch { return []; }
}

const token = (label, value) =>
	make('span', { class: value ? 'sk-token' : 'sk-token sk-token--mist' },
		make('b', {}, label), ' ', value || text.missing);

function understand(line, people, areas) {
	const mark = (sign) => line.match(new RegExp(`${sign}([\\p{L}-]+)`, 'u'))?.[1].toLowerCase()
		.normalize('NFD').replace(/\p{M}|-/gu, '');
	const pick = (list, start) => start && list.find(([key]) => key.replaceAll(' ', '').startsWith(start))?.[1];
	const date = line.match(/\btot (\d{1,2}) ([a-z]{3})/i);
	const month = date?.[2].toLowerCase();
	return {
		owner: pick(people, mark('@')),
		area: pick(areas, mark('#')),
		term: MONTHS.includes(month) ? `${date[1]} ${month}` : '',
	};
}

// Who and what a line may mean: of the form, or of the screen (data-live) that is refreshed beside it.
const source = (form) => document.getElementById(form.dataset.live) ?? form;

export function quickEntry(scope) {
	for (const form of within(scope, 'form[data-quick]')) {
		const input = lineField(form);
		const preview = $('[data-quick-preview]', form);
		const example = preview.textContent;
		const show = () => {
			if (!input.value.trim()) return preview.replaceChildren(example);
			const { people, areas } = source(form).dataset;
			const { owner, area, term } = understand(input.value, names(people), names(areas));
			const agreement = ($('input[name=soort]:checked', form)?.value ?? 'afspraak') === 'afspraak';
			return preview.replaceChildren(...(agreement ? [token(text.owner, owner)] : []), token(text.area, area),
				...(agreement ? [token(text.term, term)] : []));
		};
		form.addEventListener('input', show);
		show();
		if (form.dataset.live) sendLines(form, input, show);
	}
}

export function clocks(scope) {
	for (const element of within(scope, '[data-klok]')) {
		const timer = setInterval(() => {
			if (element.isConnected) element.textContent = clockTime();
			else clearInterval(timer);
		}, 5000);
	}
}

const lineField = (form) => $('input[type=text], textarea', form);

export function quickKeys() {
	document.addEventListener('keydown', (event) => {
		if (!event.altKey || event.ctrlKey || !shortcutsOn()) return;
		const key = event.key.toLowerCase();
		const radio = $$('form[data-quick] input[name=soort]').find((option) => option.dataset.key === key);
		if (!radio) return;
		event.preventDefault();
		radio.checked = true;
		radio.form.dispatchEvent(new Event('input'));
		lineField(radio.form).focus();
	});
}

const standButtons = (row) => $$('button, summary', row).filter((button) => !button.closest('.sk-stand__pop'));

function standStep(event) {
	const row = event.target.closest?.('.sk-stand');
	const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key] ?? [];
	if (!row || down === undefined || event.target.closest('.sk-stand__pop')) return null;
	const rows = $$('.sk-stand');
	const column = standButtons(row).indexOf(event.target);
	const next = standButtons(rows[rows.indexOf(row) + down] ?? row);
	return next[Math.max(0, Math.min(next.length - 1, column + right))];
}

export function standKeys() {
	document.addEventListener('keydown', (event) => {
		if (event.ctrlKey || event.metaKey || event.shiftKey) return;
		const first = event.altKey && event.key.toLowerCase() === 'o' && shortcutsOn();
		const target = first ? standButtons(document).find((button) => button.closest('.sk-stand'))
			: event.altKey ? null : standStep(event);
		if (!target) return;
		event.preventDefault();
		target.focus();
	});
}
