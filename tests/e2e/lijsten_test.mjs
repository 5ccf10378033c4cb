// Lists on a telephone: the list is on the first screen, the filters are one press away and say how many are set, with and
// without script. On a wide screen they stand open. And the first page of somebody for whom nothing waits yet.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkCollectedHtml, checkSound, newPage, enter, NARROW, WIDE } from './lib.mjs';
import { startWorld } from './world.mjs';

let world;

before(async () => { world = await startWorld(); });
after(() => world?.stop());

// Name, person, and the select by which it is filtered.
const LISTS = [['/casussen?wie=alle', 'sanne.hendrickx', 'fase'], ['/intake', 'noor.habets', 'soort'],
	['/beheer/organisaties', 'kees.dassen', 'domein'], ['/beheer/medewerkers', 'kees.dassen', 'organisatie']];
const box = '.sk-filterbox';
const rowTop = async (page) => (await page.locator('main tbody tr').first().boundingBox()).y;

async function filter(page, path, field) {
	await page.goto(world.url(path));
	assert.ok(await rowTop(page) < NARROW.height - 120, `${path}: the list begins at ${await rowTop(page)}`);
	assert.equal(await page.locator(`${box} select`).first().isVisible(), false, path);
	await page.locator(`${box} > summary`).click();
	const value = await page.locator(`${box} select[name=${field}] option`).nth(1).getAttribute('value');
	await page.locator(`${box} select[name=${field}]`).selectOption(value);
	await page.locator(`${box} button[type=submit]`).click();
	await page.waitForURL(new RegExp(`[?&]${field}=${value}`));
	assert.match(await page.locator(`${box} > summary`).innerText(), /[12] actief/, path);
	assert.equal(await page.locator(`${box} select`).first().isVisible(), false, path);
	assert.equal(await page.locator(`${box} select[name=${field}]`).inputValue(), value);
	await page.locator(`${box} > summary`).click();
	await page.locator(`${box} a`, { hasText: 'Filters wissen' }).click();
	assert.doesNotMatch(page.url(), new RegExp(`${field}=`));
	assert.doesNotMatch(await page.locator(`${box} > summary`).innerText(), /actief/);
}

test('on a telephone the list comes first and the filters are behind a button', async () => {
	for (const [path, who, field] of LISTS) {
		const page = await world.as(who, { viewport: NARROW });
		await filter(page, path, field);
		await page.close();
	}
});

test('and so without script', async () => {
	const page = await newPage(world.browser, { viewport: NARROW, javaScriptEnabled: false });
	await enter(page.context(), world.server, 'tim.boesten');
	await filter(page, '/casussen?wie=alle', 'fase');
	await page.context().close();
});

test('on a wide screen the filters stand open', async () => {
	for (const [path, who, field] of LISTS) {
		const page = await world.as(who, { viewport: WIDE });
		await page.goto(world.url(path));
		assert.equal(await page.locator(`${box} > summary`).isVisible(), false, path);
		await page.locator(`${box} select[name=${field}]`).selectOption({ index: 1 });
		await page.locator(`${box} button[type=submit]`).click();
		await page.waitForURL(new RegExp(`[?&]${field}=.`));
		await page.close();
	}
});

test('who has nothing yet reads what can be done', async () => {
	const page = await world.as('petra.claessens', { viewport: NARROW });
	await page.goto(world.url('/'));
	await page.locator('#begin-titel').waitFor();
	await checkSound(page, 'werkvoorraad-nieuw');
	await page.setViewportSize(NARROW);
	await page.locator('.sk-steps a').first().click();
	assert.notEqual(new URL(page.url()).pathname, '/');
	await page.close();
});

// Without script another form of the page would be sent without what was typed here.
test('while one form is filled in the others of the page step back, without script', async () => {
	const page = await newPage(world.browser, { viewport: WIDE, javaScriptEnabled: false });
	await enter(page.context(), world.server, 'noor.habets');
	await page.goto(world.url('/intake'));
	await page.locator('main tbody a').first().click();
	const other = page.locator('main form[method=post]', { hasNot: page.locator('textarea') }).locator('button[type=submit]').first();
	const typed = page.locator('main form[method=post] textarea').first();
	assert.ok(await other.isVisible());
	assert.equal(await page.locator('.sk-eerst:visible').count(), 0);
	await typed.fill('Wat is er gebeurd?');
	await typed.press('Tab');
	assert.equal(await other.isVisible(), false);
	assert.ok(await page.locator('.sk-eerst:visible').count() > 0);
	assert.ok(await typed.isVisible());
	await page.context().close();
});

test('a file goes along with what was typed beside it, without script', async () => {
	const page = await newPage(world.browser, { viewport: NARROW, javaScriptEnabled: false });
	await enter(page.context(), world.server, 'rik.schreurs');
	await page.goto(world.url('/aanmelden'));
	await page.goto(page.url().replace(/persoon$/, 'partners'));
	await page.locator('textarea').fill('Wijkteam Noord');
	await page.locator('input[type=file]').setInputFiles({ name: 'verslag.txt', mimeType: 'text/plain', buffer: Buffer.from('Kort') });
	await page.getByRole('button', { name: 'Bijlage toevoegen' }).click();
	await page.getByText('verslag.txt').first().waitFor();
	assert.equal(await page.locator('textarea').inputValue(), 'Wijkteam Noord');
	await page.context().close();
});

test('all pages are valid HTML', () => checkCollectedHtml());
