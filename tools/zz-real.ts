import { spawnSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { startNative } from '/work/main/tools/site/native-sqlite.ts';
import { rest } from '/work/main/tools/lib/rest.ts';
import { startImap, plainMail } from '/work/main/src/poller/testing/imap-fixture.ts';
const C='/work/shared/mail-corpus';
const site = await startNative( { name: 'poller-try', port: 24150, fresh: true }, 'npm' );
try {
 const [ admin, poller ] = await site.users( [ { login: 'admin', role: 'administrator' }, { login: 'poller', role: 'mesa_poller' } ] as any );
 const a = rest( site.url, admin as any );
 const mails: Buffer[] = [];
 for (const c of readdirSync(C)) { let idx; try { idx=JSON.parse(readFileSync(`${C}/${c}/index.json`,'utf8')) } catch { continue } for (const e of idx) if (/^raw/.test(e.kind)) mails.push(readFileSync(`${C}/${c}/${e.file}`)); }
 const imap = await startImap( mails as any, 24151 );
 const box = await a.call( 'createMailbox', { body: { name: 'Support', address: 'support@shop.example', incoming: { host: '127.0.0.1', port: 24151, security: 'none', username: 'support' }, incoming_password: 'imap-secret', after_fetch: 'seen' } } as any );
 const env = { ...process.env, MESA_SITE: site.url, MESA_USER: (poller as any).user, MESA_APP_PASSWORD: (poller as any).password };
 const B='/work/main/dist/mesa-poller/mesa-poller.mjs';
 const cmd=(args:string[],input?:string)=>{ return new Promise<any>(res=>{const s=Date.now();const c=spawn('node',[B,...args],{env});let o='',e='';c.stdout.on('data',d=>o+=d);c.stderr.on('data',d=>e+=d);c.stdin.on('error',()=>{});c.stdin.end(input);c.on('close',code=>res({code,o,e,ms:Date.now()-s}))})};
 const d = await cmd(['doctor']); console.log(d.o, d.e);
 const r = await cmd(['run']); console.log('run', r.code, r.ms, 'ms for', mails.length); console.log(r.e.split('\n').filter((l:string)=>!/New ticket|Added/.test(l)).slice(-25).join('\n'));
 console.log('new', (r.e.match(/New ticket/g)||[]).length, 'added', (r.e.match(/Added to/g)||[]).length);
 const r2 = await cmd(['run']); console.log('again', r2.code, r2.ms, r2.e.slice(-300));
 const p = await cmd(['pipe','--mailbox',String((box as any).id)], plainMail('piped')); console.log('pipe', p.code, p.e);
 console.log(JSON.stringify((await a.call('listFolders',{} as any))).slice(0,400));
 console.log(JSON.stringify((await a.call('getMailbox',{path:{id:(box as any).id}} as any))).slice(0,900));
 await imap.stop();
} finally { await site.stop(); }
process.exit(0);
