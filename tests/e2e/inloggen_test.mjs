// Logging in with two factors in a real browser, and what the page before it is like.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, login, newPage, screenshot, startBrowser, startServer } from './lib.mjs';

let server, browser;

before(async () => {
	server = await startServer();
	browser = await startBrowser();
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

test('the page to log in is sound in every look', async () => {
	const page = await newPage(browser);
	await page.goto(`${server.url}/inloggen`);
	await checkPage(page, { name: 'inloggen', full: true });
	await screenshot(page, 'inloggen');
	await page.close();
});

test('a wrong password keeps the address and says so', async () => {
	const page = await newPage(browser);
	await page.goto(`${server.url}/inloggen`);
	await page.fill('[name=email]', 'sanne.hendrickx@zvh.example');
	await page.fill('[name=wachtwoord]', 'niet dit');
	await page.locator('main [type=submit]').first().click();
	assert.equal(await page.inputValue('[name=email]'), 'sanne.hendrickx@zvh.example');
	assert.match(await page.title(), /^Fout: /);
	await page.close();
});

test('two factors lead to the worklist', async () => {
	const page = await newPage(browser);
	await login(page, server, 'sanne.hendrickx');
	assert.equal(await page.textContent('h1'), 'Werkvoorraad');
	await checkPage(page, { name: 'werkvoorraad', full: true });
	await screenshot(page, 'werkvoorraad');
	await page.close();
});
