// startServer and login against a stand-in that behaves as the program does at its edges: its commands, what it prints,
// how it ends. What the real program does is tested elsewhere; here is tested that the harness believes no lie.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { login, newPage, startBrowser, startServer, totp } from './lib.mjs';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const PROGRAM = `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const [flag, config, ...words] = process.argv.slice(2);
const settings = Object.fromEntries(readFileSync(config, 'utf8').trim().split('\\n').map((line) => line.split(' = ')));
const fault = process.env.STUB_FAULT;
appendFileSync(process.env.STUB_LOG, [flag, ...words.map((word) => word.replace(/.*\\//, ''))].join(' ') + '\\n');
if (words[0] === 'demo') {
	console.log('De regio is gevuld.\\n');
	console.log('sanne@zvh.example   geheim wachtwoord   ${SECRET}   procesregisseur');
	console.log('rik@politie.example\\tander wachtwoord\\t${SECRET}\\tketenpartner');
} else if (fault === words[0]) {
	console.error('dit gaat mis');
	process.exit(1);
} else if (words[0] === 'serve') {
	if (fault === 'sanitizer') console.error('==1==ERROR: AddressSanitizer: heap-use-after-free');
	const step = (n) => '<form method="post" action="/inloggen' + n + '">';
	const send = '<button type="submit">Verder</button>';
	const page = { '/inloggen': step('') + '<input name="email"><input name="wachtwoord">' + send,
		'/inloggen/code': step('/code') + '<input name="code">' + send, '/': '<p>Werkvoorraad' };
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (piece) => { body += piece; });
		request.on('end', () => {
			const path = request.url;
			if (request.method === 'POST') {
				appendFileSync(process.env.STUB_LOG, path + ' ' + decodeURIComponent(body) + '\\n');
				response.writeHead(303, { location: path === '/inloggen' ? '/inloggen/code' : '/' });
				return response.end();
			}
			response.writeHead(page[path] ? 200 : 404, { 'content-type': 'text/html' });
			response.end('<!doctype html><main>' + (page[path] ?? ''));
		});
	}).listen(Number(settings.poort), '127.0.0.1', () => console.log('Schakel luistert op ' + settings.poort));
	process.on('SIGTERM', () => process.exit(0));
}
`;

let folder, kept, browser;
const log = () => join(folder, 'log');
const logged = () => readFileSync(log(), 'utf8').trim().split('\n');

before(async () => {
	folder = mkdtempSync(join(tmpdir(), 'schakel-stub-'));
	kept = { ...process.env };
	const program = join(folder, 'schakel.cjs');
	writeFileSync(program, PROGRAM);
	chmodSync(program, 0o755);
	Object.assign(process.env, { SCHAKEL_BIN: program, STUB_LOG: log() });
	delete process.env.SCHAKEL_PATTERN;
	browser = await startBrowser();
});
beforeEach(() => {
	delete process.env.STUB_FAULT;
	writeFileSync(log(), '');
});
after(async () => {
	await browser?.close();
	process.env = kept;
	rmSync(folder, { recursive: true, force: true });
});

for (const db of ['sqlite', 'postgres']) {
	test(`a server on ${db}: prepared, filled, logged in to, and gone without a trace`, async () => {
		const server = await startServer({ db });
		assert.deepEqual(logged(), ['--config sleutels maak', '--config migreer', '--config catalogus laad catalogus',
			'--config demo vul', '--config serve']);
		assert.deepEqual(server.accounts.map(({ what }) => what), ['procesregisseur', 'ketenpartner']);
		const page = await newPage(browser);
		const codes = [0, 1].map((next) => totp(SECRET, Date.now() + next * 30000));
		await login(page, server, 'procesregisseur');
		assert.equal(new URL(page.url()).pathname, '/');
		const posts = logged().slice(5);
		assert.equal(posts[0], '/inloggen email=sanne@zvh.example&wachtwoord=geheim+wachtwoord');
		assert.ok([...codes, totp(SECRET)].some((code) => posts[1] === `/inloggen/code code=${code}`), posts[1]);
		await page.context().close();
		await server.stop();
		assert.equal(existsSync(server.dir), false);
		await assert.rejects(fetch(server.url));
	});
}

test('a command that fails is a failure', async () => {
	process.env.STUB_FAULT = 'migreer';
	await assert.rejects(startServer({ db: 'sqlite' }), /dit gaat mis/);
	assert.equal(logged().length, 2);
});
test('a server that ends at once is a failure, with what it said', async () => {
	process.env.STUB_FAULT = 'serve';
	await assert.rejects(startServer({ db: 'sqlite' }), /ended \(1\):\ndit gaat mis/);
});
test('a finding of a sanitizer fails the test that stops the server', async () => {
	process.env.STUB_FAULT = 'sanitizer';
	const server = await startServer({ db: 'sqlite', demo: false });
	assert.deepEqual(server.accounts, []);
	await assert.rejects(server.stop(), /AddressSanitizer/);
});
test('no program and no such account are told', async () => {
	const server = await startServer({ db: 'sqlite' });
	assert.throws(() => server.account('burgemeester'), /no account with "burgemeester"/);
	await server.stop();
	const program = process.env.SCHAKEL_BIN;
	delete process.env.SCHAKEL_BIN;
	await assert.rejects(startServer(), /SCHAKEL_BIN/);
	process.env.SCHAKEL_BIN = program;
});
