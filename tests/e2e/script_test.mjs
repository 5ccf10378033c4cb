// What assets/dist/schakel.js does, on the component sheet (assets/onderdelen.html) and against a server whose answers
// the test chooses. With clock: true the page's timers stand still until the test moves them.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import {
	axe, checkCollectedHtml, checkKeyboard, checkNoCspErrors, checkReflow320, ibm, NARROW, newPage, startBrowser,
	until, validateHtml,
} from './lib.mjs';
import { componentSheet, html, json, startStatic } from './static.mjs';

const sheet = componentSheet();
const plain = (body) => html(`<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Antwoord</title>`
	+ `<link rel="icon" href="/assets/merk.svg"></head><body>${body}</body></html>`);

let browser, server, page;
before(async () => {
	server = await startStatic({});
	browser = await startBrowser();
});
after(async () => {
	await browser?.close();
	await server?.stop();
});
beforeEach(() => {
	for (const name of Object.keys(server.routes)) delete server.routes[name];
	server.routes['GET /onderdelen'] = sheet;
	server.routes['POST /velden'] = () => plain('<p>Ontvangen</p>');
	server.requests.length = 0;
});
afterEach(async () => {
	await page?.context().close();
	page = undefined;
});

async function open({ clock = false, ...options } = {}) {
	page = await newPage(browser, options);
	if (clock) await page.clock.install({ time: new Date('2026-11-23T10:42:00+01:00') });
	await page.goto(`${server.url}/onderdelen`);
	await page.locator('html.sk-js').waitFor({ state: 'attached' });
	if (clock) await page.clock.pauseAt(new Date('2026-11-23T10:42:05+01:00'));
	return page;
}

const sent = (method, path) => server.requests.filter((seen) => seen.method === method && seen.path === path);
const focused = (selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
const visible = (selector) => page.locator(selector).isVisible();
const spoken = (words) => page.locator('[data-omroep]').filter({ hasText: words }).waitFor({ state: 'attached' });
// --- the sheet as a page -------------------------------------------------------------------------------------------
test('the component sheet is valid, accessible, fits 320 px and keeps to the policy', async () => {
	await open();
	await validateHtml(page);
	await checkReflow320(page);
	assert.equal(await axe(page), 20);
	await checkKeyboard(page);
	await page.setViewportSize(NARROW);
	await checkKeyboard(page);
	await checkNoCspErrors(page);
	await checkCollectedHtml();
});
test('the component sheet passes the second engine', async () => {
	await open({ bypassCSP: true });
	await ibm(page);
});
test('without JavaScript the menu opens, dependent fields show and no dead button is drawn', async () => {
	page = await newPage(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
	await page.goto(`${server.url}/onderdelen`);
	await page.locator('[data-menu]').click();
	assert.ok(await visible('#hoofdmenu'));
	await page.goto(`${server.url}/onderdelen`);
	assert.ok(await visible('#reden'));
	for (const dead of ['[data-print]', '[data-kopieer]', '[data-datum] button']) assert.equal(await visible(dead), false);
});

// --- display -------------------------------------------------------------------------------------------------------
test('the error summary has the focus, and its links bring the field', async () => {
	await open();
	assert.ok(await focused('[data-fouten]'));
	await page.getByRole('link', { name: 'Vul een datum in' }).click();
	assert.ok(await focused('#f-fout'));
	await page.getByRole('link', { name: 'Kies een besluit' }).click();
	assert.ok(await focused('#besluit-1'));
});
test('the narrow menu opens, says so and closes on Escape', async () => {
	await open({ viewport: { width: 390, height: 844 } });
	const menu = page.getByRole('button', { name: 'Menu' });
	assert.equal(await menu.getAttribute('aria-expanded'), 'false');
	await menu.click();
	assert.ok(await visible('#hoofdmenu'));
	assert.equal(await menu.getAttribute('aria-expanded'), 'true');
	await page.keyboard.press('Escape');
	assert.equal(await visible('#hoofdmenu'), false);
	assert.ok(await focused('[data-menu]'));
});
test('a dialog opens filled in, keeps the focus and gives it back', async () => {
	await open();
	await page.getByRole('link', { name: 'Afspraak toevoegen' }).click();
	assert.ok(await page.evaluate(() => document.querySelector('#afspraak').contains(document.activeElement)));
	assert.ok(await page.isChecked('#d-soort-2'));
	await page.keyboard.press('Escape');
	assert.ok(await focused('[data-dialog=afspraak]'));
	await page.getByRole('link', { name: 'Afspraak toevoegen' }).click();
	await page.locator('#afspraak').getByRole('button', { name: 'Annuleren' }).click();
	assert.equal(await visible('#afspraak'), false);
});
test('dark is shown at once and stored in the profile', async () => {
	server.routes['POST /profiel/weergave'] = () => json({});
	await open();
	await page.locator('.sk-user').click();
	await page.getByLabel('Donker').check();
	assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(18, 24, 29)');
	await until(() => sent('POST', '/profiel/weergave').length === 1, 'the choice is stored');
	assert.match(sent('POST', '/profiel/weergave')[0].body, /thema=donker/);
	await page.reload();
	assert.equal(await page.getAttribute('html', 'data-thema'), 'donker');
});

// --- keys ----------------------------------------------------------------------------------------------------------
test('keys: search, help, go to; never while typing; off when switched off', async () => {
	server.routes['GET /werkvoorraad'] = () => plain('<p>Werkvoorraad</p>');
	server.routes['POST /profiel/weergave'] = () => json({});
	await open();
	await page.keyboard.press('?');
	assert.ok(await visible('#sneltoetsen'));
	await page.keyboard.press('Escape');
	await page.keyboard.press('/');
	assert.ok(await focused('#zoek'));
	await page.keyboard.type('g?/');
	assert.equal(await page.inputValue('#zoek'), 'g?/');
	await page.locator('.sk-user').click();
	await page.getByLabel('Sneltoetsen aan').uncheck();
	await page.locator('h1').click();
	await page.keyboard.press('?');
	assert.equal(await visible('#sneltoetsen'), false);
	await page.locator('.sk-user').click();
	await page.getByLabel('Sneltoetsen aan').check();
	await page.locator('h1').click();
	await page.keyboard.press('g');
	await page.keyboard.press('w');
	await page.waitForURL('**/werkvoorraad');
});
test('quick entry: Alt chooses the kind, the preview says what is missing', async () => {
	await open();
	await page.fill('#snel-regel', 'Gesprek plannen @yilm #justitie tot 4 dec');
	assert.equal((await page.textContent('[data-quick-preview]')).replaceAll(/\s+/g, ' '),
		'Eigenaar D. YilmazLeefgebied JustitieTermijn 4 dec');
	await page.fill('#snel-regel', 'Gesprek plannen');
	assert.match(await page.textContent('[data-quick-preview]'), /Eigenaar ontbreekt/);
	await page.locator('h1').click();
	await page.keyboard.press('Alt+b');
	assert.ok(await page.isChecked('#snel [value=besluit]'));
	assert.ok(await focused('#snel-regel'));
	assert.equal((await page.textContent('[data-quick-preview]')).includes('Termijn'), false);
});

// --- fields --------------------------------------------------------------------------------------------------------
test('combobox: filters without accents, moves by keys, sends the id, forgets it on typing', async () => {
	await open();
	await page.fill('#f-org', 'uber');
	assert.equal(await page.locator('#f-org-lijst [role=option]:visible').count(), 1);
	assert.equal(await page.getAttribute('#f-org', 'aria-expanded'), 'true');
	await spoken('1 keuze');
	await page.keyboard.press('ArrowDown');
	assert.equal(await page.getAttribute('#f-org', 'aria-activedescendant'), 'f-org-3');
	await page.keyboard.press('Enter');
	assert.equal(await page.inputValue('#f-org'), 'Politie Überveld');
	assert.equal(await page.inputValue('[name=organisatie_id]'), 'o3');
	await page.locator('#f-org').pressSequentially('x');
	assert.equal(await page.inputValue('[name=organisatie_id]'), '');
	await spoken('Niets gevonden');
	await page.fill('#f-org', '');
	await page.keyboard.press('Escape');
	assert.equal(await visible('#f-org-lijst'), false);
});
test('combobox: asks the server, once per pause, and survives its failure', async () => {
	server.routes['GET /zoek/medewerkers'] = ({ search }) => (search.includes('stuk') ? json({}, 500)
		: json({ keuzes: [{ id: 'm1', tekst: 'L. Veldkamp', toelichting: 'GGZ <b>Maasdal</b>' }] }));
	await open({ clock: true });
	await page.locator('#f-wie').pressSequentially('v');
	await page.clock.runFor(1000);
	assert.equal(sent('GET', '/zoek/medewerkers').length, 0);
	await page.locator('#f-wie').pressSequentially('eld');
	await page.clock.runFor(1000);
	await page.locator('#f-wie-lijst [role=option]').waitFor();
	assert.deepEqual(sent('GET', '/zoek/medewerkers').map(({ search }) => search), ['?q=veld']);
	assert.match(await page.textContent('#f-wie-lijst'), /<b>Maasdal<\/b>/);
	await page.locator('#f-wie-lijst [role=option]').click();
	assert.equal(await page.inputValue('#f-wie'), 'L. Veldkamp');
	assert.equal(await page.inputValue('[name=medewerker_id]'), 'm1');
	await page.fill('#f-wie', 'stuk');
	await page.clock.runFor(1000);
	await until(() => sent('GET', '/zoek/medewerkers').length === 2, 'it asks again');
	await page.clock.runFor(1000);
	await spoken('Zoeken lukt nu niet');
	assert.equal(await visible('#f-wie-lijst'), false);
});
test('dates: a quick date, and the calendar writes Dutch', async () => {
	await open();
	await page.getByRole('button', { name: 'Over 3 weken' }).click();
	assert.equal(await page.inputValue('#f-fout'), '14-12-2026');
	assert.ok(await visible('[data-datum] button'));
	await page.evaluate(() => {
		const native = document.querySelector('.sk-datefield__native');
		native.value = '2026-12-07';
		native.dispatchEvent(new Event('change'));
	});
	assert.equal(await page.inputValue('#f-fout'), '07-12-2026');
});
test('a field follows an answer; the counter counts characters and tells too many', async () => {
	await open({ clock: true });
	assert.equal(await visible('#reden'), false);
	await page.getByLabel('Afwijzen').check();
	assert.ok(await visible('#reden'));
	await page.fill('#f-reden', '🙂é'.repeat(30));
	assert.equal(await page.textContent('#reden .sk-teller'), 'Nog 40 tekens');
	await page.clock.runFor(1200);
	await spoken('Nog 40 tekens');
	await page.fill('#f-reden', 'x'.repeat(101));
	assert.equal(await page.textContent('#reden .sk-teller'), '1 teken te veel');
	assert.equal((await page.inputValue('#f-reden')).length, 101);
	await page.getByLabel('Aannemen').check();
	assert.equal(await visible('#reden'), false);
});
test('tick all, copy', async () => {
	await open({ permissions: ['clipboard-read', 'clipboard-write'] });
	await page.check('#alles');
	assert.equal(await page.locator('[name=rij]:checked').count(), 2);
	await page.locator('[name=rij]').first().uncheck();
	assert.ok(await page.evaluate(() => document.querySelector('#alles').indeterminate));
	await page.getByRole('button', { name: 'Kopiëren' }).click();
	await spoken('Gekopieerd');
	assert.match(await page.evaluate(() => navigator.clipboard.readText()), /4H7K-22QM/);
});

// --- unsaved input -------------------------------------------------------------------------------------------------
async function leaves() {
	let asked = false;
	const answer = (dialog) => {
		asked = dialog.type() === 'beforeunload';
		return dialog.accept();
	};
	page.on('dialog', answer);
	await page.goto(`${server.url}/onderdelen?weg`);
	page.off('dialog', answer);
	return asked;
}
test('leaving warns after typing, not before, not when it was undone', async () => {
	await open();
	assert.equal(await leaves(), false);
	await page.locator('#f-naam').pressSequentially('Jan');
	assert.equal(await leaves(), true);
	await page.locator('#f-naam').pressSequentially('J');
	await page.keyboard.press('Backspace');
	assert.equal(await leaves(), false);
});
test('a form that is shown again with faults counts as unsaved from the start', async () => {
	server.routes['GET /onderdelen'] = sheet.replace('method="post" data-bewaak>', 'method="post" data-bewaak="vuil">');
	await open();
	await page.locator('h1').click();
	assert.equal(await leaves(), true);
});
test('sending does not warn', async () => {
	await open();
	let asked = 0;
	page.on('dialog', (dialog) => { asked += 1; return dialog.accept(); });
	await page.locator('#f-naam').pressSequentially('Jan');
	await page.getByRole('button', { name: 'Velden opslaan' }).click();
	await page.waitForURL('**/velden');
	assert.equal(asked, 0);
	assert.match(sent('POST', '/velden')[0].body, /naam=Jan.*knop=opslaan/);
});

// --- are you sure --------------------------------------------------------------------------------------------------
test('what cannot be undone is asked first, and sent once when the answer is yes', async () => {
	server.routes['GET /onderdelen'] = sheet.replace('name="knop" value="opslaan"', 'name="knop" value="opslaan" data-bevestig="Zeker?"');
	await open();
	const asked = [];
	let yes = false;
	page.on('dialog', (dialog) => {
		asked.push(dialog.message());
		return yes ? dialog.accept() : dialog.dismiss();
	});
	await page.locator('#f-naam').pressSequentially('Jan');
	const button = page.getByRole('button', { name: 'Velden opslaan' });
	await button.click();
	assert.deepEqual(asked, ['Zeker?']);
	assert.equal(await page.locator('#f-naam').inputValue(), 'Jan');
	assert.equal(await button.getAttribute('aria-disabled'), null);
	yes = true;
	await page.locator('#f-naam').press('Enter');
	await page.waitForURL('**/velden');
	assert.deepEqual(asked, ['Zeker?', 'Zeker?']);
	assert.equal(sent('POST', '/velden').length, 1);
	assert.match(sent('POST', '/velden')[0].body, /naam=Jan.*knop=opslaan/);
});

// --- send once -----------------------------------------------------------------------------------------------------
test('two presses send once', async () => {
	let release;
	const held = new Promise((resolve) => { release = resolve; });
	server.routes['POST /velden'] = () => held.then(() => plain('<p>Ontvangen</p>'));
	await open();
	server.routes['POST /tweede'] = () => json({});
	const after = await page.evaluate(() => {
		const button = document.querySelector('#velden [type=submit]');
		button.click();
		setTimeout(() => {
			button.click();
			fetch('/tweede', { method: 'POST' });
		}, 300);
		return { busy: button.form.getAttribute('aria-busy'), off: button.getAttribute('aria-disabled') };
	});
	assert.deepEqual(after, { busy: 'true', off: 'true' });
	await until(() => sent('POST', '/tweede').length > 0, 'the second press');
	release();
	await page.waitForURL('**/velden');
	assert.equal(sent('POST', '/velden').length, 1);
});
test('an answer that leaves the page standing does not lock the form', async () => {
	server.routes['POST /velden'] = () => ({ status: 204, headers: {}, body: '' });
	await open({ clock: true });
	const button = page.getByRole('button', { name: 'Velden opslaan' });
	await button.click();
	await until(() => sent('POST', '/velden').length === 1, 'the first');
	await page.clock.runFor(6000);
	assert.equal(await button.getAttribute('aria-disabled'), null);
	await button.click();
	await until(() => sent('POST', '/velden').length === 2, 'the second, after a while');
	await page.locator('#f-naam').pressSequentially('J');
	await button.click();
	await until(() => sent('POST', '/velden').length === 3, 'the third, after a change');
});

// --- autosave ------------------------------------------------------------------------------------------------------
const status = () => page.locator('#notitie [role=status]');
const alarm = () => page.locator('#notitie [role=alert]');
async function typeNote(words) {
	await page.locator('#n-tekst').pressSequentially(words);
	await page.clock.runFor(3000);
}
const concepts = () => sent('POST', '/notitie/concept');

test('autosave: after a pause, in the background, told with the time, no warning on leaving', async () => {
	server.routes['POST /notitie/concept'] = () => json({ versie: 8 });
	await open({ clock: true });
	await page.clock.runFor(30000);
	assert.equal(concepts().length, 0);
	await typeNote('Belde met moeder');
	await status().filter({ hasText: /Opgeslagen om 10:4\d/ }).waitFor();
	assert.equal(concepts().length, 1);
	assert.equal(concepts()[0].body, 'versie=7&tekst=Belde+met+moeder');
	assert.equal(concepts()[0].headers['x-achtergrond'], '1');
	assert.equal(await page.inputValue('[name=versie]'), '8');
	await page.clock.runFor(30000);
	assert.equal(concepts().length, 1);
	await typeNote(' weer');
	await until(() => concepts().length === 2, 'it saves the next change');
	assert.match(concepts()[1].body, /versie=8/);
	await status().filter({ hasText: 'Opgeslagen' }).waitFor();
	assert.equal(await leaves(), false);
});
test('autosave: someone who types on and on is saved all the same', async () => {
	server.routes['POST /notitie/concept'] = () => json({});
	await open({ clock: true });
	for (let n = 0; n < 12; n += 1) {
		await page.locator('#n-tekst').pressSequentially('x');
		await page.clock.runFor(1000);
	}
	await until(() => concepts().length > 0, 'it saves while typing goes on');
});
test('autosave: no connection is told and tried again until it works', async () => {
	server.routes['POST /notitie/concept'] = () => null;
	await open({ clock: true });
	await typeNote('Tekst');
	await alarm().filter({ hasText: 'er is geen verbinding' }).waitFor();
	assert.equal(await leaves(), true);
	await typeNote('Tekst');
	await alarm().filter({ hasText: 'er is geen verbinding' }).waitFor();
	server.routes['POST /notitie/concept'] = () => json({});
	await page.clock.runFor(6000);
	await status().filter({ hasText: 'Opgeslagen om' }).waitFor();
	assert.equal(await alarm().textContent(), '');
});
test('autosave: a conflict is told in the words of the server, and nothing is overwritten', async () => {
	server.routes['POST /notitie/concept'] = () =>
		json({ status: 409, detail: 'K. Bouts wijzigde dit om 10:41. <b>Vergelijk</b>' }, 409);
	await open({ clock: true });
	await typeNote('Tekst');
	await alarm().filter({ hasText: 'K. Bouts wijzigde dit om 10:41. <b>Vergelijk</b>' }).waitFor();
	await typeNote('Nog meer');
	await page.clock.runFor(120000);
	assert.equal(concepts().length, 1);
	assert.equal(await page.inputValue('#n-tekst'), 'TekstNog meer');
	assert.equal(await leaves(), true);
});
test('autosave: logged out, and refused, are told', async () => {
	server.routes['POST /notitie/concept'] = () => ({ status: 303, headers: { location: '/inloggen' }, body: '' });
	await open({ clock: true });
	await typeNote('Tekst');
	await alarm().filter({ hasText: 'u bent uitgelogd' }).waitFor();
	server.routes['POST /notitie/concept'] = () => json({ detail: 'De tekst is te lang.' }, 422);
	await page.clock.runFor(6000);
	await alarm().filter({ hasText: 'Niet opgeslagen. De tekst is te lang.' }).waitFor();
	const tries = concepts().length;
	await page.clock.runFor(120000);
	assert.equal(concepts().length, tries);
});
test('autosave: what was sent for good is not kept as a concept again', async () => {
	server.routes['POST /notitie'] = () => ({ status: 204, headers: {}, body: '' });
	server.routes['POST /notitie/concept'] = () => json({});
	await open({ clock: true });
	await page.locator('#n-tekst').pressSequentially('Tekst');
	await page.getByRole('button', { name: 'Notitie vastleggen' }).click();
	await until(() => sent('POST', '/notitie').length === 1, 'it is sent');
	await page.clock.runFor(60000);
	assert.equal(concepts().length, 0);
	await typeNote(' en meer');
	await until(() => concepts().length === 1, 'typing on is kept again');
});

test('autosave: another form, and a link, go after what was typed here', async () => {
	server.routes['POST /notitie/concept'] = () => json({});
	server.routes['POST /velden'] = () => plain('<p>Ontvangen</p>');
	await open({ clock: true });
	let asked = 0;
	page.on('dialog', (dialog) => { asked += 1; return dialog.accept(); });
	server.requests.length = 0;
	await page.locator('#n-tekst').pressSequentially('Belde');
	await page.getByRole('button', { name: 'Velden opslaan' }).click();
	await page.waitForURL('**/velden');
	const order = server.requests.filter(({ method }) => method === 'POST').map(({ path, url }) => path ?? url);
	assert.deepEqual(order, ['/notitie/concept', '/velden']);
	server.routes['GET /weg'] = () => plain('<p>Weg</p>');
	await open({ clock: true });
	await page.locator('#n-tekst').pressSequentially('Belde weer');
	await page.evaluate(() => document.querySelector('main').insertAdjacentElement('afterbegin',
		Object.assign(document.createElement('a'), { href: '/weg', textContent: 'Weg' })));
	server.requests.length = 0;
	await page.getByRole('link', { name: 'Weg', exact: true }).click();
	await page.waitForURL('**/weg');
	assert.equal(sent('POST', '/notitie/concept').length, 1);
	assert.equal(asked, 0);
});
test('autosave: another form goes even when keeping failed', async () => {
	server.routes['POST /notitie/concept'] = () => null;
	server.routes['POST /velden'] = () => plain('<p>Ontvangen</p>');
	await open({ clock: true });
	page.on('dialog', (dialog) => dialog.accept());
	await page.locator('#n-tekst').pressSequentially('Belde');
	await page.getByRole('button', { name: 'Velden opslaan' }).click();
	await page.waitForURL('**/velden');
	assert.ok(concepts().length >= 1);
});

// --- fragments -----------------------------------------------------------------------------------------------------
const LIST = (inner) => `<div id="lijst">${inner}</div><p data-melding>2 afspraken gereed gemeld</p>`;
test('a form with data-fragment replaces only its part, speaks, and runs no script of the answer', async () => {
	server.routes['POST /afspraken'] = () => plain(LIST('<p>Bijgewerkt</p><script src="/evil.js"></script>'
		+ '<button type="button" data-kopieer="codes" hidden>Opnieuw</button>'));
	await open();
	await page.evaluate(() => { globalThis.skMarker = true; });
	await page.check('#alles');
	await page.getByRole('button', { name: 'Gekozen afspraken gereed melden' }).click();
	await page.getByText('Bijgewerkt').waitFor();
	await spoken('2 afspraken gereed gemeld');
	assert.equal(await page.evaluate(() => globalThis.skMarker), true);
	assert.equal(sent('POST', '/afspraken')[0].body, 'rij=1&rij=2&zet=gereed');
	assert.equal(sent('POST', '/afspraken')[0].headers['x-fragment'], 'lijst');
	assert.ok(await page.getByRole('button', { name: 'Opnieuw' }).isVisible());
	assert.equal(await page.locator('#lijst script').count(), 0);
	assert.equal(sent('GET', '/evil.js').length, 0);
	await checkNoCspErrors(page);
});
test('a GET form with data-fragment moves the address along', async () => {
	await open();
	server.routes['GET /onderdelen'] = () => plain(LIST('<p>Gefilterd</p>'));
	await page.selectOption('#z-status', 'open');
	await page.getByRole('button', { name: 'Toon' }).click();
	await page.getByText('Gefilterd').waitFor();
	await page.waitForURL('**/onderdelen?status=open');
});
test('a fragment that fails is told beside the form, and can be tried again', async () => {
	server.routes['POST /afspraken'] = () => null;
	await open();
	const send = page.getByRole('button', { name: 'Gekozen afspraken gereed melden' });
	await send.click();
	await page.getByRole('alert').filter({ hasText: 'De verbinding viel weg' }).waitFor();
	server.routes['POST /afspraken'] = () => html('<p>stuk</p>', 500);
	await send.click();
	await page.getByRole('alert').filter({ hasText: 'Dat is niet gelukt' }).waitFor();
	server.routes['POST /afspraken'] = () => plain(LIST('<p>Bijgewerkt</p>'));
	await send.click();
	await page.getByText('Bijgewerkt').waitFor();
	assert.equal(await page.locator('[data-storing]').count(), 0);
});
test('an answer without the part is another page: it is gone to', async () => {
	server.routes['POST /afspraken'] = () => ({ status: 303, headers: { location: '/klaar' }, body: '' });
	server.routes['GET /klaar'] = () => plain('<p>Klaar</p>');
	await open();
	await page.getByRole('button', { name: 'Gekozen afspraken gereed melden' }).click();
	await page.waitForURL('**/klaar');
});
test('a part that refreshes itself: in the background, only when changed; told when stale', async () => {
	await open({ clock: true });
	server.requests.length = 0;
	await page.evaluate(() => { document.getElementById('stand').skSame = true; });
	await page.clock.runFor(5000);
	await until(() => sent('GET', '/onderdelen').length === 1, 'it asks');
	server.routes['GET /onderdelen'] = () => plain('<p>Agendapunt?</p>');
	await page.clock.runFor(5000);
	await until(() => sent('GET', '/onderdelen').length === 2, 'it asks again');
	assert.ok(await page.evaluate(() => document.getElementById('stand').skSame), 'the same is not replaced');
	server.routes['GET /onderdelen'] = () => plain('<p id="stand" data-ververs-elke="5">Agendapunt 2</p>');
	server.requests.length = 0;
	await page.clock.runFor(5000);
	await page.getByText('Agendapunt 2').waitFor();
	assert.equal(sent('GET', '/onderdelen')[0].headers['x-achtergrond'], '1');
	server.routes['GET /onderdelen'] = () => null;
	for (let n = 1; n <= 2; n += 1) {
		await page.clock.runFor(5000);
		await until(() => sent('GET', '/onderdelen').length > n, 'it asks again');
	}
	await page.getByText('Wat u ziet, is misschien niet meer actueel').waitFor();
	server.routes['GET /onderdelen'] = () => plain('<p id="stand" data-ververs-elke="5">Agendapunt 3</p>');
	await page.clock.runFor(5000);
	await page.getByText('Agendapunt 3').waitFor();
	assert.equal(await page.getByText('Wat u ziet, is misschien niet meer actueel').count(), 0);
});

// --- session -------------------------------------------------------------------------------------------------------
test('the end of the session is announced, can be put off, and else covers the page and keeps the text', async () => {
	server.routes['POST /sessie/verleng'] = () => json({});
	server.routes['POST /notitie/concept'] = () => json({});
	await open({ clock: true });
	await page.locator('#n-tekst').pressSequentially('Tekst');
	await page.clock.runFor(770_000);
	assert.equal(await visible('#sessie'), false);
	await page.clock.runFor(15_000);
	assert.ok(await visible('#sessie'));
	assert.equal(await page.textContent('[data-sessie-tekst]'), 'Over 2 minuten wordt u uitgelogd.');
	await page.getByRole('button', { name: 'Doorwerken' }).click();
	await page.locator('#sessie').waitFor({ state: 'hidden' });
	assert.equal(sent('POST', '/sessie/verleng').length, 1);
	await page.clock.runFor(910_000);
	assert.match(await page.textContent('[data-sessie-tekst]'), /U bent uitgelogd/);
	await page.keyboard.press('Escape');
	assert.ok(await visible('#sessie'));
	assert.equal(await page.inputValue('#n-tekst'), 'Tekst');
});
