// The house and its people, and the life of an account: made, invited, set up, lost, changed, ended. In a browser.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkPage, day, freshTotp, login, newPage, NARROW, screenshot, startBrowser, startServer, until } from './lib.mjs';

let server, browser;

before(async () => {
	server = await startServer();
	browser = await startBrowser();
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

const PASSWORD = 'vier losse woorden achter elkaar';
const send = (page, text) => page.getByRole('button', { name: text, exact: true }).click();

// What the newest mail to somebody says that fits the pattern.
function mailTo(address, pattern) {
	const dir = join(server.dir, 'mail');
	return until(() => {
		const mails = readdirSync(dir).sort().reverse().map((name) => readFileSync(join(dir, name), 'utf8'));
		const found = mails.filter((text) => text.includes(`To: ${address}`)).map((mail) =>
			Buffer.from(mail.split(/\r?\n\r?\n/).slice(1).join(''), 'base64').toString('utf8').match(pattern)).find(Boolean);
		return found?.[0];
	}, `a mail to ${address}`);
}

const LINK = /http:\/\/127\.0\.0\.1:\d+\/uitnodiging\?code=[\w-]{43}/;

test('the lists of administration are sound', async () => {
	const page = await newPage(browser);
	await login(page, server, 'kees.dassen');
	for (const [path, heading] of [['/beheer/medewerkers', 'Medewerkers'], ['/beheer/organisaties', 'Organisaties'],
		['/beheer/huizen', 'Huizen'], ['/beheer/gemeenten', 'Gemeenten'], ['/overdracht', 'Werk om over te dragen'],
		['/beheer/medewerkers/nieuw', 'Medewerker toevoegen'], ['/beheer/organisaties/nieuw', 'Organisatie toevoegen'],
		['/beheer/huizen/nieuw', 'Huis toevoegen'], ['/profiel', 'Profiel'], ['/meldingen', 'Meldingen'],
		['/profiel/wachtwoord', 'Wachtwoord wijzigen'], ['/profiel/factor', 'Tweede factor opnieuw instellen'],
		['/profiel/herstelcodes', 'Herstelcodes'], ['/bewaard', 'Niet verzonden invoer'], ['/werkgebied', 'Werkgebied']]) {
		await page.goto(server.url + path);
		assert.equal(await page.textContent('h1'), heading);
		await checkPage(page, { name: path });
		await page.setViewportSize(NARROW);
		await screenshot(page, `${path}-smal`);
		await page.setViewportSize({ width: 1440, height: 900 });
	}
	await page.goto(`${server.url}/beheer/huizen`);
	await page.getByRole('link', { name: /Parkstad/ }).click();
	await checkPage(page, { name: 'huis' });
	await page.goto(`${server.url}/beheer/organisaties`);
	await page.getByRole('link', { name: 'GGZ Maasdal' }).click();
	await checkPage(page, { name: 'organisatie' });
	await page.goto(`${server.url}/beheer/medewerkers?q=rutten`);
	await page.getByRole('link', { name: 'Anouk Rutten' }).click();
	await checkPage(page, { name: 'medewerker' });
	await page.setViewportSize(NARROW);
	await screenshot(page, 'medewerker-smal', { fullPage: true });
	await page.close();
});

test('the pages before logging in are sound', async () => {
	const page = await newPage(browser);
	for (const path of ['/wachtwoord-vergeten', '/wachtwoord-vergeten?klaar=1', '/werkgebied']) {
		await page.goto(server.url + path);
		await checkPage(page, { name: `zonder-account${path}` });
	}
	await page.close();
});

test('somebody new is added, invited, sets up and comes in', async () => {
	const beheer = await newPage(browser);
	await login(beheer, server, 'kees.dassen');
	await beheer.goto(`${server.url}/beheer/medewerkers/nieuw`);
	await beheer.selectOption('[name=organisatie]', { label: 'Politie Geuldal' });
	await beheer.fill('[name=naam]', 'Jasmijn Ünlü');
	await beheer.fill('[name=email]', 'jasmijn.unlu@politie.example');
	await beheer.fill('[name=tot]', '1-1-2020');
	await send(beheer, 'Medewerker opslaan');
	assert.equal(await beheer.inputValue('[name=naam]'), 'Jasmijn Ünlü'); // refused, nothing lost
	await checkPage(beheer, { name: 'medewerker-fout', allow: [/400/] });
	await beheer.fill('[name=tot]', day(800));
	await send(beheer, 'Medewerker opslaan');
	assert.match(await beheer.textContent('main'), /VOG en opleiding ontbreken/);
	await beheer.getByRole('link', { name: 'Gegevens wijzigen' }).click();
	await beheer.fill('[name=vog]', '1-2-2026');
	await beheer.fill('[name=opleiding]', '1-3-2026');
	await send(beheer, 'Medewerker opslaan');
	await beheer.selectOption('[name=rol]', 'ketenpartner');
	await send(beheer, 'Rol geven');
	await send(beheer, 'Uitnodiging versturen');
	assert.match(await beheer.textContent('main'), /De uitnodiging is verstuurd/);
	const link = await mailTo('jasmijn.unlu@politie.example', LINK);

	const page = await newPage(browser);
	await page.goto(link);
	assert.doesNotMatch(await page.content(), /Jasmijn|jasmijn/);
	await checkPage(page, { name: 'uitnodiging' });
	await page.fill('[name=nieuw]', 'welkom2026!!');
	await page.fill('[name=nogmaals]', 'welkom2026!!');
	await send(page, 'Wachtwoord opslaan');
	assert.match(await page.textContent('main'), /te bekend/);
	await page.fill('[name=nieuw]', PASSWORD);
	await page.fill('[name=nogmaals]', PASSWORD);
	await send(page, 'Wachtwoord opslaan');
	await checkPage(page, { name: 'tweede-factor', allow: [/400/] });
	const secret = (await page.textContent('main code')).replaceAll(' ', '');
	await page.fill('[name=code]', '000000');
	await send(page, 'Bevestigen');
	assert.equal((await page.textContent('main code')).replaceAll(' ', ''), secret); // the same secret after a typing error
	await page.fill('[name=code]', await freshTotp(secret));
	await send(page, 'Bevestigen');
	await send(page, 'Herstelcodes maken');
	await checkPage(page, { name: 'herstelcodes-gemaakt', allow: [/400/] });
	const codes = await page.locator('#codes li').allTextContents();
	assert.equal(new Set(codes).size, 10);
	await page.getByRole('link', { name: 'Ik heb de codes bewaard' }).click();
	await send(page, 'Overal uitloggen');
	await page.waitForURL(/inloggen/);

	await page.fill('[name=email]', 'jasmijn.unlu@politie.example');
	await page.fill('[name=wachtwoord]', PASSWORD);
	await send(page, 'Inloggen');
	await page.fill('[name=code]', codes[0].toLowerCase());
	await send(page, 'Bevestigen');
	assert.equal(await page.textContent('h1'), 'Werkvoorraad');
	await page.goto(link); // it worked once
	assert.match(await page.textContent('main'), /verlopen of al gebruikt/);
	await page.close();
	await beheer.close();
});

test('a forgotten password, in English and in the dark', async () => {
	const page = await newPage(browser);
	await page.goto(`${server.url}/inloggen`);
	await page.getByRole('link', { name: 'Wachtwoord vergeten' }).click();
	await page.fill('[name=email]', 'femke.groot@om.example');
	await send(page, 'Link versturen');
	const said = await page.textContent('main');
	await page.goto(`${server.url}/wachtwoord-vergeten`);
	await page.fill('[name=email]', 'niemand@om.example');
	await send(page, 'Link versturen');
	assert.equal(await page.textContent('main'), said); // known or not: the same answer
	await page.goto(await mailTo('femke.groot@om.example', LINK));
	await page.fill('[name=nieuw]', PASSWORD);
	await page.fill('[name=nogmaals]', PASSWORD);
	await send(page, 'Wachtwoord opslaan');
	const femke = server.account('femke.groot');
	await page.fill('[name=code]', await freshTotp(femke.secret, femke.email));
	await send(page, 'Bevestigen');
	await page.goto(`${server.url}/profiel`);
	await page.getByLabel('English').check();
	await page.getByLabel('Donker').check();
	await send(page, 'Voorkeuren opslaan');
	assert.equal(await page.getAttribute('html', 'lang'), 'en');
	assert.equal(await page.getAttribute('html', 'data-thema'), 'donker');
	await checkPage(page, { name: 'profiel-donker' });
	await page.close();
});
