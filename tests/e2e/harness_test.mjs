// The harness itself: each check lets a sound page through and refuses a page with a planted fault. A check that cannot
// fail would let the whole suite lie.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import {
	axe, checkCollectedHtml, checkKeyboard, checkNoCspErrors, checkPage, checkReflow320, htmlFaults, ibm, newPage,
	nuFaults, screenshot, startBrowser, startPostgres, totp, validateHtml,
} from './lib.mjs';
import { html, startStatic } from './static.mjs';

const here = dirname(fileURLToPath(import.meta.url));

const page = (main, head = '') => `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>Proef – Schakel</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/assets/merk.svg">
<link rel="stylesheet" href="/assets/schakel.css"><script type="module" src="/assets/schakel.js"></script>${head}</head>
<body><header class="sk-topbar"><a class="sk-brand" href="/">Schakel</a></header>
<main id="inhoud"><h1>Proef</h1>${main}</main></body>
</html>
`;

const ROUTES = {
	'GET /sound': page('<p>Tekst met een <a class="nl-link" href="/sound">koppeling</a>.</p>'
		+ '<label for="a">Naam</label><input id="a" type="text">'),
	'GET /no-label': page('<input id="a" type="text">'),
	'GET /low-contrast-dark': page('<p class="planted">Grijs</p>', '<link rel="stylesheet" href="/planted.css">'),
	'GET /planted.css': () => ({ status: 200, headers: { 'content-type': 'text/css' }, body: `
		@media (prefers-color-scheme: dark) { .planted { color: #30363c; } }
		.wide { inline-size: 700px; } a.quiet:focus-visible { outline: none; box-shadow: none; }
		.over { position: fixed; inset: 0 0 auto 0; block-size: 200px; background: #fff; z-index: 99; }` }),
	'GET /bad-html': page('<p><div>Blok in een alinea</div></p><b id="a">1</b><b id="a">2</b>'),
	'GET /bad-time': page('<p><time>vorige week</time></p>'),
	'GET /inline-style': page('<p style="color: red">Rood</p>'),
	'GET /inline-script': page('<p>Tekst</p><script>document.title = "x";</script>'),
	'GET /broken-script': page('<p>Tekst</p>', '<script type="module" src="/broken.js"></script>'),
	'GET /broken.js': () => ({ status: 200, headers: { 'content-type': 'text/javascript' }, body: 'nowhere();' }),
	'GET /sink': page('<p id="t">Tekst</p>', '<script type="module" src="/sink.js"></script>'),
	'GET /sink.js': () => ({ status: 200, headers: { 'content-type': 'text/javascript' },
		body: 'document.getElementById("t").innerHTML = "<b>x</b>";' }),
	'GET /elsewhere': page('<p><img src="http://elsewhere.invalid/x.png" alt=""></p>'),
	'GET /wide': page('<div class="wide">Breed</div>', '<link rel="stylesheet" href="/planted.css">'),
	'GET /no-focus': page('<p><a class="quiet" href="/sound">Stil</a></p>', '<link rel="stylesheet" href="/planted.css">'),
	'GET /covered': page('<p><a href="/sound">Bedekt</a></p><div class="over">Balk</div>',
		'<link rel="stylesheet" href="/planted.css">'),
	'GET /gone': () => html(page('<p>Weg</p>'), 404),
};

let browser, server;
before(async () => {
	server = await startStatic(ROUTES);
	browser = await startBrowser();
});
after(async () => {
	await browser?.close();
	await server?.stop();
});

async function open(path, options) {
	const opened = await newPage(browser, options);
	await opened.goto(server.url + path);
	return opened;
}

async function refuses(path, check, pattern, options) {
	const opened = await open(path, options);
	await assert.rejects(check(opened), (error) => {
		assert.match(error.message, pattern);
		return error.code === 'ERR_ASSERTION';
	});
	await opened.context().close();
}

test('a sound page passes every check', async () => {
	const opened = await open('/sound');
	await checkPage(opened, { full: true });
	assert.equal((await checkKeyboard(opened)).length, 3);
	await checkCollectedHtml();
	await opened.context().close();
	const second = await open('/sound', { bypassCSP: true });
	await ibm(second);
	await second.context().close();
});

test('axe refuses a field without a label', () => refuses('/no-label', axe, /label \(critical\) light 1440/));
test('axe refuses low contrast that only the dark theme has', () =>
	refuses('/low-contrast-dark', axe, /color-contrast \(serious\) dark 1440/));
test('the second engine refuses a field without a label', () =>
	refuses('/no-label', ibm, /input_label/, { bypassCSP: true }));
test('html-validate refuses a block in a paragraph and a double id', async () => {
	await refuses('/bad-html', validateHtml, /no-dup-id/);
	await assert.rejects(checkCollectedHtml(), /Duplicate ID/);
});
test('the Nu checker refuses what html-validate lets through', async () => {
	assert.deepEqual(await htmlFaults(ROUTES['GET /bad-time']), []);
	assert.match((await nuFaults([['/bad-time', ROUTES['GET /bad-time']]])).join(), /^\/bad-time:\d+:\d+ nu .*time/);
});
test('an inline style is refused', () => refuses('/inline-style', checkNoCspErrors, /console: .*inline style/i));
test('an inline style is refused where no policy reports it', () =>
	refuses('/inline-style', checkNoCspErrors, /inline: <p> style/, { bypassCSP: true }));
test('an inline script is refused', () => refuses('/inline-script', checkNoCspErrors, /console: .*inline script/i));
test('an error in a script is refused', () => refuses('/broken-script', checkNoCspErrors, /nowhere is not defined/));
test('markup made from a string is refused', () => refuses('/sink', checkNoCspErrors, /TrustedHTML/));
test('a request to elsewhere is refused, by the policy and by the watch', async () => {
	await refuses('/elsewhere', checkNoCspErrors, /console: .*elsewhere\.invalid/);
	await refuses('/elsewhere', checkNoCspErrors, /elsewhere: http:\/\/elsewhere\.invalid/, { bypassCSP: true });
});
test('an answer 404 is refused unless the test expects it', async () => {
	await refuses('/gone', checkNoCspErrors, /404/);
	const opened = await open('/gone');
	await checkNoCspErrors(opened, { allow: [/404/] });
	await opened.context().close();
});
test('a page wider than 320 px is refused', () =>
	refuses('/wide', checkReflow320, /\d+ px too wide[\s\S]*class="wide"/));
test('a focus that cannot be seen is refused', () =>
	refuses('/no-focus', checkKeyboard, /focus is not visible.*quiet/));
test('a focus under a bar is refused', () => refuses('/covered', checkKeyboard, /covered.*Bedekt/));

test('screenshots are kept only when asked for', async () => {
	const opened = await open('/sound');
	const folder = mkdtempSync(join(tmpdir(), 'schakel-shots-'));
	const before = process.env.SCHAKEL_SCHERMEN;
	delete process.env.SCHAKEL_SCHERMEN;
	await screenshot(opened, '/a');
	process.env.SCHAKEL_SCHERMEN = folder;
	await screenshot(opened, '/casus/plan');
	if (before === undefined) delete process.env.SCHAKEL_SCHERMEN;
	else process.env.SCHAKEL_SCHERMEN = before;
	assert.deepEqual(readdirSync(folder), ['casus-plan.png']);
	rmSync(folder, { recursive: true });
	await opened.context().close();
});

// --- check-html.mjs, as the HTTP tests call it ---------------------------------------------------------------------
const checkHtml = (files, input = '') => new Promise((resolve) => {
	const child = execFile(process.execPath, [join(here, 'check-html.mjs'), ...files], (error, stdout, stderr) =>
		resolve({ code: error ? error.code : 0, stdout, stderr }));
	child.stdin.end(input);
});

test('check-html.mjs tells findings by its exit status', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'schakel-html-'));
	const file = (name, content) => {
		writeFileSync(join(folder, name), content);
		return join(folder, name);
	};
	const sound = file('sound.html', ROUTES['GET /sound']);
	const bad = file('bad.html', ROUTES['GET /bad-html']);
	assert.deepEqual(await checkHtml([sound]), { code: 0, stdout: '1 pages, 0 findings\n', stderr: '' });
	const { code, stdout } = await checkHtml([sound, bad]);
	assert.equal(code, 1);
	assert.match(stdout, /bad\.html:\d+:\d+ no-dup-id/);
	assert.match(stdout, /bad\.html:\d+:\d+ nu Duplicate ID/);
	assert.equal((await checkHtml(['-'], ROUTES['GET /bad-time'])).code, 1);
	assert.equal((await checkHtml([])).code, 2);
	assert.equal((await checkHtml([join(folder, 'absent.html')])).code, 2);
	rmSync(folder, { recursive: true });
});

// --- one-time codes ------------------------------------------------------------------------------------------------
test('one-time codes are those of RFC 6238, appendix B', () => {
	const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'; // "12345678901234567890"
	const vectors = [[59, '94287082'], [1111111109, '07081804'], [1111111111, '14050471'], [1234567890, '89005924'],
		[2000000000, '69279037'], [20000000000, '65353130']];
	for (const [seconds, code] of vectors) assert.equal(totp(secret, seconds * 1000, 8), code);
	assert.equal(totp('gezd gnbv gy3t qojq gezd gnbv gy3t qojq', 59000), '287082');
	assert.throws(() => totp('not base32!'), /no base32/);
});

// --- PostgreSQL ----------------------------------------------------------------------------------------------------
test('a PostgreSQL database of its own comes and goes', async () => {
	const postgres = await startPostgres();
	const ask = (sql) => new Promise((resolve, reject) => {
		execFile('psql', ['-qXtA', '-d', `${postgres.conninfo} user=postgres`, '-c', sql], (error, stdout) =>
			(error ? reject(error) : resolve(stdout.trim())));
	});
	assert.match(await ask('select current_database()'), /^schakel_e2e_/);
	await postgres.stop();
	await assert.rejects(ask('select 1'));
});
