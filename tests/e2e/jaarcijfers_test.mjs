// The figures of a year: on screen, narrow, dark, on paper, and as a file; and the public register of processing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkCollectedHtml, checkSound, newPage, screenshot } from './lib.mjs';
import { startWorld } from './world.mjs';

let world;

before(async () => { world = await startWorld(); });
after(() => world?.stop());

const tekst = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

async function gaaf(page, naam) {
	await checkSound(page, naam);
	await page.emulateMedia({ colorScheme: 'dark' });
	await screenshot(page, `${naam}-donker`, { fullPage: true });
	await page.emulateMedia({ colorScheme: 'light', media: 'print' });
	await screenshot(page, `${naam}-papier`, { fullPage: true });
	await page.emulateMedia({ media: 'screen' });
}

test('the figures of a year, without small numbers', async () => {
	const page = await world.as('marjolein.tonnaer');
	await page.goto(world.url('/cijfers'));
	await page.locator('main a', { hasText: 'Jaarcijfers' }).click();
	const inhoud = await tekst(page);
	assert.match(inhoud, /Aanmeldingen ontvangen/);
	assert.match(inhoud, /<5/);
	for (const cel of await page.$$eval('main td.is-num', (all) => all.map((x) => x.textContent.trim()))) {
		assert.doesNotMatch(cel, /^[1-4]$/, 'a small number');
	}
	await gaaf(page, 'jaarcijfers');
	const link = page.locator('main a', { hasText: 'Downloaden als CSV' });
	const answer = await page.request.get(world.url(await link.getAttribute('href')));
	assert.match(answer.headers()['content-type'], /text\/csv/);
	assert.doesNotMatch(await answer.text(), /;"[1-4]"\r/);
});

test('anybody reads the register of processing, at a fixed place', async () => {
	const page = await newPage(world.browser);
	await page.goto(world.url('/verwerkingen#toezicht'));
	assert.match(await tekst(page), /Register van verwerkingen/);
	assert.equal(await page.locator('#toezicht').count(), 1);
	await gaaf(page, 'verwerkingen');
	await page.context().close();
});

test('all pages together are sound', () => checkCollectedHtml());
