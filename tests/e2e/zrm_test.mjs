// Measuring in a browser: the begin, a follow-up months later, what they ask, and the system around a case.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, day, NARROW, screenshot, WIDE } from './lib.mjs';
import { startWorld } from './world.mjs';

let world, casus, ander, matrix;
const send = (page) => page.locator('main form[method=post] [type=submit]').last().click();

// Somebody new in the case, so that nobody has measured her yet; matrix is her page.
before(async () => {
	world = await startWorld();
	const page = await world.as('sanne.hendrickx');
	await page.goto(world.url('/casussen'));
	const all = await page.$$eval('tbody a[href^="/casus/"]', (links) => links.map((a) => a.getAttribute('href')));
	for (const href of all) { // a theme that measures
		await page.goto(world.url(href));
		if (!casus && await page.locator('nav a[href$="/zrm"]').count()) casus = href;
	}
	ander = all.find((href) => href !== casus);
	await page.goto(world.url(`${casus}/betrokkenen/nieuw`));
	await page.selectOption('[name=rol]', 'partner');
	await page.selectOption('[name=relatie]', 'partner');
	await page.selectOption('[name=bij]', { index: 1 });
	await page.fill('[name=geslachtsnaam]', 'Zonnebloem');
	await page.selectOption('[name=bsn_reden]', 'onbekend');
	await send(page);
	await page.waitForURL(/betrokkenen(\?|$)/);
	await page.goto(world.url(`${casus}/zrm`));
	matrix = world.url(await page.getAttribute('a.sk-chip:has-text("Zonnebloem")', 'href'));
	await page.close();
});
after(() => world?.stop());

const radio = (domein, score) => `[name="score.${domein}"][value="${score}"]`;

// Opens the form and gives each domain its score.
async function fill(page, scores, daysAgo) {
	await page.goto(matrix);
	await page.click('text=Nieuwe meting');
	await page.fill('[name=dag]', day(-daysAgo));
	for (const [domein, score] of Object.entries(scores)) await page.check(radio(domein, score));
}

test('the begin: only what is known, with one reason for the rest', async () => {
	const page = await world.as('sanne.hendrickx');
	await page.goto(matrix);
	assert.match(await page.textContent('main'), /Nog geen meting/);
	await checkPage(page, { name: 'zrm-leeg' });
	await fill(page, { huisvesting: 1, financien: 2, sociaal_netwerk: 3, justitie: 2 }, 120);
	await send(page);
	assert.match(await page.title(), /^Fout: /);
	assert.equal(await page.isChecked(radio('huisvesting', 1)), true);
	await page.selectOption('[name=rest]', 'onvoldoende_bekend');
	await send(page);
	await page.waitForURL(/zrm\?/);
	const text = await page.textContent('main');
	assert.match(text, /De meting is opgeslagen/);
	assert.match(text, /Lage scores zonder doel/);
	await page.close();
});

test('a follow-up shows what changed, in words and in two charts with their tables', async () => {
	const page = await world.as('sanne.hendrickx');
	await fill(page, { huisvesting: 3, financien: 1, sociaal_netwerk: 3, middelengebruik: 2 }, 0);
	await checkPage(page, { name: 'zrm-nieuw' });
	await page.selectOption('[name=rest]', 'niet_nodig');
	await send(page);
	await page.waitForURL(/zrm\?/);
	await page.goto(matrix);
	const row = (name) => page.textContent(`tr:has(th:text-is("${name}"))`);
	assert.match(await row('Huisvesting'), /verbeterd/);
	assert.match(await row('Financiën'), /verslechterd/);
	assert.match(await row('Sociaal netwerk'), /gelijk/);
	assert.match(await row('Justitie'), /niet te vergelijken/);
	assert.equal(await page.locator('.sk-chart svg[role=img]').count(), 2);
	await checkPage(page, { name: 'zrm' });
	await screenshot(page, 'zrm', { fullPage: true });
	await page.setViewportSize(NARROW);
	await screenshot(page, 'zrm-smal', { fullPage: true });
	await page.setViewportSize(WIDE);
	await page.close();
});

test('a low score has a goal or a reason', async () => {
	const page = await world.as('sanne.hendrickx');
	await page.goto(matrix);
	await page.click('text=Vastleggen waarom er geen doel is');
	await checkPage(page, { name: 'zrm-uitzondering' });
	for (const area of await page.locator('textarea[name^="motivering."]').all())
		await area.fill('De bewindvoerder pakt dit buiten het plan op.');
	await send(page);
	await page.waitForURL(/\/zrm(\?|$)/);
	const text = await page.textContent('main');
	assert.match(text, /Bewust geen doel/);
	assert.doesNotMatch(text, /Lage scores zonder doel/);
	await page.close();
});

test('one measurement is corrected with a reason', async () => {
	const page = await world.as('sanne.hendrickx');
	await page.goto(matrix);
	await page.click('table.sk-table--stack tbody a');
	await page.waitForURL(/metingen/);
	await checkPage(page, { name: 'meting' });
	await page.click('main a[href$="/corrigeren"]');
	await page.check(radio('huisvesting', 2));
	await page.fill('[name=waarom]', 'Verkeerde regel aangekruist.');
	await send(page);
	await page.waitForURL((url) => !url.pathname.endsWith('corrigeren'));
	assert.match(await page.textContent('main'), /Verkeerde regel aangekruist/);
	await page.close();
});

test('plans are aligned on three tests and not without', async () => {
	const page = await world.as('sanne.hendrickx');
	await page.goto(world.url(ander));
	const nummer = (await page.textContent('.sk-case__facts dd')).trim();
	await page.goto(world.url(`${casus}/verbanden/nieuw`));
	await page.fill('[name=nummer]', nummer);
	await send(page);
	await page.click('text=Het systeem bij elkaar');
	await page.click('text=Plannen afstemmen');
	await checkPage(page, { name: 'afstemmen' });
	await page.selectOption('[name=ander]', { index: 1 });
	await page.fill('[name=kring]', 'Broers in hetzelfde huis.');
	await page.fill('[name=samenhang]', 'De schulden van de een zijn die van de ander.');
	await page.fill('[name=noodzaak]', ' ');
	await send(page);
	assert.match(await page.title(), /^Fout: /);
	await page.fill('[name=noodzaak]', 'Zonder elkaar lukt geen van beide plannen.');
	await send(page);
	await page.waitForURL(/systeem(\?|$)/);
	assert.match(await page.textContent('main'), /afgestemd met deze casus/);
	await page.goto(world.url(`${casus}/systeem`));
	await checkPage(page, { name: 'systeem', allow: [/status of 400/] });
	await screenshot(page, 'systeem', { fullPage: true });
	await page.close();
});
