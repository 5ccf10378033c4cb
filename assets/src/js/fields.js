// What single fields gain: a calendar beside a typed date, a character counter, fields that follow an answer.
import { $, $$, within, make, announce } from './dom.js';
import { text } from './text.js';

// <div data-datum> holds the text field that is sent, a hidden button and a native date field without a name, whose
// picker is borrowed. The native field would show 12/07/2026 in an English browser, and 7 December reads as July.
export function dates(scope) {
	for (const box of within(scope, '[data-datum]')) {
		const [field, native] = $$('input', box);
		const button = $('button', box);
		if (!native?.showPicker || !button) continue;
		button.hidden = false;
		button.addEventListener('click', () => {
			native.value = isoDate(field.value);
			native.showPicker();
		});
		native.addEventListener('change', () => {
			if (native.value) setField(field, native.value.split('-').reverse().join('-'));
		});
	}
	// <button type="button" data-zet-datum="07-12-2026" data-voor="termijn">
	for (const button of within(scope, '[data-zet-datum]')) {
		button.addEventListener('click', () => {
			setField(document.getElementById(button.dataset.voor), button.dataset.zetDatum);
		});
	}
}

function isoDate(typed) {
	const parts = typed.trim().match(/^(\d{1,2})-(\d{1,2})-(\d{4})$/);
	return parts ? `${parts[3]}-${parts[2].padStart(2, '0')}-${parts[1].padStart(2, '0')}` : '';
}

function setField(field, value) {
	field.value = value;
	field.dispatchEvent(new Event('input', { bubbles: true }));
	field.focus();
}

// <textarea data-teller="500">: counts characters as people do, not UTF-16 units. Too long is told, never cut off.
// The visible line is silent; a screen reader hears the count after a pause in typing, and only near the end.
const SPEAK_AFTER_MS = 1000;
const SPEAK_BELOW = 50;

export function counters(scope) {
	for (const field of within(scope, '[data-teller]')) {
		const line = make('p', { class: 'sk-teller', 'aria-hidden': 'true' });
		let timer;
		const count = () => {
			const left = Number(field.dataset.teller) - [...field.value].length;
			line.textContent = left < 0 ? text.over(-left) : text.left(left);
			line.classList.toggle('sk-teller--over', left < 0);
			return left;
		};
		field.after(line);
		count();
		field.addEventListener('input', () => {
			const left = count();
			clearTimeout(timer);
			if (left < SPEAK_BELOW) timer = setTimeout(() => announce(line.textContent), SPEAK_AFTER_MS);
		});
	}
}

// <div data-toon-bij="besluit=aannemen">: shown when that field of the same form has that value ("a=1 a=2": either).
export function dependants(scope) {
	for (const block of within(scope, '[data-toon-bij]')) {
		const form = block.closest('form');
		if (!form) continue;
		const wanted = block.dataset.toonBij.split(' ').map((pair) => pair.split('='));
		const follow = () => {
			const values = new FormData(form);
			block.hidden = !wanted.some(([name, value]) => values.getAll(name).includes(value));
		};
		form.addEventListener('change', follow);
		form.addEventListener('reset', () => setTimeout(follow));
		follow();
	}
}

// <input type="checkbox" data-alles="rij">: ticks every box of that name in its form.
export function tickAll(scope) {
	for (const all of within(scope, '[data-alles]')) {
		const boxes = () => $$(`input[type=checkbox][name="${CSS.escape(all.dataset.alles)}"]`, all.form ?? document);
		const follow = () => {
			const ticked = boxes().filter((box) => box.checked).length;
			all.checked = ticked > 0 && ticked === boxes().length;
			all.indeterminate = ticked > 0 && !all.checked;
		};
		all.addEventListener('change', () => {
			for (const box of boxes()) box.checked = all.checked;
		});
		(all.form ?? document).addEventListener('change', (event) => {
			if (event.target.name === all.dataset.alles) follow();
		});
		follow();
	}
}

// <button type="button" data-kopieer="id"> copies the text (or value) of that element.
export function copying(scope) {
	for (const button of within(scope, '[data-kopieer]')) {
		button.hidden = false;
		button.addEventListener('click', async () => {
			const source = document.getElementById(button.dataset.kopieer);
			const copied = source.value ?? source.textContent.trim();
			try {
				await navigator.clipboard.writeText(copied);
				announce(text.copied);
			} catch {
				if (source.select) source.select();
				else getSelection().selectAllChildren(source);
				announce(text.selected);
			}
		});
	}
}
