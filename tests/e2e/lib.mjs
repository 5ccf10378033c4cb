// Everything a browser test of Schakel uses, from one place. A test file looks like this:
//
//   import { test, before, after } from 'node:test';
//   import { startBrowser, startServer, newPage, login, checkPage, checkCollectedHtml } from './lib.mjs';
//   let browser, server;
//   before(async () => { server = await startServer(); browser = await startBrowser(); });
//   after(async () => { await browser?.close(); await server?.stop(); });
//   test('werkvoorraad', async () => {
//   	const page = await newPage(browser);
//   	await login(page, server, 'procesregisseur');
//   	await checkPage(page);
//   });
//   test('all pages of this file are valid HTML', () => checkCollectedHtml());
export * from './browser.mjs';
export { day } from './day.mjs';
export { htmlFaults, nuFaults } from './html.mjs';
export { enter, login, startPostgres, startServer } from './server.mjs';
export { freshTotp, totp } from './totp.mjs';
