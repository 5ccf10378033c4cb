// <dialog data-sessie="900"> with a form that lengthens the session: opens two minutes before the session ends, which
// is that many seconds after the last request a person made in any tab of this browser (WCAG 2.2.1). At the end it
// covers the page, so that nothing stays readable on an unattended screen, and keeps what was typed underneath.
import { $, preference, announce } from './dom.js';
import { text } from './text.js';

const WARN_SECONDS = 120;
const LOOK_MS = 5000;

export const sessionUsed = () => preference.set('sessie', String(Date.now()));

export function sessionWatch() {
	const dialog = $('dialog[data-sessie]');
	if (!dialog) return;
	const length = Number(dialog.dataset.sessie);
	const line = $('[data-sessie-tekst]', dialog);
	const left = () => length - (Date.now() - Number(preference.get('sessie'))) / 1000;
	let warned = false;
	sessionUsed();
	const timer = setInterval(() => {
		if (left() <= 0) {
			clearInterval(timer);
			end(dialog, line);
		} else if (left() <= WARN_SECONDS) {
			warned = true;
			line.textContent = text.sessionEnds(Math.ceil(left() / 60));
			if (!dialog.open) dialog.showModal();
		} else if (warned) {
			warned = false;
			dialog.close(); // another tab went on
		}
	}, Math.min(LOOK_MS, length * 100));
	$('form', dialog)?.addEventListener('submit', async (event) => {
		event.preventDefault();
		if (await lengthen(event.target)) {
			sessionUsed();
			dialog.close();
		} else if (left() > 0) {
			announce(text.failed, 'alert');
		}
	});
}

async function lengthen(form) {
	try {
		const answer = await fetch(form.action, {
			method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual',
		});
		return answer.ok;
	} catch {
		return false;
	}
}

function end(dialog, line) {
	line.textContent = text.sessionEnded;
	dialog.classList.add('sk-dialog--dicht');
	dialog.addEventListener('cancel', (event) => event.preventDefault());
	for (const button of dialog.querySelectorAll('button')) button.hidden = true;
	if (!dialog.open) dialog.showModal();
	announce(text.sessionEnded, 'alert');
}
